package nicc.verifier.report;

/// An exchange as a sequence diagram in inline SVG: the driver and the world at the left, the spec in the
/// middle, the
/// class at the right. What both do alike is one arrow; where they differ there are two, in a dashed box.
final class SequenceDiagram {
    private static final int GUEST = 70;
    private static final int SPEC = 400;
    private static final int CODE = 700;
    private static final int WIDTH = 780;
    private static final int HEAD = 34;
    private static final int ROW = 30;
    private static final int BOX = 120;
    private static final int LETTERS = 52;

    private final Html body = new Html();
    private int y = HEAD + 6;

    private SequenceDiagram() {}

    static Html of(Exchange exchange) {
        SequenceDiagram diagram = new SequenceDiagram();
        exchange.steps().forEach(diagram::step);
        int height = diagram.y + 16;
        Html svg = new Html().put("<svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, height);
        svg.put("<title>What driver, spec and class do, in order</title>");
        life(svg, GUEST, "driver, world", height);
        life(svg, SPEC, "spec", height);
        life(svg, CODE, "class", height);
        return svg.include(diagram.body).put("</svg>");
    }

    private static void life(Html svg, int x, String name, int height) {
        svg.put("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" class=\"life\"/>", x, HEAD, x, height);
        svg.put("<rect x=\"%d\" y=\"4\" width=\"%d\" height=\"24\" class=\"box\"/>", x - BOX / 2, BOX);
        svg.put("<text x=\"%d\" y=\"21\" class=\"mid\">%s</text>", x, name);
    }

    private void step(Exchange.Step step) {
        switch (step) {
            case Exchange.Given(String what) -> {
                arrow(GUEST, CODE, what, "");
            }
            case Exchange.Alike(String what) -> arrow(CODE, GUEST, "both: " + what, "");
            case Exchange.Differs(String spec, String code) -> {
                int top = y + 8;
                arrow(SPEC, GUEST, "spec: " + spec, "spec");
                arrow(CODE, GUEST, "class: " + code, "code");
                body.put(
                        "<rect x=\"6\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" class=\"differs\"/>",
                        top, WIDTH - 12, y - top + 8);
                y += 8;
            }
        }
    }

    private void arrow(int from, int to, String what, String style) {
        y += ROW;
        int wing = to > from ? to - 7 : to + 7;
        String shown = what.length() <= LETTERS ? what : what.substring(0, LETTERS - 1) + "…";
        body.put("<text x=\"%d\" y=\"%d\" class=\"%s\">%s", GUEST + 14, y - 6, style, shown);
        body.put("<title>%s</title></text>", what);
        body.put("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" class=\"arrow %s\"/>", from, y, to, y, style);
        body.put("<path d=\"M%d %d L%d %d L%d %d\" class=\"arrow %s\"/>", wing, y - 4, to, y, wing, y + 4, style);
    }
}
