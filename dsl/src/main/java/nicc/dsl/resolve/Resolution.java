package nicc.dsl.resolve;

/// The parts of one resolution, which need each other: code names functions, functions hold code.
final class Resolution {

    private final Session session;
    private final Symbols symbols;
    private final Expander expander;
    private final Widths widths;
    private final Constants constants;
    private final Expressions expressions;
    private final Functions functions;
    private final Actions actions;
    private final Rings rings;
    private final Bodies bodies;

    Resolution(Session session) {
        this.session = session;
        this.symbols = new Symbols(session);
        this.expander = new Expander(session);
        this.widths = new Widths(session);
        this.constants = new Constants(this);
        this.expressions = new Expressions(this);
        this.functions = new Functions(this);
        this.rings = new Rings(this);
        this.bodies = new Bodies(this);
        this.actions = new Actions(this);
    }

    Session session() {
        return session;
    }

    Symbols symbols() {
        return symbols;
    }

    Expander expander() {
        return expander;
    }

    Widths widths() {
        return widths;
    }

    Constants constants() {
        return constants;
    }

    Expressions expressions() {
        return expressions;
    }

    Functions functions() {
        return functions;
    }

    Actions actions() {
        return actions;
    }

    Rings rings() {
        return rings;
    }

    Bodies bodies() {
        return bodies;
    }
}
