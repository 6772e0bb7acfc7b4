package nicc.runtime.cli;

import java.io.IOException;
import java.util.List;
import nicc.runtime.wire.WireSpec;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The options that follow `nicc bench --idle N`.
@Command(name = "bench --idle")
final class IdleOptions {
    @Option(names = "--device")
    private String device = "e1000";

    @Option(names = "--build")
    private String build = "optimised";

    @Option(names = "--wire")
    private String wire = "null";

    @Option(names = "--seconds")
    private int seconds = 10;

    @Option(names = "--json")
    private boolean json;

    private IdleOptions() {}

    /// Understands them.
    ///
    /// @throws CommandException when there is another one among them
    static IdleOptions parse(List<String> arguments) throws CommandException {
        IdleOptions options = new IdleOptions();
        try {
            new CommandLine(options).parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
        return options;
    }

    /// Measures.
    ///
    /// @param devices how many
    /// @return the result as text
    String measure(int devices) throws CommandException, IOException {
        if (devices < 1 || devices > Numbered.MOST || seconds < 1) {
            throw new CommandException("--idle is 1 to " + Numbered.MOST + " devices, and --seconds at least 1");
        }
        try {
            IdleCost cost =
                    IdleBench.measure(Devices.find(null).get(device, build), WireSpec.parse(wire), devices, seconds);
            return json ? cost.toJson() : cost.toString();
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted");
        }
    }
}
