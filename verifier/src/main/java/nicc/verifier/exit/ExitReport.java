package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nicc.dsl.model.Device;

/// What was found about a plan.
///
/// @param device the device
/// @param plan the plan that was judged
/// @param verdicts one for each site, by region and offset, read before write
/// @param bounds what is claimed of every event: E4 and E5
/// @param lemmas what is known about every reachable state
/// @param runs programs that the search has run so far
public record ExitReport(
        Device device, PlanData plan, List<SiteVerdict> verdicts, List<Claim> bounds, List<String> lemmas, int runs) {

    /// Copies the lists.
    public ExitReport {
        verdicts = List.copyOf(verdicts);
        bounds = List.copyOf(bounds);
        lemmas = List.copyOf(lemmas);
    }

    /// Whether E1 to E5 all hold.
    ///
    /// @return true when the plan is proved minimal
    public boolean minimal() {
        return verdicts.stream().allMatch(verdict -> verdict.status().holds())
                && bounds.stream().allMatch(Claim::holds);
    }

    /// The claims, a line each.
    ///
    /// @return E1 to E5
    public List<String> claims() {
        return List.of(
                claim("E1 no missed exit", SiteVerdict.Status.MISSED, SiteVerdict.Status.UNPROVED),
                claim("E2 no needless exit", SiteVerdict.Status.NEEDLESS, SiteVerdict.Status.NOT_SHOWN),
                "E3 least plan          "
                        + (verdicts.stream().allMatch(v -> v.mechanism() == v.least())
                                ? "PROVED: the plan is the least one"
                                : "REFUTED: "
                                        + verdicts.stream()
                                                .filter(v -> v.mechanism() != v.least())
                                                .count() + " sites differ from the least plan"),
                bound("E4", "E4 counting"),
                bound("E5", "E5 memory order"));
    }

    private String bound(String family, String name) {
        List<Claim> claims =
                bounds.stream().filter(claim -> claim.family().equals(family)).toList();
        long refuted = claims.stream().filter(claim -> !claim.holds()).count();
        String result = refuted > 0
                ? "REFUTED: " + refuted + " of " + claims.size() + " statements"
                : "PROVED: " + claims.size() + " statements";
        return String.format(Locale.ROOT, "%-22s %s", name, result);
    }

    private String claim(String name, SiteVerdict.Status refuted, SiteVerdict.Status open) {
        long wrong =
                verdicts.stream().filter(verdict -> verdict.status() == refuted).count();
        long unknown =
                verdicts.stream().filter(verdict -> verdict.status() == open).count();
        String result =
                wrong > 0 ? "REFUTED: " + wrong + " sites" : unknown > 0 ? "UNKNOWN: " + unknown + " sites" : "PROVED";
        return String.format(Locale.ROOT, "%-22s %s", name, result);
    }

    /// The report as text.
    ///
    /// @return lines
    public String text() {
        StringBuilder out = new StringBuilder();
        for (SiteVerdict verdict : verdicts) {
            out.append(line(verdict));
        }
        out.append('\n').append(paths()).append('\n');
        lemmas.forEach(lemma -> out.append("lemma: ").append(lemma).append('\n'));
        bounds.forEach(claim -> out.append(claim.text()).append('\n'));
        out.append('\n');
        claims().forEach(claim -> out.append(claim).append('\n'));
        counts().forEach((status, count) -> out.append(String.format(Locale.ROOT, "%6d %s%n", count, status.words())));
        out.append(summary());
        return out.toString();
    }

    static String line(SiteVerdict verdict) {
        String witness =
                verdict.witness().map(found -> "\n        " + found.text()).orElse("");
        return String.format(
                Locale.ROOT,
                "%d:%05x %-14s %-10s %-20s %s%s%n",
                verdict.site().bar().index(),
                verdict.site().register().offset(),
                verdict.site().name(),
                verdict.mechanism().word(),
                verdict.status().words(),
                verdict.because(),
                witness);
    }

    private String paths() {
        StringBuilder out = new StringBuilder();
        PathFormula.all(device, plan)
                .forEach(path ->
                        out.append(String.format(Locale.ROOT, "path %-16s %s exits%n", path.path(), path.formula())));
        out.append(String.format(
                Locale.ROOT, "%-16s %6s %6s %12s %9s%n", "path", "frames", "exits", "exits/frame", "optional"));
        for (PathCost cost : PathCost.all(device, plan)) {
            out.append(String.format(
                    Locale.ROOT,
                    "%-16s %6d %6d %12.3f %9d%n",
                    cost.path(),
                    cost.units(),
                    cost.exits(),
                    (double) cost.exits() / cost.units(),
                    cost.optional()));
        }
        return out.toString();
    }

    private String summary() {
        return device.name() + " on " + plan.platform().name() + ": "
                + (minimal() ? "minimal" : "not shown minimal")
                + " in the mechanisms that the platform offers, under the assumptions of docs/verifier.md, section Exits\n";
    }

    private Map<SiteVerdict.Status, Integer> counts() {
        Map<SiteVerdict.Status, Integer> counts = new EnumMap<>(SiteVerdict.Status.class);
        verdicts.forEach(verdict -> counts.merge(verdict.status(), 1, Integer::sum));
        return counts;
    }

    /// The report as JSON data.
    ///
    /// @return maps, lists, strings and numbers
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("device", device.name());
        data.put("platform", plan.platform().name());
        data.put("minimal", minimal());
        data.put("claims", claims());
        data.put("sites", sites(verdicts));
        data.put("bounds", bounds);
        data.put("lemmas", lemmas);
        data.put("paths", PathCost.all(device, plan));
        data.put("formulas", PathFormula.all(device, plan));
        data.put("pages", PageTraps.of(verdicts, plan.platform()));
        return data;
    }

    /// Verdicts as JSON data.
    ///
    /// @param verdicts the verdicts
    /// @return one map each
    public static List<Map<String, Object>> sites(List<SiteVerdict> verdicts) {
        List<Map<String, Object>> sites = new ArrayList<>();
        for (SiteVerdict verdict : verdicts) {
            Map<String, Object> site = new LinkedHashMap<>();
            site.put("bar", verdict.site().bar().index());
            site.put("offset", verdict.site().register().offset());
            site.put("register", verdict.site().register().name());
            site.put("write", verdict.site().write());
            site.put("mechanism", verdict.mechanism().name());
            site.put("least", verdict.least().name());
            site.put("status", verdict.status().name());
            site.put("because", verdict.because());
            verdict.witness().ifPresent(witness -> {
                site.put("instead", witness.mechanism().name());
                site.put("parameters", witness.parameters());
                site.put("program", witness.steps().stream().map(Step::toString).toList());
                site.put("meant", witness.meant());
                site.put("seen", witness.seen());
            });
            sites.add(site);
        }
        return sites;
    }
}
