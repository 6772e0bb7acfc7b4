package nicc.runtime.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Accesses per frame of one kind of traffic: a row for each site, a column for each load and build.
///
/// @param title the workloads that have these figures
/// @param loads the columns' loads, each with one column for each build
/// @param rows the sites, the busiest under the first load first
record SiteTable(String title, List<String> loads, List<Row> rows) {

    /// A site.
    ///
    /// @param site register and direction
    /// @param mechanisms how it is handled, one word when all builds agree
    /// @param perFrame accesses for a frame, by load and build
    record Row(String site, String mechanisms, List<Double> perFrame) {}

    /// The tables of a report; workloads whose figures do not differ share one.
    static List<SiteTable> of(Report report) {
        Map<String, List<Comparison>> workloads = report.comparisons().stream()
                .collect(Collectors.groupingBy(Comparison::workload, LinkedHashMap::new, Collectors.toList()));
        List<SiteTable> tables = new ArrayList<>();
        workloads.forEach((title, comparisons) -> add(tables, table(title, comparisons)));
        return tables;
    }

    private static void add(List<SiteTable> tables, SiteTable table) {
        for (int i = 0; i < tables.size(); i++) {
            SiteTable before = tables.get(i);
            if (before.figures().equals(table.figures())) {
                tables.set(i, new SiteTable(before.title() + ", " + table.title(), before.loads(), before.rows()));
                return;
            }
        }
        tables.add(table);
    }

    /// The figures as they are shown.
    private Set<String> figures() {
        return rows.stream()
                .map(row -> row.site()
                        + row.mechanisms()
                        + row.perFrame().stream().map(Figures::exits).toList())
                .collect(Collectors.toSet());
    }

    private static SiteTable table(String title, List<Comparison> comparisons) {
        Set<String> sites = new LinkedHashSet<>();
        comparisons.forEach(one -> one.results().forEach(rate -> rate.sites().forEach(site -> sites.add(site.site()))));
        List<Row> rows = sites.stream().map(site -> row(site, comparisons)).toList();
        return new SiteTable(title, comparisons.stream().map(Comparison::load).toList(), rows);
    }

    private static Row row(String site, List<Comparison> comparisons) {
        Set<String> mechanisms = new LinkedHashSet<>();
        List<Double> perFrame = new ArrayList<>();
        for (Comparison one : comparisons) {
            for (Rate rate : one.results()) {
                long count = 0;
                for (SiteCount candidate : rate.sites()) {
                    if (candidate.site().equals(site)) {
                        count += candidate.count();
                        mechanisms.add(candidate.mechanism().name().toLowerCase(Locale.ROOT));
                    }
                }
                perFrame.add(rate.perFrame(count));
            }
        }
        return new Row(site, String.join(", ", mechanisms), perFrame);
    }
}
