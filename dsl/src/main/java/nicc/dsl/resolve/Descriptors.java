package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Name;
import nicc.dsl.ast.Statement;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Layout;
import nicc.dsl.model.Snapshot;
import nicc.dsl.model.Stmt;

/// Statements about records in guest memory.
final class Descriptors {

    private final Resolution resolution;
    private final Session session;

    Descriptors(Resolution resolution) {
        this.resolution = resolution;
        this.session = resolution.session();
    }

    Optional<Stmt> fetch(Statement.Fetch f, Scope scope) {
        Expr address = resolution.expressions().at(f.address(), scope, Long.SIZE);
        String name = scope.env().text(f.name());
        scope.locals().checkNew(name, f.name().span(), session);
        return layout(f.layout(), scope)
                .map(l -> new Stmt.Fetch(scope.locals().snapshot(name, l, false), address, f.span()));
    }

    Optional<Stmt> take(Statement.Take t, Scope scope) {
        String name = scope.env().text(t.name());
        scope.locals().checkNew(name, t.name().span(), session);
        Symbol symbol =
                resolution.symbols().peek(scope.env().text(t.ring())).orElse(new Symbol.Other("nothing", t.span()));
        if (!(symbol instanceof Symbol.RingName ring)) {
            resolution.bodies().wrongName(t.ring(), scope.env(), "ring");
            session.damaged(List.of(name));
            return Optional.empty();
        }
        var resolved = resolution.rings().ring(ring);
        if (resolved.isEmpty()) {
            session.damaged(List.of(name));
        }
        return resolved.map(r -> new Stmt.Take(scope.locals().snapshot(name, r.layout(), true), r, t.span()));
    }

    Optional<Stmt> writeBack(Statement.WriteBack w, Scope scope) {
        Target target = resolution.expressions().designators().find(w.snapshot(), scope);
        if (!(target instanceof Target.View(Snapshot snapshot, Layout layout, boolean taken))) {
            if (!(target instanceof Target.Broken)) {
                session.error(Code.WRONG_KIND, w.snapshot().span(), "a snapshot is needed here");
            }
            return Optional.empty();
        }
        if (!taken) {
            session.error(
                    Code.NO_SLOT,
                    w.snapshot().span(),
                    "'" + snapshot.name() + "' was fetched from an address, no ring has a slot for it",
                    "write 'store " + layout.name() + " at … { … }'");
        }
        return Optional.of(new Stmt.WriteBack(snapshot, parts(w.parts(), layout, scope), w.publish(), w.span()));
    }

    Optional<Stmt> store(Statement.Store s, Scope scope) {
        Expr address = resolution.expressions().at(s.address(), scope, Long.SIZE);
        return layout(s.layout(), scope)
                .map(l -> new Stmt.Store(l, address, parts(s.parts(), l, scope), s.publish(), s.span()));
    }

    private Optional<Layout> layout(Name name, Scope scope) {
        var layout = resolution.expressions().designators().layout(name, scope);
        if (layout.isEmpty()) {
            resolution.bodies().wrongName(name, scope.env(), "layout");
        }
        return layout;
    }

    /// A field and its value, before fields are joined to bytes.
    private record Field(Stmt.Part bits, Statement.Part written) {}

    /// What is stored: each run of adjoining fields that makes whole bytes, in the order of its first field, and what
    /// makes a unit of memory in one piece.
    private List<Stmt.Part> parts(List<Statement.Part> written, Layout layout, Scope scope) {
        List<Field> fields = new ArrayList<>();
        for (Statement.Part part : written) {
            field(part, layout, scope).ifPresent(fields::add);
        }
        return StoreUnits.of(bytes(fields));
    }

    private List<Stmt.Part> bytes(List<Field> fields) {
        List<Stmt.Part> result = new ArrayList<>();
        List<Field> open = new ArrayList<>();
        for (Field field : fields) {
            open.add(field);
            List<Stmt.Part> bits = open.stream().map(Field::bits).toList();
            if (whole(bits)) {
                result.add(StoreUnits.join(bits));
                open.clear();
            }
        }
        for (Field field : open) {
            session.error(
                    Code.PARTIAL_BYTE_STORE,
                    field.written().span(),
                    "field '" + field.written().field().text() + "' is bits "
                            + field.bits().msb() + " to " + field.bits().lsb()
                            + ": the stored fields do not make whole bytes",
                    "store the fields that share its bytes too, next to it");
        }
        return result;
    }

    private Optional<Field> field(Statement.Part part, Layout layout, Scope scope) {
        String name = scope.env().text(part.field());
        var slice = layout.fields().stream().filter(s -> s.name().equals(name)).findFirst();
        if (slice.isEmpty()) {
            session.unknown(
                    Code.UNKNOWN_MEMBER,
                    part.field().span(),
                    name,
                    "layout '" + layout.name() + "' has no field '" + name + "'",
                    layout.fields().stream().map(Layout.Slice::name).toList());
            return Optional.empty();
        }
        int msb = slice.get().msb();
        int lsb = slice.get().lsb();
        Expression value = part.value();
        Expr bits = resolution.expressions().at(value, scope, msb - lsb + 1);
        return Optional.of(new Field(new Stmt.Part(msb, lsb, bits), part));
    }

    /// Whether fields adjoin, begin and end at bytes, and fit one store.
    private static boolean whole(List<Stmt.Part> bits) {
        if (!StoreUnits.adjoin(bits)) {
            return false;
        }
        Stmt.Part all = StoreUnits.join(bits);
        return all.lsb() % 8 == 0 && all.msb() % 8 == 7 && all.msb() - all.lsb() < Long.SIZE;
    }
}
