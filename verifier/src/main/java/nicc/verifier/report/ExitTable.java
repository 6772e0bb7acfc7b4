package nicc.verifier.report;

import java.util.Locale;
import java.util.stream.Collectors;
import nicc.verifier.exit.SiteVerdict;
import tools.jackson.databind.JsonNode;

/// The exits on a platform as a table: for each access its mechanism, what is claimed of it, why, and the
/// driver
/// program that shows it.
final class ExitTable {
    private ExitTable() {}

    static Html of(ExitFindings found) {
        Html page = new Html();
        page.put("<h2>Exits on %s</h2><ul>", found.profile());
        for (String claim : found.claims()) {
            String style = claim.contains("PROVED") ? "good" : claim.contains("REFUTED") ? "bad" : "open";
            page.put("<li class=\"%s\">%s</li>", style, claim);
        }
        page.put("</ul>");
        pages(page, found.data().path("pages"));
        sites(page, found.data().path("sites"));
        paths(page, found.data().path("paths"));
        return page;
    }

    /// Which accesses on a page exit, and the one that shows why the page cannot be mapped.
    private static void pages(Html page, JsonNode pages) {
        page.put("<table><tr><th>page</th><th class=\"n\">reads that exit</th><th class=\"n\">writes that exit</th>");
        boolean blamed = pages.valueStream()
                .anyMatch(one -> !one.path("blame").asString().isEmpty());
        page.put(blamed ? "<th>cannot be mapped because of</th></tr>" : "</tr>");
        for (JsonNode one : pages) {
            page.put(
                    "<tr><td>%d:%05x</td><td class=\"n\">%d of %d</td><td class=\"n\">%d of %d</td>",
                    one.path("bar").asInt(),
                    one.path("page").asLong(),
                    one.path("loadsExit").asInt(),
                    one.path("loads").asInt(),
                    one.path("storesExit").asInt(),
                    one.path("stores").asInt());
            if (blamed) {
                page.put("<td>%s</td>", one.path("blame").asString());
            }
            page.put("</tr>");
        }
        page.put("</table>");
    }

    /// Sites as a table.
    static void sites(Html page, JsonNode sites) {
        page.put("<details class=\"group\"><summary><b>accesses</b> %d sites</summary>", sites.size());
        page.put("<table><tr><th>place</th><th>access</th><th>mechanism</th><th>claim</th><th>why</th></tr>");
        sites.valueStream().forEach(site -> site(page, site));
        page.put("</table></details>");
    }

    private static void site(Html page, JsonNode site) {
        String access = (site.path("write").asBoolean() ? "write " : "read ")
                + site.path("register").asString();
        SiteVerdict.Status status =
                SiteVerdict.Status.valueOf(site.path("status").asString());
        String mechanism = site.path("mechanism").asString().toLowerCase(Locale.ROOT);
        page.put(
                "<tr data-find=\"%s\"><td class=\"n\">%d:%05x</td><td>%s</td><td>%s</td><td class=\"%s\">%s</td>",
                (access + " " + mechanism + " " + status.words()).toLowerCase(Locale.ROOT),
                site.path("bar").asInt(),
                site.path("offset").asLong(),
                access,
                mechanism,
                status.holds() ? "good" : "bad",
                status.words());
        page.put("<td>%s", site.path("because").asString());
        if (site.has("program")) {
            String program =
                    site.path("program").valueStream().map(JsonNode::asString).collect(Collectors.joining("; "));
            page.put(
                    "<br><code>%s</code><br><span class=\"note\">%s instead: %s; meant: %s</span>",
                    program,
                    site.path("instead").asString().toLowerCase(Locale.ROOT),
                    text(site.path("seen")),
                    text(site.path("meant")));
        }
        page.put("</td></tr>");
    }

    private static String text(JsonNode node) {
        return node.isArray()
                ? node.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : node.asString("");
    }

    private static void paths(Html page, JsonNode paths) {
        page.put("<h3>Exits per I/O path</h3>");
        page.put("<table><tr><th>path</th><th class=\"n\">frames</th><th class=\"n\">exits</th>");
        page.put("<th class=\"n\">exits per frame</th><th class=\"n\">of them optional</th></tr>");
        for (JsonNode path : paths) {
            page.put(
                    "<tr><td>%s</td><td class=\"n\">%d</td><td class=\"n\">%d</td><td class=\"n\">%.3f</td>"
                            + "<td class=\"n\">%d</td></tr>",
                    path.path("path").asString(),
                    path.path("units").asLong(),
                    path.path("exits").asLong(),
                    path.path("exits").asDouble()
                            / Math.max(1, path.path("units").asLong()),
                    path.path("optional").asLong());
        }
        page.put("</table>");
    }
}
