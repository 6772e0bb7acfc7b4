package nicc.verifier.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What `nicc exits` finds, as one page that needs nothing else: for each platform the claims, the pages with what is
/// to
/// blame for their exits, each access with its witness, and the exits of I/O paths; and a hand-kept list, write by
/// write.
public final class ExitPage {
    private ExitPage() {}

    /// Writes a page.
    ///
    /// @param device the device's name
    /// @param title what it is
    /// @param platforms what was found on each
    /// @param list what was found about a hand-kept list, as `nicc exits --compare --json` prints it
    /// @return a document
    public static String of(String device, String title, List<ExitFindings> platforms, Optional<JsonNode> list) {
        Html page = new Html();
        page.put("<!DOCTYPE html>");
        page.put("<html lang=\"en\"><head><meta charset=\"utf-8\"><title>nicc: exits of %s</title>", device);
        page.put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.put("<style>").resource("report.css").put("</style></head><body><main>");
        page.put("<h1>Exits of %s</h1><p class=\"note\">%s</p>", device, title);
        if (!platforms.isEmpty()) {
            boolean hold = platforms.stream().allMatch(ExitFindings::hold);
            page.put("<p class=\"banner %s\">%s</p>", hold ? "good" : "bad", headline(platforms));
        }
        page.put("<p class=\"find\"><input type=\"search\" placeholder=\"find: ICR, write, trapped…\"");
        page.put(" aria-label=\"find\"><output></output></p>");
        platforms.forEach(found -> page.include(ExitTable.of(found)));
        list.ifPresent(found -> page.include(HandListTable.of(found)));
        page.put("<script>").resource("report.js").put("</script></main></body></html>");
        return page.toString();
    }

    private static String headline(List<ExitFindings> platforms) {
        return platforms.stream()
                .map(found -> found.profile() + ": " + (found.hold() ? "shown minimal" : "not shown minimal"))
                .collect(Collectors.joining(", "));
    }
}
