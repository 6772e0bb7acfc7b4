package nicc.runtime.report;

import java.util.List;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.device.PathDescription;
import nicc.runtime.device.PathDescription.Access;
import nicc.runtime.device.PathDescription.EngineStep;
import nicc.runtime.device.PathDescription.Repeat;
import nicc.runtime.device.PathDescription.Step;

/// An I/O path as a sequence diagram in inline SVG: the driver's accesses as arrows in the colour of their
/// mechanism, the card's steps as boxes, repetition and choice as frames around them.
final class SequenceDiagram {
    private static final int DRIVER = 150;
    private static final int CARD = 470;
    private static final int WIDTH = 640;
    private static final int HEAD = 34;
    private static final int ROW = 26;
    private static final int FRAME = 20;
    private static final int MARGIN = 10;
    private static final int STEP_WIDTH = 120;

    private final PathCost cost;
    private final Html body = new Html();
    private int y = HEAD + MARGIN;

    SequenceDiagram(PathCost cost) {
        this.cost = cost;
    }

    /// Draws a path; once for each diagram.
    Html draw(PathDescription path) {
        steps(path.steps(), 0);
        Html svg = new Html();
        int height = y + MARGIN;
        svg.put("<svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, height);
        lifeline(svg, DRIVER, "driver", height);
        lifeline(svg, CARD, "card", height);
        return svg.include(body).put("</svg>");
    }

    private static void lifeline(Html svg, int x, String name, int height) {
        svg.put("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" class=\"life\"/>", x, HEAD, x, height);
        svg.put("<rect x=\"%d\" y=\"4\" width=\"100\" height=\"%d\" class=\"box\"/>", x - 50, HEAD - MARGIN);
        svg.put("<text x=\"%d\" y=\"21\" class=\"mid\">%s</text>", x, name);
    }

    private void steps(List<Step> steps, int depth) {
        for (Step step : steps) {
            switch (step) {
                case Access access -> access(access);
                case EngineStep engine -> engine(engine.engine());
                case Repeat repeat -> frame("repeat " + PathCost.times(repeat), repeat.steps(), depth);
                case PathDescription.Optional optional -> frame("optional", optional.steps(), depth);
            }
        }
    }

    private void access(Access access) {
        Mechanism mechanism = cost.mechanism(access);
        String style = Mechanisms.style(mechanism);
        y += ROW;
        body.put(
                "<text x=\"%d\" y=\"%d\" class=\"mid\">%s %s (%s)</text>",
                (DRIVER + CARD) / 2,
                y - 5,
                access.write() ? "write" : "read",
                access.register(),
                Mechanisms.name(mechanism));
        arrow(DRIVER, CARD, style, "");
        if (!access.write()) {
            y += MARGIN;
            arrow(CARD, DRIVER, style, "back");
        }
    }

    private void arrow(int from, int to, String style, String more) {
        int wing = to > from ? to - 7 : to + 7;
        body.put("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" class=\"arrow %s %s\"/>", from, y, to, y, style, more);
        body.put("<path d=\"M%d %d L%d %d L%d %d\" class=\"arrow %s\"/>", wing, y - 4, to, y, wing, y + 4, style);
    }

    private void engine(String name) {
        y += MARGIN;
        body.put(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"box\"/>",
                CARD - STEP_WIDTH / 2, y, STEP_WIDTH, ROW - 2);
        body.put("<text x=\"%d\" y=\"%d\" class=\"mid\">%s step</text>", CARD, y + 16, name);
        y += ROW;
    }

    private void frame(String title, List<Step> steps, int depth) {
        int inset = MARGIN * (depth + 1);
        y += MARGIN;
        int top = y;
        y += FRAME / 2;
        steps(steps, depth + 1);
        y += MARGIN;
        body.put(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"frame\"/>",
                inset, top, WIDTH - 2 * inset, y - top);
        body.put("<text x=\"%d\" y=\"%d\" class=\"small\">%s</text>", inset + 6, top + 14, title);
    }
}
