package nicc.verifier.report;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import nicc.verifier.refine.Result;

/// A verification as lines of text: families with their counts, and in full whatever is not proved.
public final class TextReport {
    private final Verification verification;
    private final StringBuilder out = new StringBuilder();

    private TextReport(Verification verification) {
        this.verification = verification;
    }

    /// Writes a report.
    ///
    /// @param verification what was found
    /// @param verbose whether each obligation gets a line of its own
    /// @return lines
    public static String of(Verification verification, boolean verbose) {
        TextReport report = new TextReport(verification);
        report.head();
        if (verbose) {
            verification.results().forEach(report::line);
        } else {
            Family.of(verification.results()).forEach(report::family);
            report.open();
        }
        report.exits();
        report.summary();
        return report.out.toString();
    }

    /// Writes a line, and before it whatever is not proved.
    ///
    /// @param verification what was found
    /// @return lines
    public static String brief(Verification verification) {
        TextReport report = new TextReport(verification);
        verification.results().stream().filter(result -> !result.proved()).forEach(report::line);
        verification.exits().stream()
                .filter(findings -> !findings.hold())
                .flatMap(findings -> findings.claims().stream())
                .forEach(claim -> report.out.append(claim).append('\n'));
        Subject subject = verification.subject();
        report.out.append(subject.device()).append(", ").append(subject.build()).append(" build: ");
        report.out.append(line(verification)).append(exits(verification)).append('\n');
        return report.out.toString();
    }

    private static String exits(Verification verification) {
        return verification.exits().stream()
                .map(findings ->
                        "; exits on " + findings.profile() + (findings.hold() ? " minimal" : " NOT shown minimal"))
                .collect(Collectors.joining());
    }

    private void head() {
        Subject subject = verification.subject();
        out.append(String.format(
                Locale.ROOT,
                "%s, %s build: %s, spec %.12s%n%n",
                subject.device(),
                subject.build(),
                subject.className(),
                subject.specHash()));
    }

    private void family(Family family) {
        int all = family.results().size();
        out.append(String.format(
                Locale.ROOT,
                "  %-8s %4d of %4d proved  %8s   %s%n",
                family.name(),
                family.proved(),
                all,
                seconds(family.time()),
                family.title()));
    }

    private void open() {
        if (!verification.results().stream().allMatch(Result::proved)) {
            out.append('\n');
        }
        verification.results().stream().filter(result -> !result.proved()).forEach(this::line);
    }

    private void line(Result result) {
        out.append(String.format(
                Locale.ROOT,
                "%4d  %-11s  %-40s %8s%s%n",
                result.number(),
                result.verdict().word(),
                result.name(),
                seconds(result.time()),
                result.remembered() ? "  remembered" : ""));
        if (!result.proved()) {
            Details.of(result.verdict())
                    .forEach(detail -> out.append(String.format(Locale.ROOT, "        %s%n", detail)));
        }
    }

    private void exits() {
        for (ExitFindings findings : verification.exits()) {
            out.append(
                    String.format(Locale.ROOT, "%nExits on %s, %s:%n", findings.profile(), seconds(findings.time())));
            findings.claims().forEach(claim -> out.append(String.format(Locale.ROOT, "  %s%n", claim)));
        }
    }

    private void summary() {
        out.append('\n').append(line(verification)).append('\n');
        out.append("Assumed: ")
                .append(String.join("; ", verification.assumptions()))
                .append(".\n");
    }

    private static String line(Verification verification) {
        String counts = verification.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        String asked = verification.complete() ? "" : " of " + verification.all();
        String old = verification.remembered() == 0 ? "" : " (" + verification.remembered() + " remembered)";
        return String.format(
                Locale.ROOT,
                "%d%s obligations in %s with %s: %s%s",
                verification.results().size(),
                asked,
                seconds(verification.time()),
                verification.solver(),
                counts,
                old);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
