package nicc.compiler.opt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nicc.compiler.analysis.Footprints;
import nicc.compiler.ir.BufferCell;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.Op;
import nicc.compiler.ir.Program;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.RingCode;
import nicc.compiler.ir.StateCell;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;

/// Fetches descriptors ahead: one read for what the ring says the device owns, up to [#AHEAD] and the ring's
/// end. What was fetched is kept as long as the device has owned it without interruption: whatever changes
/// base, size or head drops it all, and a tail that comes nearer drops what it takes back.
final class Prefetch implements Pass {
    /// Descriptors in one read: eight cache lines of the usual 16-byte ones.
    static final int AHEAD = 32;

    private static final int OFFSET_BITS = 16;
    private static final int LARGEST_WIDTH = 31;

    @Override
    public String name() {
        return "prefetch";
    }

    @Override
    public String title() {
        return "Fetches descriptors in bulk.";
    }

    @Override
    public Program run(Program program) {
        Program result = program;
        for (RingCode r : program.rings()) {
            if (r.width() <= LARGEST_WIDTH && takesFromBuffer(program, r)) {
                result = prefetched(result, r);
            }
        }
        return result;
    }

    /// Records that a single load brings are not worth it.
    private static boolean takesFromBuffer(Program program, RingCode r) {
        return program.functions().containsKey(r.advance())
                && r.bytes() != 1
                && r.bytes() != 2
                && r.bytes() != 4
                && r.bytes() != 8;
    }

    private static Program prefetched(Program program, RingCode r) {
        Set<String> names = program.names();
        StateCell ahead =
                scratch(names, r, "Ahead", "descriptors of ring " + r.name() + " that were fetched and not taken yet");
        StateCell next =
                scratch(names, r, "Next", "which of the fetched descriptors of ring " + r.name() + " is taken next");
        Function fetch = fetch(program, r, ahead, next);
        Function trim = trim(program, r, ahead);
        Footprints footprints = new Footprints(program);
        Set<String> shape = new HashSet<>(footprints.of(r.base()).reads());
        shape.addAll(footprints.of(r.size()).reads());
        shape.add(r.head());
        Set<String> tail = new HashSet<>(footprints.of(r.available()).reads());
        tail.removeAll(shape);
        Statement drop = new Statement.Store(ahead.value(), Values.ZERO);
        Statement cut = new Statement.Do(new Value.Invoke(trim.name(), List.of(), Type.HANDLE, 0));
        Program.Editor editor = program.edit();
        editor.cell(ahead).cell(next).function(fetch).function(trim);
        program.functions().values().stream()
                .filter(f -> !f.name().equals(r.advance()))
                .forEach(f -> editor.function(new PrefetchedTakes(r, fetch, f)
                        .function(f.withBody(new AfterStores(shape, drop, tail, cut).statements(f.body())))));
        BufferCell slots = program.buffers().stream()
                .filter(b -> b.field().equals(r.slots()))
                .findFirst()
                .orElseThrow();
        editor.buffer(
                new BufferCell(slots.field(), slots.name(), r.bytes() * AHEAD, true, slots.doc(), slots.origin()));
        editor.rings(program.rings().stream()
                .map(x -> x.name().equals(r.name()) ? x.withAhead(AHEAD) : x)
                .toList());
        return editor.done();
    }

    private static StateCell scratch(Set<String> names, RingCode r, String what, String doc) {
        String field = Fresh.name(names, r.name() + what);
        return new StateCell(
                field,
                "ring " + r.name() + "." + what,
                StateCell.Kind.SCRATCH,
                Type.INT,
                OFFSET_BITS,
                1,
                false,
                0,
                doc,
                "",
                List.of());
    }

    private static Function fetch(Program program, RingCode r, StateCell ahead, StateCell next) {
        Variable slot = Variable.number("slot", 64);
        Variable owned = new Variable("owned", Type.INT, r.width());
        Variable count = new Variable("count", Type.INT, r.width());
        Value size = program.function(r.size()).call();
        List<Statement> refill = new ArrayList<>();
        refill.add(new Statement.Declare(owned, program.function(r.available()).call()));
        Value toEnd = Values.sub(size, head(program, r));
        refill.add(new Statement.Declare(count, minimum(minimum(owned.value(), toEnd), Values.number(AHEAD))));
        Value bytes = Values.binary(Op.MUL, count.value(), Values.number(r.bytes()));
        refill.add(new Statement.Do(new Value.Call(
                Intrinsic.MEMORY_READ,
                "memory",
                List.of(slot.value(), new Value.Handle(r.slots()), Values.ZERO, bytes))));
        refill.add(new Statement.Store(ahead.value(), count.value()));
        refill.add(new Statement.Store(next.value(), Values.ZERO));
        Variable offset = new Variable("offset", Type.INT, OFFSET_BITS);
        List<Statement> body = new ArrayList<>();
        Value none = Values.compare(Relation.EQ, ahead.value(), Values.ZERO);
        body.add(new Statement.If(none, refill, List.of()));
        body.add(new Statement.Declare(offset, Values.binary(Op.MUL, next.value(), Values.number(r.bytes()))));
        body.add(new Statement.Store(next.value(), Values.add(next.value(), Values.ONE)));
        body.add(new Statement.Store(ahead.value(), Values.sub(ahead.value(), Values.ONE)));
        body.add(new Statement.Return(Optional.of(offset.value())));
        return Function.number(
                Fresh.name(program.names(), r.name() + "Fetch"),
                "Where the descriptor at the head of ring " + r.name() + " is in " + r.slots()
                        + "; reads it, and those behind it that the device owns, when it is not there. Call it only when the device owns one.",
                "",
                List.of(slot),
                OFFSET_BITS,
                body);
    }

    private static Value head(Program program, RingCode r) {
        StateCell cell = program.cell(r.head());
        Value whole = cell.array() ? cell.element(Values.ZERO) : cell.value();
        Value shifted = Values.binary(Op.SHR, whole, Values.number(r.headLsb()));
        return Values.low(Values.as(shifted, Type.INT), r.headWidth());
    }

    private static Value minimum(Value a, Value b) {
        return new Value.Call(Intrinsic.MIN_INT, "Math", List.of(a, b));
    }

    private static Function trim(Program program, RingCode r, StateCell ahead) {
        Value owned = program.function(r.available()).call();
        return Function.action(
                Fresh.name(program.names(), r.name() + "Trim"),
                "Forgets fetched descriptors of ring " + r.name() + " that the tail has taken back.",
                "",
                List.of(),
                List.of(new Statement.Store(ahead.value(), minimum(ahead.value(), owned))));
    }
}
