package nicc.runtime.report;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import nicc.runtime.device.ExitPlan.Mechanism;

/// Horizontal bars, a group for each comparison and a bar for each build, as inline SVG.
final class BarChart {
    private static final int LABEL = 230;
    private static final int BARS = 420;
    private static final int WIDTH = LABEL + BARS + 160;
    private static final int BAR = 12;
    private static final int GAP = 8;

    private final Report report;
    private final ToDoubleFunction<Rate> value;
    private final double scale;
    private final Html svg = new Html();
    private int y;

    private BarChart(Report report, ToDoubleFunction<Rate> value) {
        this.report = report;
        this.value = value;
        double most = report.comparisons().stream()
                .flatMap(one -> one.results().stream())
                .mapToDouble(value)
                .max()
                .orElse(0);
        this.scale = most == 0 ? 0 : BARS / most;
    }

    /// Frames per second.
    static Html rates(Report report) {
        BarChart chart = new BarChart(report, Rate::framesPerSecond);
        return chart.draw((rate, build) -> chart.bar(LABEL, rate.framesPerSecond(), "b-" + build), Figures::whole);
    }

    /// Exits per frame, divided by mechanism.
    static Html exits(Report report) {
        BarChart chart = new BarChart(report, Rate::exitsPerFrame);
        return chart.draw((rate, build) -> chart.stack(rate), Figures::exits).include(Mechanisms.legend());
    }

    /// Draws one bar.
    private interface Painter {
        void paint(Rate rate, int build);
    }

    private Html draw(Painter painter, DoubleFunction<String> label) {
        List<String> builds =
                report.devices().stream().map(device -> device.build()).toList();
        int group = builds.size() * BAR + GAP;
        int height = report.comparisons().size() * group + GAP;
        svg.put("<svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, height);
        y = GAP / 2;
        for (Comparison one : report.comparisons()) {
            svg.put(
                    "<text x=\"%d\" y=\"%d\" class=\"label\">%s, %s</text>",
                    LABEL - GAP, y + builds.size() * BAR / 2 + 4, one.workload(), one.load());
            for (int i = 0; i < one.results().size(); i++) {
                Rate rate = one.results().get(i);
                painter.paint(rate, i);
                double shown = value.applyAsDouble(rate);
                svg.put(
                        "<text x=\"%.1f\" y=\"%d\" class=\"value\">%s %s</text>",
                        LABEL + scale * shown + 5, y + BAR - 2, label.apply(shown), builds.get(i));
                y += BAR;
            }
            y += GAP;
        }
        return svg.put("</svg>");
    }

    private void stack(Rate rate) {
        double x = LABEL;
        for (Mechanism mechanism : Mechanism.values()) {
            long count = rate.sites().stream()
                    .filter(site -> site.exit() && site.mechanism() == mechanism)
                    .mapToLong(SiteCount::count)
                    .sum();
            double exits = rate.perFrame(count);
            if (exits > 0) {
                bar(x, exits, Mechanisms.style(mechanism));
                x += scale * exits;
            }
        }
    }

    private void bar(double x, double value, String style) {
        svg.put(
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" class=\"%s\"/>",
                x, y, Math.max(1, scale * value), BAR - 1, style);
    }
}
