package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.Op;
import nicc.compiler.ir.RecordVariables;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.dsl.model.Stmt;

/// Records between guest memory and locals (docs/language.md, section 7).
final class Transfers {
    private final Context context;
    private final Scope scope;
    private final Expressions expressions;

    Transfers(Context context, Scope scope, Expressions expressions) {
        this.context = context;
        this.scope = scope;
        this.expressions = expressions;
    }

    /// One read of a record; it has no slot.
    void fetch(Stmt.Fetch f, List<Statement> out) {
        Value address = expressions.as(f.address(), Type.LONG, out);
        RecordVariables r = scope.declare(f.snapshot());
        Records.Reading reading =
                Records.read(address, f.snapshot().layout().bytes(), context.buffer(Rings.RECORD), r.words());
        reading.access().forEach(a -> out.add(new Statement.Do(a)));
        for (int i = 0; i < r.words().size(); i++) {
            out.add(new Statement.Declare(r.words().get(i), reading.words().get(i)));
        }
        out.add(new Statement.Declare(r.held(), Values.FALSE));
        out.add(new Statement.Declare(r.slot(), Values.constant(Type.LONG, 0)));
    }

    /// Takes the descriptor at the head of a ring.
    void take(Stmt.Take t, List<Statement> out) {
        RecordVariables r = scope.declare(t.snapshot());
        out.add(new Statement.Take(
                t.ring().name(), r, new Rings(context).take(t.ring(), r, new Places(context, scope, expressions))));
    }

    /// Stores fields at an address.
    void store(Stmt.Store s, List<Statement> out) {
        Value address = expressions.once("at", expressions.as(s.address(), Type.LONG, out), out);
        out.add(new Statement.Deliver(parts(address, s.parts(), s.publish(), out)));
    }

    /// Stores fields into the slot of a descriptor, if it has one.
    void writeBack(Stmt.WriteBack w, List<Statement> out) {
        RecordVariables r = scope.record(w.snapshot());
        List<Statement> stores = parts(r.slot().value(), w.parts(), w.publish(), out);
        out.add(new Statement.If(r.held().value(), List.of(new Statement.Deliver(stores)), List.of()));
    }

    private List<Statement> parts(Value address, List<Stmt.Part> parts, boolean publish, List<Statement> out) {
        List<Statement> stores = new ArrayList<>();
        for (Stmt.Part p : parts) {
            Value v = expressions.number(p.value(), out);
            int bytes = (p.msb() - p.lsb() + 1) / 8;
            Value value = Integer.bitCount(bytes) == 1 ? v : expressions.once("part", v, out);
            part(address, p.lsb() / 8, bytes, value, publish, stores);
        }
        return stores;
    }

    /// Sizes that no single store has are cut into ones that have, in ascending order.
    private static void part(Value address, int offset, int bytes, Value v, boolean publish, List<Statement> stores) {
        int done = 0;
        while (done < bytes) {
            int size = Integer.highestOneBit(Math.min(8, bytes - done));
            Value piece = Values.binary(Op.SHR, v, Values.number(8 * done));
            Value at = Values.add(address, Values.constant(Type.LONG, offset + done));
            Value bits = Values.as(piece, size == 8 ? Type.LONG : Type.INT);
            stores.add(
                    Code.effect(store(size, publish), "memory", at, size < bytes ? Values.low(bits, 8 * size) : bits));
            done += size;
        }
    }

    private static Intrinsic store(int bytes, boolean publish) {
        return switch (bytes) {
            case 1 -> publish ? Intrinsic.MEMORY_PUBLISH_BYTE : Intrinsic.MEMORY_WRITE_BYTE;
            case 2 -> publish ? Intrinsic.MEMORY_PUBLISH_SHORT : Intrinsic.MEMORY_WRITE_SHORT;
            case 4 -> publish ? Intrinsic.MEMORY_PUBLISH_INT : Intrinsic.MEMORY_WRITE_INT;
            default -> publish ? Intrinsic.MEMORY_PUBLISH_LONG : Intrinsic.MEMORY_WRITE_LONG;
        };
    }
}
