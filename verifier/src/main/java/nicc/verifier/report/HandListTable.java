package nicc.verifier.report;

import tools.jackson.databind.JsonNode;

/// A hand-kept list of writes that are not coalesced, write by write.
final class HandListTable {
    private HandListTable() {}

    static Html of(JsonNode found) {
        Html page = new Html();
        page.put("<h2>%s</h2><ul>", found.path("list").asString());
        long needless = found.path("needless").asLong();
        long excluded = needless + found.path("necessary").asLong();
        long unsound = found.path("unsound").asLong();
        long coalesced = unsound + found.path("harmless").asLong();
        page.put("<li class=\"%s\">excluded: %d of %d needlessly</li>", style(needless), needless, excluded);
        page.put(
                "<li class=\"%s\">coalesced: %d of %d unsoundly, each with a program that shows it; the others are"
                        + " proved harmless</li>",
                style(unsound), unsound, coalesced);
        long undecided = found.path("undecided").asLong();
        page.put("<li class=\"%s\">undecided: %d</li></ul>", undecided == 0 ? "good" : "open", undecided);
        ExitTable.sites(page, found.path("sites"));
        return page;
    }

    private static String style(long wrong) {
        return wrong == 0 ? "good" : "bad";
    }
}
