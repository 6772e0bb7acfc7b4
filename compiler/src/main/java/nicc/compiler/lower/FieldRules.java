package nicc.compiler.lower;

import java.util.function.Predicate;
import nicc.compiler.ir.Op;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;

/// What reads and writes do to storage: one mask for each rule of docs/language.md, section 5. The masks are
/// disjoint, so the order of the rules does not matter.
final class FieldRules {
    private FieldRules() {}

    static boolean softwareReads(Field f) {
        return f.sw() == Field.Access.RW || f.sw() == Field.Access.R;
    }

    private static boolean softwareWrites(Field f) {
        return f.sw() == Field.Access.RW || f.sw() == Field.Access.W;
    }

    private static boolean plain(Field f) {
        return f.kind() == Field.Kind.PLAIN;
    }

    /// The bits that a read takes from storage.
    static long readable(Register r) {
        return mask(r, f -> plain(f) && softwareReads(f));
    }

    /// The bits without storage that read as ones.
    static long constants(Register r) {
        return r.fields().stream()
                .filter(f -> !plain(f) && f.kind() != Field.Kind.DERIVED)
                .mapToLong(f -> f.constant() << f.lsb())
                .reduce(0, (a, b) -> a | b);
    }

    /// Whether a read changes storage.
    static boolean readChanges(Register r) {
        return mask(r, f -> plain(f) && f.onRead() != Field.OnRead.NONE) != 0;
    }

    /// Whether a write changes storage.
    static boolean writes(Register r) {
        return mask(r, FieldRules::written) != 0;
    }

    private static boolean written(Field f) {
        return plain(f) && softwareWrites(f) && !f.singlePulse();
    }

    /// Storage after a read.
    static Value afterRead(Register r, Value storage, Value enables, int accessBits) {
        Value v = cleared(storage, Values.and(enables, constant(r, onRead(r, Field.OnRead.RCLR, false))));
        v = Values.or(v, Values.and(enables, constant(r, onRead(r, Field.OnRead.RSET, false))));
        long clear = onRead(r, Field.OnRead.RCLR, true);
        long set = onRead(r, Field.OnRead.RSET, true);
        if ((clear | set) == 0) {
            return v;
        }
        int highBits = Math.min(accessBits, r.width());
        Value high = Values.and(enables, constant(r, Values.ones(highBits) << (r.width() - highBits)));
        Value touched = Values.compare(Relation.NE, high, constant(r, 0));
        return Values.choose(touched, Values.or(cleared(v, constant(r, clear)), constant(r, set)), v);
    }

    private static long onRead(Register r, Field.OnRead rule, boolean high) {
        return mask(r, f -> plain(f) && f.onRead() == rule && f.onReadHigh() == high);
    }

    /// Storage after a write.
    static Value afterWrite(Register r, Value storage, Value written, Value enables) {
        Value zeros = Values.and(complement(r, written), enables);
        Value v = storage;
        long stored = onWrite(r, Field.OnWrite.STORE);
        v = Values.or(cleared(v, Values.and(enables, constant(r, stored))), Values.and(written, constant(r, stored)));
        v = Values.or(v, bits(r, written, Field.OnWrite.WOSET));
        v = cleared(v, bits(r, written, Field.OnWrite.WOCLR));
        v = Values.binary(Op.XOR, v, bits(r, written, Field.OnWrite.WOT));
        v = Values.or(v, bits(r, zeros, Field.OnWrite.WZS));
        v = cleared(v, bits(r, zeros, Field.OnWrite.WZC));
        v = Values.binary(Op.XOR, v, bits(r, zeros, Field.OnWrite.WZT));
        v = Values.or(v, bits(r, enables, Field.OnWrite.WSET));
        return cleared(v, bits(r, enables, Field.OnWrite.WCLR));
    }

    private static Value bits(Register r, Value v, Field.OnWrite rule) {
        return Values.and(v, constant(r, onWrite(r, rule)));
    }

    private static Value cleared(Value v, Value bits) {
        if (Values.is(bits, 0)) {
            return v;
        }
        return Values.and(v, Values.binary(Op.XOR, bits, Values.constant(v.type(), -1)));
    }

    private static Value complement(Register r, Value v) {
        return Values.complement(v, r.width());
    }

    private static long onWrite(Register r, Field.OnWrite rule) {
        return mask(r, f -> written(f) && f.onWrite() == rule);
    }

    private static Value constant(Register r, long bits) {
        return Values.constant(Type.ofWidth(r.width()), bits);
    }

    private static long mask(Register r, Predicate<Field> which) {
        return r.fields().stream()
                .filter(which)
                .mapToLong(f -> Values.ones(f.width()) << f.lsb())
                .reduce(0, (a, b) -> a | b);
    }
}
