package nicc.runtime.transport;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.RegisterDescription;
import org.jspecify.annotations.Nullable;

/// Finds the register that an access is to.
public final class RegisterNames {
    private final Map<Integer, TreeMap<Long, RegisterDescription>> byRegion = new TreeMap<>();

    /// Indexes a device's registers.
    ///
    /// @param device the device
    public RegisterNames(DeviceDescription device) {
        for (RegisterDescription register : device.registers()) {
            TreeMap<Long, RegisterDescription> region = byRegion.computeIfAbsent(register.bar(), _ -> new TreeMap<>());
            for (int i = 0; i < register.count(); i++) {
                region.put(register.offset() + (long) i * register.stride(), register);
            }
        }
    }

    /// A place in a register.
    ///
    /// @param register the register
    /// @param element which one of an array, 0 for a single register
    /// @param shift by how many bits the place is above the register's least significant one, a multiple of 8
    public record Place(RegisterDescription register, int element, int shift) {

        /// The place's name.
        ///
        /// @return such as `MTA[3]`, or `CTRL+1` for an access to its second byte
        public String name() {
            String index = register.count() > 1 ? "[" + element + "]" : "";
            return register.name() + index + (shift == 0 ? "" : "+" + shift / 8);
        }
    }

    /// Finds the register that holds a byte.
    ///
    /// @param bar the region
    /// @param offset byte offset in the region
    /// @return where it is, or null when no register holds it
    public @Nullable Place find(int bar, long offset) {
        Map.Entry<Long, RegisterDescription> entry =
                byRegion.getOrDefault(bar, new TreeMap<>()).floorEntry(offset);
        if (entry == null || offset >= entry.getKey() + entry.getValue().width() / 8) {
            return null;
        }
        RegisterDescription register = entry.getValue();
        int element = register.count() > 1 ? (int) ((entry.getKey() - register.offset()) / register.stride()) : 0;
        return new Place(register, element, (int) (offset - entry.getKey()) * 8);
    }

    /// The fields' names whose bits are in a value, with their contents.
    ///
    /// @param fields the fields of a register
    /// @param value the register's value
    /// @return such as `LU SPEED=2`; a field of one bit is named when it is set, a wider one when it is not
    /// zero
    public static String bits(List<RegisterDescription.FieldDescription> fields, long value) {
        StringBuilder text = new StringBuilder();
        for (RegisterDescription.FieldDescription field : fields) {
            int width = field.msb() - field.lsb() + 1;
            long content = (value >>> field.lsb()) & (-1L >>> (64 - width));
            if (content != 0) {
                text.append(text.isEmpty() ? "" : " ").append(field.name());
                text.append(width == 1 ? "" : "=0x" + Long.toHexString(content));
            }
        }
        return text.toString();
    }
}
