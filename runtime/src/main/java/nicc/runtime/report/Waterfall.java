package nicc.runtime.report;

import java.util.List;
import java.util.Locale;
import nicc.runtime.report.Rung.Kind;

/// A waterfall as inline SVG: the reference's time as a whole bar, what each step took away from it or added to it as a
/// step, and what is left of it as a whole bar, beside another card's.
final class Waterfall {
    private static final int LABEL = 170;
    private static final int BARS = 430;
    private static final int WIDTH = LABEL + BARS + 190;
    private static final int BAR = 16;
    private static final int ROW = 22;
    private static final int TOP = 6;

    private final double scale;
    private final Html svg = new Html();
    private int y = TOP;

    /// A build.
    ///
    /// @param rung its place; those without one step are not shown
    /// @param nanos its time
    /// @param faint whether its step is perhaps none
    record Bar(Rung rung, double nanos, boolean faint) {}

    private Waterfall(List<Bar> bars) {
        double most = bars.stream().mapToDouble(Bar::nanos).max().orElse(0);
        this.scale = most == 0 ? 0 : BARS / most;
    }

    /// Draws one.
    ///
    /// @param all the builds, from the reference on
    static Html draw(List<Bar> all) {
        List<Bar> bars =
                all.stream().filter(bar -> bar.rung.kind() != Kind.WITHOUT).toList();
        return new Waterfall(bars).rows(bars);
    }

    private Html rows(List<Bar> bars) {
        boolean stepped = bars.stream().anyMatch(bar -> bar.rung.kind() == Kind.STEP);
        svg.put("<svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, TOP * 2 + ROW * (bars.size() + (stepped ? 1 : 0)));
        double before = bars.getFirst().nanos;
        for (Bar bar : bars) {
            switch (bar.rung.kind()) {
                case REFERENCE -> whole(bar.rung.name(), bar.nanos, "w-whole");
                case STEP -> step(bar, before);
                case PARAVIRTUAL, WITHOUT -> {
                    // The other card comes behind the optimised build.
                }
            }
            if (bar.rung.kind() != Kind.PARAVIRTUAL) {
                before = bar.nanos;
            }
        }
        if (stepped) {
            whole("optimised", before, "w-whole");
        }
        bars.stream()
                .filter(bar -> bar.rung.kind() == Kind.PARAVIRTUAL)
                .forEach(bar -> whole(bar.rung.name(), bar.nanos, "w-other"));
        return svg.put("</svg>");
    }

    private void whole(String name, double nanos, String style) {
        label(name);
        bar(LABEL, scale * nanos, style);
        value(LABEL + scale * nanos, String.format(Locale.ROOT, "%,.1f ns", nanos));
        y += ROW;
    }

    private void step(Bar row, double before) {
        double now = row.nanos;
        label(row.rung.name());
        double from = LABEL + scale * Math.min(before, now);
        bar(
                from,
                scale * Math.abs(before - now),
                (now <= before ? "w-less" : "w-more") + (row.faint ? " w-faint" : ""));
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
