package nicc.runtime.device;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The parameters that a device is made with: checked, and with defaults where nothing was given.
public final class ParameterValues {
    private final Map<String, Long> values = new HashMap<>();

    /// Checks what was given.
    ///
    /// @param parameters what the spec has
    /// @param given values by name
    /// @throws IllegalArgumentException when a name is unknown, with the nearest one, or a value does not fit
    public ParameterValues(List<ParameterDescription> parameters, Map<String, Long> given) {
        for (ParameterDescription p : parameters) {
            long value = given.getOrDefault(p.name(), p.defaultValue());
            if (p.width() < Long.SIZE && value >>> p.width() != 0) {
                throw new IllegalArgumentException("parameter " + p.name() + " has " + p.width() + " bits: 0x"
                        + Long.toHexString(value) + " does not fit");
            }
            values.put(p.name(), value);
        }
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("no parameter " + name + nearest(name, parameters));
            }
        }
    }

    /// The value of a parameter.
    ///
    /// @param name a parameter of the spec
    /// @return its value
    public long value(String name) {
        return values.get(name);
    }

    private static String nearest(String name, List<ParameterDescription> parameters) {
        return parameters.stream()
                .map(ParameterDescription::name)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .map(candidate -> "; is it " + candidate + "?")
                .orElse("");
    }

    /// Edits from one name to the other.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
