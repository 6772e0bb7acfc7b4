package nicc.compiler.opt;

import java.util.ArrayList;
import java.util.List;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.Rewriter;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Walk;

/// Defers deliveries, and has what is deferred stored before anything that could tell.
final class Deferral extends Rewriter {
    private final DeferredStores stores;
    private final boolean defers;

    /// @param stores where deliveries are kept
    /// @param defers whether deliveries of this code are kept, or go out in their turn
    Deferral(DeferredStores stores, boolean defers) {
        this.stores = stores;
        this.defers = defers;
    }

    static boolean delivers(List<Statement> body) {
        boolean[] found = {false};
        Walk.statements(body, s -> found[0] |= s instanceof Statement.Deliver);
        return found[0];
    }

    @Override
    public List<Statement> statement(Statement s) {
        return switch (s) {
            case Statement.Deliver d
            when defers ->
                List.of(new Statement.Deliver(
                        d.body().stream().map(this::deferred).toList()));
            case Statement.Deliver d -> settled(s);
            case Statement.Declare d -> settled(s);
            case Statement.Set d -> settled(s);
            case Statement.Store d -> settled(s);
            case Statement.StoreElement d -> settled(s);
            case Statement.Do d -> settled(s);
            case Statement.Return r -> settled(s);
            default -> super.statement(s);
        };
    }

    private Statement deferred(Statement s) {
        if (s instanceof Statement.Do d
                && d.call() instanceof Value.Call c
                && c.intrinsic().storedBytes() != 0) {
            return new Statement.Do(stores.defer(
                    c.intrinsic(), c.arguments().get(0), Values.as(c.arguments().get(1), Type.LONG)));
        }
        throw new IllegalArgumentException("a delivery is made of stores, not of " + s);
    }

    private List<Statement> settled(Statement s) {
        List<Statement> out = new ArrayList<>();
        Walk.values(List.of(s), v -> {
            if (v instanceof Value.Call c) {
                before(c, out);
            }
        });
        out.add(s);
        return out;
    }

    private void before(Value.Call c, List<Statement> out) {
        Intrinsic what = c.intrinsic();
        switch (what) {
            case MEMORY_FENCE, INTERRUPTS_LEVEL, INTERRUPTS_MESSAGE -> out.add(stores.flushNow());
            case MEMORY_READ ->
                out.add(stores.settle(c.arguments().get(0), c.arguments().get(3)));
            case MEMORY_READ_BYTE -> out.add(stores.settle(c.arguments().get(0), Values.number(1)));
            case MEMORY_ACQUIRE_SHORT -> out.add(stores.settle(c.arguments().get(0), Values.number(2)));
            case MEMORY_ACQUIRE_INT -> out.add(stores.settle(c.arguments().get(0), Values.number(4)));
            case MEMORY_READ_LONG -> out.add(stores.settle(c.arguments().get(0), Values.number(8)));
            case BUFFER_GATHER ->
                out.add(stores.settle(c.arguments().get(1), c.arguments().get(2)));
            case BUFFER_SCATTER ->
                out.add(stores.settle(c.arguments().get(1), c.arguments().get(3)));
            default -> {
                if (what.storedBytes() != 0) {
                    out.add(stores.flushNow());
                }
            }
        }
    }
}
