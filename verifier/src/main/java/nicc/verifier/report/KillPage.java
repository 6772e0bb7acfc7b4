package nicc.verifier.report;

import java.util.List;
import java.util.Locale;
import nicc.verifier.mutate.Fate;
import nicc.verifier.mutate.KillTable;
import nicc.verifier.mutate.Mutant;
import nicc.verifier.mutate.MutationReport;

/// What became of mutants, as one page that needs nothing else: the kill tables, and each mutant with what killed it.
public final class KillPage {
    private final Html page = new Html();

    private KillPage() {}

    /// Writes a page.
    ///
    /// @param what what was mutated
    /// @param seed how the mutants were drawn
    /// @param mutants the mutants
    /// @return a document
    public static String of(String what, long seed, List<Mutant> mutants) {
        KillPage kills = new KillPage();
        Html page = kills.page;
        page.put("<!DOCTYPE html>");
        page.put("<html lang=\"en\"><head><meta charset=\"utf-8\"><title>nicc: mutants of %s</title>", what);
        page.put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.put("<style>").resource("report.css").put("</style></head><body><main>");
        page.put("<h1>Mutants</h1><p class=\"note\">%s, seed %d</p>", what, seed);
        KillTable.Row sum = KillTable.byOperator(mutants).sum();
        page.put(
                "<p class=\"banner %s\">%d mutants: %d killed, %d of them shown by running them; %d proved equivalent;"
                        + " %d not covered; %d undecided</p>",
                MutationReport.holds(mutants) ? "good" : "bad",
                mutants.size(),
                sum.killed(),
                sum.replayed(),
                sum.equivalent(),
                sum.holes(),
                sum.undecided());
        kills.table(KillTable.byClass(mutants));
        kills.table(KillTable.byOperator(mutants));
        kills.table(KillTable.byGroup(mutants));
        page.put("<p class=\"find\"><input type=\"search\" placeholder=\"find: undecided, writeICR…\"");
        page.put(" aria-label=\"find\"><output></output></p>");
        for (Fate fate : List.of(Fate.HOLE, Fate.UNDECIDED, Fate.EQUIVALENT, Fate.KILLED)) {
            kills.list(
                    fate,
                    mutants.stream().filter(mutant -> mutant.fate() == fate).toList());
        }
        page.put("<script>").resource("report.js").put("</script></main></body></html>");
        return page.toString();
    }

    private void table(KillTable table) {
        page.put("<table class=\"counts\"><tr><th>%s</th>", table.title());
        for (String head : List.of("mutants", "killed", "shown", "equivalent", "not covered", "undecided")) {
            page.put("<th class=\"n\">%s</th>", head);
        }
        page.put("</tr>");
        table.rows().forEach(this::row);
        row("all", table.sum());
        page.put("</table>");
    }

    private void row(String name, KillTable.Row row) {
        page.put("<tr><td>%s</td>", name);
        int all = row.killed() + row.equivalent() + row.holes() + row.undecided();
        for (int count : List.of(all, row.killed(), row.replayed(), row.equivalent(), row.holes(), row.undecided())) {
            page.put("<td class=\"n\">%d</td>", count);
        }
        page.put("</tr>");
    }

    private void list(Fate fate, List<Mutant> mutants) {
        if (mutants.isEmpty()) {
            return;
        }
        page.put(
                "<details class=\"group\"%s><summary><b>%s</b> %d</summary><table class=\"even\"><tr><th>place</th>",
                fate == Fate.KILLED ? "" : " open", fate.word(), mutants.size());
        page.put("<th>mutation</th><th>obligation</th><th>what came of it</th></tr>");
        for (Mutant mutant : mutants) {
            String text = mutant.mutation().text() + " ("
                    + mutant.mutation().operator().word() + ")";
            page.put(
                    "<tr data-find=\"%s\"><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>",
                    (mutant.mutation().place() + " " + text + " " + fate.word() + " " + mutant.obligation())
                            .toLowerCase(Locale.ROOT),
                    mutant.mutation().place(),
                    text,
                    mutant.obligation(),
                    outcome(mutant));
        }
        page.put("</table></details>");
    }

    private static String outcome(Mutant mutant) {
        String shown = mutant.difference()
                .map(found -> "; " + found.what() + ": spec " + found.spec() + ", class " + found.code())
                .orElse(mutant.fate() == Fate.KILLED ? "; the replay shows no difference" : "");
        return mutant.detail() + shown;
    }
}
