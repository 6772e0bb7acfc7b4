package nicc.dsl.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.ast.Declaration;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Layout;
import nicc.dsl.model.Place;
import nicc.dsl.model.Ring;

/// Descriptor rings, resolved when they are first used.
final class Rings {

    private final Resolution resolution;
    private final Session session;
    private final Map<Use, Optional<Ring>> rings = new HashMap<>();
    private final Set<Use> open = new HashSet<>();

    Rings(Resolution resolution) {
        this.resolution = resolution;
        this.session = resolution.session();
    }

    /// The ring of a name; empty after an error.
    Optional<Ring> ring(Symbol.RingName symbol) {
        Optional<Ring> known = rings.get(symbol.use());
        if (known == null) {
            if (!open.add(symbol.use())) {
                session.error(Code.CIRCULAR_DEFINITION, symbol.span(), "this ring needs its own value");
                return Optional.empty();
            }
            known = resolve(symbol);
            open.remove(symbol.use());
            rings.put(symbol.use(), known);
        }
        return known;
    }

    private Optional<Ring> resolve(Symbol.RingName symbol) {
        Declaration.Ring declaration = symbol.declaration();
        Scope scope = Scope.of(symbol.env());
        Group group =
                new Group(session, Container.RING, resolution.expander().expand(declaration.items(), symbol.env()));
        List<String> missing = List.of("base", "size", "head", "tail").stream()
                .filter(p -> group.value(p).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            session.error(
                    Code.UNBOUNDED_RING,
                    symbol.span(),
                    "ring '" + declaration.name().text() + "' has no " + String.join(", no ", missing),
                    "give it '" + missing.get(0) + " …;'");
        }
        Optional<Layout> layout = resolution.expressions().designators().layout(declaration.layout(), scope);
        if (layout.isEmpty()) {
            resolution.bodies().wrongName(declaration.layout(), scope.env(), "layout");
        }
        if (!missing.isEmpty() || layout.isEmpty()) {
            return Optional.empty();
        }
        return build(declaration, scope, group, layout.get());
    }

    private Optional<Ring> build(Declaration.Ring declaration, Scope scope, Group group, Layout layout) {
        Expr base = at(group, "base", Long.SIZE);
        Expr size = free(group, "size");
        Expr tail = free(group, "tail");
        Located head = group.value("head").orElseThrow();
        Target target = resolution.expressions().designators().find(head.expression(), Scope.of(head.env()));
        if (!(target instanceof Target.Bits bits)) {
            if (!(target instanceof Target.Broken)) {
                session.add(new Diagnostic(
                        Code.NOT_ASSIGNABLE, head.span(), "a ring's head is a register's field or a variable"));
            }
            return Optional.empty();
        }
        Place place = new Place(bits.cell(), bits.index(), bits.msb(), bits.lsb());
        int width = Math.max(Math.max(place.width(), tail.width()), size.width());
        return Optional.of(new Ring(
                scope.env().text(declaration.name()),
                declaration.title(),
                layout,
                base,
                Widths.extend(size, width),
                place,
                Widths.extend(tail, width),
                width,
                declaration.span()));
    }

    private Expr at(Group group, String key, int width) {
        Located located = group.value(key).orElseThrow();
        return resolution.expressions().at(located.expression(), Scope.of(located.env()), width);
    }

    private Expr free(Group group, String key) {
        Located located = group.value(key).orElseThrow();
        return resolution.expressions().free(located.expression(), Scope.of(located.env()), 0);
    }
}
