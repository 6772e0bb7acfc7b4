package nicc.dsl.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nicc.dsl.explain.Term.Range;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;
import nicc.dsl.model.Snapshot;

/// The names that bits have in the data sheet.
final class Names {
    private final Map<String, List<Range>> cells = new HashMap<>();

    /// Collects the names of a device's registers; a register names its storage before its aliases do.
    Names(Device device) {
        for (Bank bank : device.banks()) {
            for (Register register : bank.registers()) {
                if (register.alias().isEmpty()) {
                    cells.put(register.storage().name(), of(register));
                }
            }
        }
    }

    List<Range> ofCell(String cell) {
        return cells.getOrDefault(cell, List.of());
    }

    /// The name of a part of a cell; empty when it has none.
    String ofBits(String cell, int msb, int lsb) {
        return ofCell(cell).stream()
                .filter(range -> range.msb() == msb && range.lsb() == lsb)
                .map(Range::name)
                .findFirst()
                .orElse("");
    }

    static List<Range> of(Register register) {
        return register.fields().stream()
                .filter(field -> !field.name().isEmpty() && field.width() < register.width())
                .map(Names::range)
                .toList();
    }

    private static Range range(Field field) {
        return new Range(field.name(), field.msb(), field.lsb());
    }

    static List<Range> of(Snapshot snapshot) {
        return snapshot.layout().fields().stream()
                .map(slice -> new Range(slice.name(), slice.msb(), slice.lsb()))
                .toList();
    }
}
