package nicc.runtime.demo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import picocli.CommandLine;

/// The other commands of the same command line.
///
/// @param root the command that all of them belong to
public record Commands(CommandLine root) {

    /// The siblings of a command.
    ///
    /// @param command the one that asks
    /// @return all that its parent has
    public static Commands besides(CommandLine command) {
        return new Commands(command.getParent() == null ? command : command.getParent());
    }

    /// Runs a command that must succeed. What it prints is thrown away, unless it fails.
    ///
    /// @param name its name
    /// @param arguments its arguments
    /// @throws DemoException when it fails, with what it said
    public void run(String name, String... arguments) throws DemoException {
        CommandLine command = Optional.ofNullable(root.getSubcommands().get(name))
                .orElseThrow(() -> new DemoException("there is no command " + name + " here"));
        PrintWriter out = command.getOut();
        PrintWriter err = command.getErr();
        StringWriter said = new StringWriter();
        try (PrintWriter writer = new PrintWriter(said)) {
            command.setOut(writer).setErr(writer);
            if (command.execute(arguments) != CommandLine.ExitCode.OK) {
                throw new DemoException("nicc " + name + " " + String.join(" ", arguments) + " failed:\n" + said);
            }
        } finally {
            command.setOut(out).setErr(err);
        }
    }
}
