package nicc.runtime.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import nicc.runtime.report.Rung.Kind;

/// A waterfall as inline SVG: the reference's time as a whole bar, what each pass took away from it or added to it as a
/// step, and what is left of it as a whole bar, beside another card's.
final class Waterfall {
    private static final int LABEL = 170;
    private static final int BARS = 430;
    private static final int WIDTH = LABEL + BARS + 190;
    private static final int BAR = 16;
    private static final int ROW = 22;
    private static final int TOP = 6;

    private final ToDoubleFunction<LadderRow> time;
    private final double scale;
    private final Html svg = new Html();
    private int y = TOP;

    private Waterfall(List<LadderRow> rows, ToDoubleFunction<LadderRow> time) {
        this.time = time;
        double most = rows.stream().mapToDouble(time).max().orElse(0);
        this.scale = most == 0 ? 0 : BARS / most;
    }

    /// Draws one.
    ///
    /// @param table the builds
    /// @param time what the bars show
    static Html draw(LadderTable table, ToDoubleFunction<LadderRow> time) {
        List<LadderRow> rows = table.rows().stream()
                .filter(row -> row.rung().kind() != Kind.WITHOUT)
                .toList();
        return new Waterfall(rows, time).draw(rows);
    }

    private Html draw(List<LadderRow> rows) {
        long steps = rows.stream().filter(row -> row.rung().kind() == Kind.STEP).count();
        int height = TOP * 2 + ROW * (rows.size() + (steps > 0 ? 1 : 0));
        svg.put("<svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, height);
        double before = 0;
        LadderRow last = rows.getFirst();
        for (LadderRow row : rows) {
            double now = time.applyAsDouble(row);
            switch (row.rung().kind()) {
                case REFERENCE -> whole("reference", now, "w-whole");
                case STEP -> step(row, before, now);
                case PARAVIRTUAL, WITHOUT -> {
                    // The other card comes behind the optimised build.
                }
            }
            if (row.rung().kind() != Kind.PARAVIRTUAL) {
                before = now;
                last = row;
            }
        }
        if (steps > 0) {
            whole("optimised", time.applyAsDouble(last), "w-whole");
        }
        rows.stream()
                .filter(row -> row.rung().kind() == Kind.PARAVIRTUAL)
                .forEach(row -> whole(row.rung().name(), time.applyAsDouble(row), "w-other"));
        return svg.put("</svg>");
    }

    private void whole(String name, double nanos, String style) {
        label(name);
        bar(LABEL, scale * nanos, style);
        value(LABEL + scale * nanos, String.format(Locale.ROOT, "%,.1f ns", nanos));
        y += ROW;
    }

    private void step(LadderRow row, double before, double now) {
        label(row.rung().name());
        String faint = row.withinSpread(before - now) ? " w-faint" : "";
        double from = LABEL + scale * Math.min(before, now);
        bar(from, scale * Math.abs(before - now), (now <= before ? "w-less" : "w-more") + faint);
        svg.put(
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" class=\"life\"/>",
                LABEL + scale * now, y + BAR, LABEL + scale * now, y + ROW);
        double change = before == 0 ? 0 : 100 * (now - before) / before;
        value(
                LABEL + scale * Math.max(before, now),
                String.format(Locale.ROOT, "%+,.1f ns (%+.1f %%)", now - before, change));
        y += ROW;
    }

    private void label(String name) {
        svg.put("<text x=\"%d\" y=\"%d\" class=\"label\">%s</text>", LABEL - 8, y + BAR - 4, name);
    }

    private void bar(double x, double width, String style) {
        svg.put(
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" class=\"%s\"/>",
                x, y, Math.max(1, width), BAR, style);
    }

    private void value(double x, String text) {
        svg.put("<text x=\"%.1f\" y=\"%d\" class=\"amount\">%s</text>", x + 6, y + BAR - 4, text);
    }
}
