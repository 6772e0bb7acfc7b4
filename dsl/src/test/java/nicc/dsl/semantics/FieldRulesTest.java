package nicc.dsl.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import nicc.dsl.fixture.Models;
import nicc.dsl.interp.Interpreter;
import nicc.dsl.interp.RecordedEnvironment;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;

/// What every combination of access properties does to each single bit, against tables of what it should.
class FieldRulesTest {

    @Property
    void writesChangeEachEnabledBitByItsRule(
            @ForAll Field.Access sw,
            @ForAll Field.OnWrite onWrite,
            @ForAll int stored,
            @ForAll int written,
            @ForAll @IntRange(max = 3) int first,
            @ForAll @IntRange(min = 1, max = 4) int size) {
        Interpreter device = device(sw, Field.OnRead.NONE, onWrite, stored);
        device.write(0, first, size, Integer.toUnsignedLong(written));
        long after = device.state().get("X").getFirst();
        for (int bit = 0; bit < 32; bit++) {
            boolean enabled = bit >= 8 * first && bit < 8 * (first + size);
            boolean old = bit(stored, bit);
            boolean value = enabled && bit(written, bit - 8 * first);
            boolean writable = sw == Field.Access.RW || sw == Field.Access.W;
            boolean expected = (enabled && writable && bit >= 4 && bit < 28) ? next(onWrite, old, value) : old;
            assertThat(bit(after, bit)).as("bit %d", bit).isEqualTo(expected);
        }
    }

    private static boolean next(Field.OnWrite rule, boolean old, boolean value) {
        return switch (rule) {
            case STORE -> value;
            case WOSET -> value || old;
            case WOCLR -> !value && old;
            case WOT -> value != old;
            case WZS -> !value || old;
            case WZC -> value && old;
            case WZT -> value == old;
            case WSET -> true;
            case WCLR -> false;
        };
    }

    @Property
    void readsReturnReadableBitsAndThenActOnEnabledOnes(
            @ForAll Field.Access sw,
            @ForAll Field.OnRead onRead,
            @ForAll int stored,
            @ForAll @IntRange(max = 3) int first,
            @ForAll @IntRange(min = 1, max = 4) int size) {
        Interpreter device = device(sw, onRead, Field.OnWrite.STORE, stored);
        long inquired = device.peek(0, first, size);
        assertThat(device.state().get("X")).containsExactly(Integer.toUnsignedLong(stored));
        long value = device.read(0, first, size);
        assertThat(value).isEqualTo(inquired);
        long after = device.state().get("X").getFirst();
        for (int bit = 0; bit < 32; bit++) {
            boolean enabled = bit >= 8 * first && bit < 8 * (first + size);
            boolean field = bit >= 4 && bit < 28;
            boolean readable = sw == Field.Access.RW || sw == Field.Access.R;
            boolean old = bit(stored, bit);
            if (enabled) {
                assertThat(bit(value, bit - 8 * first)).as("bit %d", bit).isEqualTo(field && readable && old);
            }
            boolean changes = enabled && field && onRead != Field.OnRead.NONE;
            assertThat(bit(after, bit)).as("bit %d", bit).isEqualTo(changes ? onRead == Field.OnRead.RSET : old);
        }
    }

    private static boolean bit(long value, int bit) {
        return ((value >>> bit) & 1) == 1;
    }

    private static Interpreter device(Field.Access sw, Field.OnRead onRead, Field.OnWrite onWrite, int stored) {
        Cell storage = Models.cell("X", 32, Integer.toUnsignedLong(stored));
        Field field = Models.field("F", 27, 4, sw, onRead, false, onWrite);
        Register register = Models.register("X", 0, 32, storage, field);
        Device device = Models.device(Bank.Partial.ENABLES, 0, register);
        return new Interpreter(device, new RecordedEnvironment(), Map.of());
    }
}
