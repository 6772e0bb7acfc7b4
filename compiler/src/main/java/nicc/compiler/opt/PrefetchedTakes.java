package nicc.compiler.opt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.Rewriter;
import nicc.compiler.ir.RingCode;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.compiler.ir.Walk;

/// Takes from a ring read the buffer of fetched descriptors instead of guest memory.
final class PrefetchedTakes extends Rewriter {
    private final RingCode ring;
    private final Function fetch;
    private final Set<String> names = new HashSet<>();

    PrefetchedTakes(RingCode ring, Function fetch, Function within) {
        this.ring = ring;
        this.fetch = fetch;
        within.parameters().forEach(p -> names.add(p.name()));
        Walk.statements(within.body(), s -> {
            switch (s) {
                case Statement.Declare d -> names.add(d.variable().name());
                case Statement.For f -> names.add(f.counter().name());
                default -> {
                    // declares nothing
                }
            }
        });
    }

    @Override
    public List<Statement> statement(Statement s) {
        if (s instanceof Statement.Take t && t.ring().equals(ring.name())) {
            Variable offset = new Variable(Fresh.name(names, ring.name() + "Offset"), Type.INT, fetch.width());
            names.add(offset.name());
            List<Statement> body = new FromSlots(t, offset).statements(t.body());
            return List.of(new Statement.Take(t.ring(), t.record(), body));
        }
        return super.statement(s);
    }

    private final class FromSlots extends Rewriter {
        private final Statement.Take take;
        private final Variable offset;

        FromSlots(Statement.Take take, Variable offset) {
            this.take = take;
            this.offset = offset;
        }

        @Override
        public List<Statement> statement(Statement s) {
            boolean reads = s instanceof Statement.Do d
                    && d.call() instanceof Value.Call c
                    && c.intrinsic() == Intrinsic.MEMORY_READ;
            return reads
                    ? List.of(new Statement.Declare(
                            offset, fetch.call(take.record().slot().value())))
                    : super.statement(s);
        }

        @Override
        public Value value(Value v) {
            if (v instanceof Value.Call c && c.receiver().equals(ring.slots())) {
                List<Value> arguments = new ArrayList<>(c.arguments());
                arguments.set(0, Values.add(offset.value(), arguments.getFirst()));
                return new Value.Call(c.intrinsic(), c.receiver(), arguments);
            }
            return super.value(v);
        }
    }
}
