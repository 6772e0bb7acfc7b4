package nicc.runtime.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.ParameterDescription;
import org.jspecify.annotations.Nullable;

/// Values for a device's parameters, from the command line.
final class Parameters {
    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5}");
    private static final String MAC_PARAMETER = "MAC";

    private Parameters() {}

    /// Understands `--param NAME=VALUE` and `--mac`.
    ///
    /// @throws CommandException when a name is unknown or a value does not fit
    static Map<String, Long> of(DeviceDescription device, Map<String, String> written, @Nullable String mac)
            throws CommandException {
        Map<String, Long> values = new LinkedHashMap<>();
        if (mac != null) {
            ParameterDescription parameter = find(device, MAC_PARAMETER);
            values.put(parameter.name(), address(mac));
        }
        for (Map.Entry<String, String> entry : written.entrySet()) {
            ParameterDescription parameter = find(device, entry.getKey());
            values.put(parameter.name(), number(parameter, entry.getValue()));
        }
        return values;
    }

    private static ParameterDescription find(DeviceDescription device, String name) throws CommandException {
        List<String> names =
                device.parameters().stream().map(ParameterDescription::name).toList();
        return device.parameters().stream()
                .filter(p -> p.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        "device " + device.name() + " has no parameter " + name + "." + Nearest.hint(name, names)));
    }

    private static long number(ParameterDescription parameter, String text) throws CommandException {
        try {
            long value = MAC.matcher(text).matches() ? address(text) : parse(text);
            if (parameter.width() < 64 && value >>> parameter.width() != 0) {
                throw new CommandException("parameter " + parameter.name() + " has " + parameter.width() + " bits; "
                        + text + " does not fit");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new CommandException("parameter " + parameter.name() + " needs a number, not \"" + text + "\"", e);
        }
    }

    private static long parse(String text) {
        return text.startsWith("0x") || text.startsWith("0X")
                ? Long.parseUnsignedLong(text.substring(2), 16)
                : Long.parseUnsignedLong(text);
    }

    /// An Ethernet address as a number, its first byte the most significant.
    private static long address(String text) throws CommandException {
        if (!MAC.matcher(text).matches()) {
            throw new CommandException("\"" + text + "\" is no Ethernet address such as 52:54:00:12:34:56");
        }
        long address = 0;
        for (String octet : text.split(":", -1)) {
            address = address << 8 | Integer.parseInt(octet, 16);
        }
        if ((address >>> 40 & 1) != 0) {
            throw new CommandException(text + " is a group address; a card needs one of its own");
        }
        return address;
    }
}
