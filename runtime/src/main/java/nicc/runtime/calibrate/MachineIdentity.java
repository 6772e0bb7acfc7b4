package nicc.runtime.calibrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Which machine figures are from, as far as they depend on it. Names no host.
///
/// @param processor its model
/// @param processors how many this process may use
/// @param kernel the operating system's name and release
/// @param architecture such as `amd64`
public record MachineIdentity(String processor, int processors, String kernel, String architecture) {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    /// This machine.
    ///
    /// @return its identity
    public static MachineIdentity here() {
        return new MachineIdentity(
                model(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"));
    }

    private static String model() {
        try (Stream<String> lines = Files.lines(CPUINFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    @Override
    public String toString() {
        return processors + " × " + processor + ", " + kernel + ", " + architecture;
    }
}
