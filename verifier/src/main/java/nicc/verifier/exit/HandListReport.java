package nicc.verifier.exit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was found about a hand-kept list, write by write.
///
/// @param list the list
/// @param verdicts one for each write of its region, by offset
public record HandListReport(HandList list, List<SiteVerdict> verdicts) {

    /// Copies the list.
    public HandListReport {
        verdicts = List.copyOf(verdicts);
    }

    /// Whether the list is right, and shown to be.
    ///
    /// @return false for needless and unsound entries, and for what is not decided
    public boolean right() {
        return verdicts.stream().allMatch(verdict -> verdict.status().holds());
    }

    /// How many writes have a status.
    ///
    /// @param status [SiteVerdict.Status#MISSED] and [SiteVerdict.Status#FREE] are of writes that the list
    /// coalesces,
    ///     [SiteVerdict.Status#NEEDLESS] and [SiteVerdict.Status#NECESSARY] of those that it excludes
    /// @return 0 or more
    public long count(SiteVerdict.Status status) {
        return verdicts.stream().filter(verdict -> verdict.status() == status).count();
    }

    private long undecided() {
        return count(SiteVerdict.Status.UNPROVED) + count(SiteVerdict.Status.NOT_SHOWN);
    }

    /// The report as text: what is coalesced and harmless is only counted.
    ///
    /// @return lines
    public String text() {
        StringBuilder out = new StringBuilder(list.title()).append('\n');
        verdicts.stream()
                .filter(verdict -> verdict.status() != SiteVerdict.Status.FREE)
                .forEach(verdict -> out.append(ExitReport.line(verdict)));
        long excluded = count(SiteVerdict.Status.NECESSARY) + count(SiteVerdict.Status.NEEDLESS);
        long coalesced = count(SiteVerdict.Status.FREE) + count(SiteVerdict.Status.MISSED);
        return out.append("excluded: " + count(SiteVerdict.Status.NEEDLESS) + " of " + excluded + " needlessly\n")
                .append("coalesced: " + count(SiteVerdict.Status.MISSED) + " of " + coalesced
                        + " unsoundly, each with a program that shows it; the others are proved harmless\n")
                .append("undecided: " + undecided() + "\n")
                .toString();
    }

    /// The report as JSON data.
    ///
    /// @return maps, lists, strings and numbers
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("list", list.title());
        data.put("needless", count(SiteVerdict.Status.NEEDLESS));
        data.put("necessary", count(SiteVerdict.Status.NECESSARY));
        data.put("unsound", count(SiteVerdict.Status.MISSED));
        data.put("harmless", count(SiteVerdict.Status.FREE));
        data.put("undecided", undecided());
        data.put("sites", ExitReport.sites(verdicts));
        return data;
    }
}
