package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import nicc.dsl.model.Device;
import nicc.dsl.model.Ring;
import nicc.verifier.flow.Tally;

/// Judges exit plans: E1 no missed exit, E2 no needless exit, E3 the least plan, E4 counting, E5 memory order
/// (docs/verifier.md, section Exits).
/// One instance judges any number of plans of one device, and does what they share once. Several sites are
/// judged at a
/// time.
public final class ExitClaims {

    private record PageKey(int bar, long page, boolean stores, String platform) {}

    private final Device device;
    private final Soundness soundness;
    private final Search search;
    private final Map<String, Tally> tallies;
    private final Map<Ring, Handover> handovers;
    private final Map<PageKey, Optional<Witness>> pages = new ConcurrentHashMap<>();

    /// Prepares.
    ///
    /// @param device the device
    public ExitClaims(Device device) {
        this.device = device;
        soundness = new Soundness(device);
        search = new Search(device, soundness);
        tallies = soundness.tallies();
        handovers = device.rings().parallelStream()
                .collect(Collectors.toMap(ring -> ring, ring -> Handover.of(device, ring, soundness)));
    }

    /// Judges a plan.
    ///
    /// @param plan a plan of the device
    /// @param progress is told each verdict as it falls, by any thread
    /// @return the verdicts
    public ExitReport judge(PlanData plan, Consumer<SiteVerdict> progress) {
        LeastPlan least = new LeastPlan(device, plan.platform(), soundness);
        List<SiteVerdict> verdicts = Site.all(device).parallelStream()
                .map(site -> {
                    SiteVerdict verdict = unsound(site, plan, least).orElseGet(() -> needless(site, plan, least));
                    progress.accept(verdict);
                    return verdict;
                })
                .toList();
        List<Claim> claims = new ArrayList<>(Counting.of(device, soundness, tallies, handovers));
        claims.addAll(Ordering.of(device, plan, soundness, tallies, handovers));
        return new ExitReport(
                device, plan, verdicts, claims, soundness.constants().lemmas(device), search.runs());
    }

    /// Compares a list that people keep by hand with what is proved and witnessed: every write to a memory
    /// region
    /// coalesced but those of the list, every read trapped.
    ///
    /// @param list the list
    /// @return a verdict for each write: [SiteVerdict.Status#NEEDLESS] and [SiteVerdict.Status#MISSED] tell
    /// where
    /// it is wrong
    public HandListReport compare(HandList list) {
        List<SiteVerdict> verdicts = Site.all(device).parallelStream()
                .filter(site -> site.write() && list.covers(site))
                .map(site -> compare(site, list.mechanism(site)))
                .toList();
        return new HandListReport(list, verdicts);
    }

    private SiteVerdict compare(Site site, Mechanism mechanism) {
        boolean coalesced = mechanism == Mechanism.COALESCED;
        Optional<String> why = soundness.coalesce(site, Set.of(), Set.of());
        if (why.isEmpty()) {
            SiteVerdict.Status status = coalesced ? SiteVerdict.Status.FREE : SiteVerdict.Status.NEEDLESS;
            return verdict(site, mechanism, Mechanism.COALESCED, status, "only later accesses can tell");
        }
        Optional<Witness> witness = search.find(
                site, Mechanism.COALESCED, other -> other.equals(site) ? Mechanism.COALESCED : Mechanism.TRAPPED);
        SiteVerdict.Status status = witness.isPresent()
                ? coalesced ? SiteVerdict.Status.MISSED : SiteVerdict.Status.NECESSARY
                : coalesced ? SiteVerdict.Status.UNPROVED : SiteVerdict.Status.NOT_SHOWN;
        return new SiteVerdict(site, mechanism, Mechanism.TRAPPED, status, why.get(), witness);
    }

    /// E1: the plan's own mechanism, among the mechanisms of the plan.
    private Optional<SiteVerdict> unsound(Site site, PlanData plan, LeastPlan least) {
        Mechanism mechanism = plan.of(site);
        Mechanism other = least.of(site).mechanism();
        if (mechanism.compareTo(other) >= 0 || mechanism == Mechanism.TRAPPED) {
            return Optional.empty();
        }
        Optional<Witness> witness = search.find(site, mechanism, plan::of);
        SiteVerdict.Status status = witness.isPresent() ? SiteVerdict.Status.MISSED : SiteVerdict.Status.UNPROVED;
        String why = least.whyNot(site, mechanism).orElse(least.of(site).reason());
        return Optional.of(new SiteVerdict(site, mechanism, other, status, why, witness));
    }

    /// E2 and E3: everything cheaper that the platform has, among the mechanisms of the least plan.
    private SiteVerdict needless(Site site, PlanData plan, LeastPlan least) {
        Mechanism mechanism = plan.of(site);
        LeastPlan.Choice best = least.of(site);
        if (best.mechanism() != mechanism) {
            String why = best.mechanism().word() + " is proved to do";
            return verdict(site, mechanism, best.mechanism(), SiteVerdict.Status.NEEDLESS, why);
        }
        if (!mechanism.exits()) {
            return verdict(site, mechanism, mechanism, SiteVerdict.Status.FREE, best.reason());
        }
        Optional<Witness> last = Optional.empty();
        for (Mechanism cheaper : Mechanism.values()) {
            if (cheaper.compareTo(mechanism) < 0 && possible(cheaper, site, least)) {
                Optional<Witness> witness = witness(site, cheaper, plan, least);
                if (witness.isEmpty()) {
                    String why = cheaper.word() + " is neither proved nor refuted: " + best.reason();
                    return verdict(site, mechanism, mechanism, SiteVerdict.Status.NOT_SHOWN, why);
                }
                last = cheaper == Mechanism.MAPPED
                                || last.isEmpty()
                                || last.get().mechanism() == Mechanism.MAPPED
                        ? witness
                        : last;
            }
        }
        return last.isPresent()
                ? new SiteVerdict(site, mechanism, mechanism, SiteVerdict.Status.NECESSARY, why(last.get(), best), last)
                : verdict(site, mechanism, mechanism, SiteVerdict.Status.CHEAPEST, best.reason());
    }

    private static String why(Witness witness, LeastPlan.Choice best) {
        return witness.mechanism() == Mechanism.MAPPED
                ? "its page traps because of " + witness.site().name()
                : best.reason();
    }

    private boolean possible(Mechanism cheaper, Site site, LeastPlan least) {
        return (site.write() || cheaper == Mechanism.MAPPED) && least.offers(cheaper, site);
    }

    private Optional<Witness> witness(Site site, Mechanism cheaper, PlanData plan, LeastPlan least) {
        if (cheaper == Mechanism.MAPPED) {
            boolean stores = site.write() || !plan.platform().readOnlyPages();
            return site.pages(plan.platform().pageBytes()).stream()
                    .map(page -> page(
                            new PageKey(
                                    site.bar().index(),
                                    page,
                                    stores,
                                    plan.platform().name()),
                            plan,
                            least))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        Map<Site, Mechanism> changed = new HashMap<>(least.mechanisms());
        changed.put(site, cheaper);
        return search.find(site, cheaper, of(changed));
    }

    /// Why a page has to trap: with all of it mapped, some register of it gives the platform away.
    private Optional<Witness> page(PageKey key, PlanData plan, LeastPlan least) {
        return pages.computeIfAbsent(key, page -> {
            Map<Site, Mechanism> changed = new HashMap<>(least.mechanisms());
            List<Site> blamed = new ArrayList<>();
            for (Site site : Site.all(device)) {
                if (site.bar().index() == page.bar()
                        && (page.stores() || !site.write())
                        && site.pages(plan.platform().pageBytes()).contains(page.page())) {
                    changed.put(site, Mechanism.MAPPED);
                    Optional<String> why = site.write() ? soundness.store(site) : soundness.load(site);
                    if (why.isPresent()) {
                        blamed.add(site);
                    }
                }
            }
            blamed.sort(Comparator.comparing(site -> !livesByItself(site)));
            return search.findAmong(blamed, Mechanism.MAPPED, of(changed));
        });
    }

    /// Whether events change what a site shows: such registers are likelier to give a page away.
    private boolean livesByItself(Site site) {
        Set<String> moved = new TreeSet<>();
        soundness.events().values().forEach(event -> moved.addAll(event.writes()));
        return Soundness.meet(soundness.whole(site).writes(), moved);
    }

    private static Function<Site, Mechanism> of(Map<Site, Mechanism> mechanisms) {
        return site -> mechanisms.getOrDefault(site, Mechanism.TRAPPED);
    }

    private static SiteVerdict verdict(
            Site site, Mechanism mechanism, Mechanism least, SiteVerdict.Status status, String because) {
        return new SiteVerdict(site, mechanism, least, status, because, Optional.empty());
    }
}
