package nicc.verifier.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nicc.verifier.refine.Result;
import nicc.verifier.refine.Verdict;
import nicc.verifier.replay.Sequence;

/// A verification as one page that needs nothing else: no file, no network.
public final class HtmlReport {
    private static final int SHORT_HASH = 16;

    private final Html page = new Html();
    private final Verification verification;
    private final Map<String, Sequence> programs;
    private final Map<String, List<String>> explanations;

    private HtmlReport(
            Verification verification, Map<String, Sequence> programs, Map<String, List<String>> explanations) {
        this.verification = verification;
        this.programs = Map.copyOf(programs);
        this.explanations = Map.copyOf(explanations);
    }

    /// Writes a report.
    ///
    /// @param verification what was found
    /// @param programs driver programs from power-on, by the names of the obligations that they refute
    /// @param explanations what came of running counterexamples again, in lines, by the names of the obligations
    /// @return a document
    public static String of(
            Verification verification, Map<String, Sequence> programs, Map<String, List<String>> explanations) {
        HtmlReport report = new HtmlReport(verification, programs, explanations);
        report.head();
        report.open();
        report.obligations();
        verification.exits().forEach(found -> report.page.include(ExitTable.of(found)));
        report.assumptions();
        report.page.put("<script>").resource("report.js").put("</script></main></body></html>");
        return report.page.toString();
    }

    private void head() {
        Subject subject = verification.subject();
        page.put("<!DOCTYPE html>");
        page.put("<html lang=\"en\"><head><meta charset=\"utf-8\"><title>nicc: proof of %s</title>", subject.device());
        page.put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.put("<style>").resource("report.css").put("</style></head><body><main>");
        page.put("<h1>%s</h1><p class=\"note\">%s</p>", subject.device(), subject.title());
        page.put("<p class=\"banner %s\">%s<small>%s</small></p>", banner(), headline(), exits());
        page.put("<dl><dt>class</dt><dd><code>%s</code>, %s build</dd>", subject.className(), subject.build());
        page.put("<dt>spec</dt><dd><code>%s</code></dd>", subject.specHash());
        page.put("<dt>time</dt><dd>%s</dd>", time());
        page.put("<dt>solver</dt><dd>%s</dd></dl>", verification.solver());
    }

    private String banner() {
        boolean refuted = verification.results().stream().anyMatch(r -> r.verdict() instanceof Verdict.Refuted);
        return verification.proved() ? "good" : refuted ? "bad" : "open";
    }

    private String headline() {
        String counts = verification.counts().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        String asked = verification.complete()
                ? verification.all() + " obligations"
                : verification.results().size() + " of " + verification.all() + " obligations asked";
        return asked + ": " + counts;
    }

    private String exits() {
        return verification.exits().isEmpty()
                ? "Exit claims were not asked."
                : verification.exits().stream()
                        .map(found -> "Exits on " + found.profile() + ": "
                                + (found.hold() ? "shown minimal" : "not shown minimal"))
                        .collect(Collectors.joining(". ", "", "."));
    }

    private String time() {
        long old = verification.remembered();
        return seconds(verification.time()) + (old == 0 ? "" : ", " + old + " proofs remembered from earlier runs");
    }

    private void open() {
        List<Result> open =
                verification.results().stream().filter(r -> !r.proved()).toList();
        if (open.isEmpty()) {
            return;
        }
        page.put("<h2>Not proved</h2>");
        for (Result result : open) {
            page.put(
                    "<h3 id=\"o%d\">%s <span class=\"verdict %s\">%s</span></h3>",
                    result.number(),
                    result.name(),
                    style(result),
                    result.verdict().word());
            if (result.verdict() instanceof Verdict.Refuted(var found)) {
                Sequence program = programs.get(result.name());
                page.include(SequenceDiagram.of(program == null ? Exchanges.of(found) : Exchanges.of(program)));
                List<String> lines = explanations.getOrDefault(result.name(), List.of());
                if (!lines.isEmpty()) {
                    page.put("<pre>%s</pre>", String.join("\n", lines));
                }
            }
            page.put("<pre>%s</pre>", String.join("\n", Details.of(result.verdict())));
        }
    }

    private void obligations() {
        page.put("<h2>Obligations</h2>");
        page.put("<p class=\"find\"><input type=\"search\" placeholder=\"find: ICR, write, transmit…\"");
        page.put(" aria-label=\"find\"><output></output></p>");
        for (Family family : Family.of(verification.results())) {
            int all = family.results().size();
            page.put(
                    "<details class=\"group\"%s><summary><b>%s</b> <span class=\"bar\"><i style=\"width:%d%%\"></i></span>",
                    family.proved() < all ? new Markup(" open") : new Markup(""),
                    family.name(),
                    100 * family.proved() / all);
            page.put(
                    "<span class=\"n\">%d of %d proved</span> <span class=\"note\">%s, %s</span></summary>",
                    family.proved(), all, family.title(), seconds(family.time()));
            page.put("<table><tr><th class=\"n\">no.</th><th>obligation</th><th>verdict</th><th class=\"n\">time</th>");
            page.put("<th>stands on</th></tr>");
            family.results().forEach(this::row);
            page.put("</table></details>");
        }
    }

    private void row(Result result) {
        String on = result.verdict() instanceof Verdict.Proved(var names)
                ? names.stream().sorted().collect(Collectors.joining(", "))
                : "";
        page.put(
                "<tr data-find=\"%s\"><td class=\"n\">%d</td><td>%s</td><td class=\"verdict %s\">%s</td>",
                (result.name() + " " + result.verdict().word()).toLowerCase(Locale.ROOT),
                result.number(),
                result.name(),
                style(result),
                result.verdict().word());
        page.put(
                "<td class=\"n\">%s</td><td class=\"note\">%s</td></tr>",
                result.remembered() ? "remembered" : seconds(result.time()), on);
    }

    private static String style(Result result) {
        return switch (result.verdict()) {
            case Verdict.Proved _ -> "good";
            case Verdict.Refuted _ -> "bad";
            default -> "open";
        };
    }

    private void assumptions() {
        page.put("<h2>Assumed</h2><ul>");
        verification.assumptions().forEach(assumption -> page.put("<li>%s</li>", assumption));
        page.put("</ul>");
        page.put(
                "<p class=\"note\">A verdict is about the bytes of the class file with the name above, and about the"
                        + " text of the spec whose SHA-256 begins with %s; the certificate beside the class holds both.</p>",
                verification.subject().specHash().substring(0, SHORT_HASH));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    /// Markup that is not to be escaped.
    private record Markup(String text) {
        @Override
        public String toString() {
            return text;
        }
    }
}
