package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Op;
import nicc.compiler.ir.RegisterCode;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;

/// Where the registers of a bank begin and end.
///
/// @param registers the registers
/// @param uniform bytes of each register when all have one size and are aligned to it, else 0
/// @param unit the largest power of two that every register is a multiple of and aligned to
record Borders(List<RegisterCode> registers, int uniform, int unit) {

    /// How many bits of a location hold the size.
    static final int SIZE_BITS = 4;

    Borders {
        registers = List.copyOf(registers);
    }

    /// The borders of some registers.
    static Borders of(List<RegisterCode> registers) {
        int unit = 8;
        int largest = 1;
        for (RegisterCode r : registers) {
            int alignment = Integer.lowestOneBit((int) r.offset() | r.bytes() | (r.count() > 1 ? r.stride() : 8));
            unit = Math.min(unit, alignment);
            largest = Math.max(largest, r.bytes());
        }
        return new Borders(registers, largest <= unit || registers.isEmpty() ? unit : 0, unit);
    }

    /// Makes the function that says for a byte's offset how far into its register it lies, shifted left by
    /// [#SIZE_BITS], and the register's bytes. Bytes without a register come in units.
    Function locate(String name, String doc) {
        Variable offset = new Variable("offset", Type.INT, 32);
        List<Statement> body = new ArrayList<>();
        for (RegisterCode r : registers) {
            if (r.bytes() != unit) {
                body.add(inside(r, offset.value()));
            }
        }
        Value into = Values.and(offset.value(), Values.number(unit - 1));
        body.add(result(into, unit));
        return Function.number(name, doc, "", List.of(offset), 7, body);
    }

    private static Statement inside(RegisterCode r, Value offset) {
        Value from = Values.sub(offset, Values.number((int) r.offset()));
        int span = (r.count() - 1) * r.stride() + r.bytes();
        Value within = Values.compare(Relation.ULT, from, Values.number(span));
        if (r.count() == 1) {
            return new Statement.If(within, List.of(result(from, r.bytes())), List.of());
        }
        Value into = Values.binary(Op.REM, from, Values.number(r.stride()));
        Value hit = Values.compare(Relation.LT, into, Values.number(r.bytes()));
        return new Statement.If(
                r.stride() == r.bytes() ? within : Values.and(within, hit),
                List.of(result(into, r.bytes())),
                List.of());
    }

    private static Statement result(Value into, int bytes) {
        Value shifted = Values.binary(Op.SHL, into, Values.number(SIZE_BITS));
        return new Statement.Return(Optional.of(Values.or(shifted, Values.number(bytes))));
    }
}
