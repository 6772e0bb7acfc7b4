package nicc.runtime.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the pages of both ladders, in an embedded and in a real guest, are made of.
final class LadderPage {
    private final Html page;

    /// @param page is written to
    LadderPage(Html page) {
        this.page = page;
    }

    /// A cell with a number.
    void number(String text) {
        page.put("<td class=\"n\">%s</td>", text);
    }

    /// A cell that says by how much the model is off.
    ///
    /// @param off as a part of what was measured
    /// @param missing what the model lacks, an empty string when it is near enough
    void off(double off, String missing) {
        page.put(
                "<td class=\"n %s\">%s</td>",
                missing.isEmpty() ? "" : "bad", String.format(Locale.ROOT, "%+.0f %%", 100 * off));
    }

    /// A wide table.
    ///
    /// @param first the head of the rows' names
    /// @param columns the heads of the numbers
    /// @param rows writes the rows
    void table(String first, List<String> columns, Runnable rows) {
        page.put("<div class=\"wide\"><table><tr><th>%s</th>", first);
        columns.forEach(title -> page.put("<th class=\"n\">%s</th>", title));
        page.put("</tr>");
        rows.run();
        page.put("</table></div>");
    }

    /// What the model lacks, if it lacks anything.
    ///
    /// @param base what it predicts from
    /// @param missing by the name of the build or card, in order
    void missing(String base, Map<String, String> missing) {
        if (missing.isEmpty()) {
            return;
        }
        page.put("<p class=\"note\">Predicted: the time of %s and the additional exits.", base);
        page.put("Where that is off by more than 15 %%, what is missing:</p><ul>");
        missing.forEach((name, what) -> page.put("<li>%s: %s</li>", name, what));
        page.put("</ul>");
    }
}
