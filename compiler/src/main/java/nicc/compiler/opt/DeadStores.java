package nicc.compiler.opt;

import java.util.ArrayList;
import java.util.List;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Purity;
import nicc.compiler.ir.Rewriter;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Walk;

/// Leaves out a store to a field that the next statements overwrite before anything can read it.
final class DeadStores extends Rewriter {

    static Function without(Function f) {
        return new DeadStores().function(f);
    }

    @Override
    public List<Statement> statements(List<Statement> list) {
        List<Statement> kept = new ArrayList<>();
        List<Statement> all = super.statements(list);
        for (int i = 0; i < all.size(); i++) {
            if (!(all.get(i) instanceof Statement.Store s && Purity.pure(s.value()) && overwritten(s, all, i + 1))) {
                kept.add(all.get(i));
            }
        }
        return kept;
    }

    private static boolean overwritten(Statement.Store store, List<Statement> all, int from) {
        for (Statement next : all.subList(from, all.size())) {
            if (!(next instanceof Statement.Store s && Purity.pure(s.value())) || reads(s, store.field())) {
                return false;
            }
            if (s.field().equals(store.field())) {
                return true;
            }
        }
        return false;
    }

    private static boolean reads(Statement.Store s, Value.Field field) {
        boolean[] found = {false};
        Walk.value(s.value(), v -> found[0] |= v.equals(field));
        return found[0];
    }
}
