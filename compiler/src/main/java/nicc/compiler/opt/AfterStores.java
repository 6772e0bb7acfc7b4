package nicc.compiler.opt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nicc.compiler.ir.Rewriter;
import nicc.compiler.ir.Statement;

/// Adds statements behind stores to fields: one behind those of a first set, another behind those of a second
/// one. A run of stores gets it once, at its end.
final class AfterStores extends Rewriter {
    private final Set<String> first;
    private final Statement afterFirst;
    private final Set<String> second;
    private final Statement afterSecond;

    AfterStores(Set<String> first, Statement afterFirst, Set<String> second, Statement afterSecond) {
        this.first = first;
        this.afterFirst = afterFirst;
        this.second = second;
        this.afterSecond = afterSecond;
    }

    @Override
    public List<Statement> statements(List<Statement> list) {
        List<Statement> out = new ArrayList<>();
        boolean touchedFirst = false;
        boolean touchedSecond = false;
        for (Statement s : list) {
            String field = stored(s);
            if (field.isEmpty()) {
                close(touchedFirst, touchedSecond, out);
                touchedFirst = false;
                touchedSecond = false;
                out.addAll(statement(s));
            } else {
                touchedFirst |= first.contains(field);
                touchedSecond |= second.contains(field);
                out.add(s);
            }
        }
        close(touchedFirst, touchedSecond, out);
        return out;
    }

    private void close(boolean touchedFirst, boolean touchedSecond, List<Statement> out) {
        if (touchedFirst) {
            out.add(afterFirst);
        } else if (touchedSecond) {
            out.add(afterSecond);
        }
    }

    private static String stored(Statement s) {
        return switch (s) {
            case Statement.Store d -> d.field().name();
            case Statement.StoreElement d -> d.element().name();
            default -> "";
        };
    }
}
