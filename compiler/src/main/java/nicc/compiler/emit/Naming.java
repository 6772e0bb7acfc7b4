package nicc.compiler.emit;

import com.palantir.javapoet.ClassName;
import java.util.Locale;

/// What generated classes are called: `nicc.device.e1000.E1000`, and
/// `nicc.device.e1000.reference.E1000Reference`.
///
/// @param packageName the package
/// @param device the device's class
/// @param description the class that describes it
/// @param factory the class that makes devices
public record Naming(String packageName, ClassName device, ClassName description, ClassName factory) {

    /// Names for a build.
    ///
    /// @param packageName the package, or an empty string for the usual one
    /// @param device the spec's name of the device
    /// @param build `optimised`, `reference` or another name
    /// @return the names
    public static Naming of(String packageName, String device, String build) {
        boolean plain = build.equals("optimised");
        String own = "nicc.device." + word(device) + (plain ? "" : "." + word(build));
        String name = packageName.isEmpty() ? own : packageName;
        String simple = capital(device) + (plain ? "" : capital(build));
        return new Naming(
                name,
                ClassName.get(name, simple),
                ClassName.get(name, simple + "Description"),
                ClassName.get(name, simple + "Factory"));
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }

    private static String capital(String name) {
        StringBuilder result = new StringBuilder();
        for (String part : name.split("[^A-Za-z0-9]+", -1)) {
            if (!part.isEmpty()) {
                result.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return result.toString();
    }
}
