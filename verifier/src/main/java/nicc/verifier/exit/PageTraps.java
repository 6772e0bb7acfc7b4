package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is to be said of a page: how many of its sites trap, and which one is to blame.
///
/// @param bar the region
/// @param page byte offset of the page
/// @param loads reads on it, and how many of them exit
/// @param loadsExit how many of them exit
/// @param stores writes on it
/// @param storesExit how many of them exit
/// @param blame the site whose witness shows that the page cannot be mapped, or an empty string
public record PageTraps(int bar, long page, int loads, int loadsExit, int stores, int storesExit, String blame) {

    /// The pages of all sites; a register array that lies on several pages counts on the first.
    ///
    /// @param verdicts the sites
    /// @param platform says how large pages are
    /// @return by region and offset
    public static List<PageTraps> of(List<SiteVerdict> verdicts, Platform platform) {
        Map<List<Long>, List<SiteVerdict>> pages = new LinkedHashMap<>();
        for (SiteVerdict verdict : verdicts) {
            long offset = verdict.site().register().offset();
            List<Long> key =
                    List.of((long) verdict.site().bar().index(), offset / platform.pageBytes() * platform.pageBytes());
            pages.computeIfAbsent(key, _ -> new ArrayList<>()).add(verdict);
        }
        return pages.entrySet().stream()
                .map(page -> of(page.getKey(), page.getValue()))
                .sorted((a, b) ->
                        a.bar() != b.bar() ? Integer.compare(a.bar(), b.bar()) : Long.compare(a.page(), b.page()))
                .toList();
    }

    private static PageTraps of(List<Long> key, List<SiteVerdict> sites) {
        String blame = sites.stream()
                .map(SiteVerdict::witness)
                .flatMap(Optional::stream)
                .filter(witness -> witness.mechanism() == Mechanism.MAPPED)
                .map(witness -> witness.site().name())
                .findFirst()
                .orElse("");
        return new PageTraps(
                Math.toIntExact(key.get(0)),
                key.get(1),
                count(sites, false, false),
                count(sites, false, true),
                count(sites, true, false),
                count(sites, true, true),
                blame);
    }

    private static int count(List<SiteVerdict> sites, boolean write, boolean exits) {
        return (int) sites.stream()
                .filter(verdict -> verdict.site().write() == write)
                .filter(verdict -> !exits || verdict.mechanism().exits())
                .count();
    }
}
