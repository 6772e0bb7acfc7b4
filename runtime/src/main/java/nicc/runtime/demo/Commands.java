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

    /// What a command came to.
    ///
    /// @param status its exit status
    /// @param out what it printed
    /// @param err what it complained about
    public record Answer(int status, String out, String err) {}

    /// Runs a command whatever comes of it.
    ///
    /// @param name its name
    /// @param arguments its arguments
    /// @return what it said; empty when there is no such command
    public Optional<Answer> ask(String name, String... arguments) {
        return Optional.ofNullable(root.getSubcommands().get(name)).map(command -> ask(command, arguments));
    }

    private static Answer ask(CommandLine command, String... arguments) {
        PrintWriter out = command.getOut();
        PrintWriter err = command.getErr();
        StringWriter said = new StringWriter();
        StringWriter complained = new StringWriter();
        try (PrintWriter saying = new PrintWriter(said);
                PrintWriter complaining = new PrintWriter(complained)) {
            int status = command.setOut(saying).setErr(complaining).execute(arguments);
            saying.flush();
            complaining.flush();
            return new Answer(status, said.toString(), complained.toString());
        } finally {
            command.setOut(out).setErr(err);
        }
    }

    /// Runs a command that must succeed. What it prints is thrown away, unless it fails.
    ///
    /// @param name its name
    /// @param arguments its arguments
    /// @throws DemoException when it fails, with what it said
    public void run(String name, String... arguments) throws DemoException {
        Answer answer =
                ask(name, arguments).orElseThrow(() -> new DemoException("there is no command " + name + " here"));
        if (answer.status() != CommandLine.ExitCode.OK) {
            throw new DemoException(
                    "nicc " + name + " " + String.join(" ", arguments) + " failed:\n" + answer.out() + answer.err());
        }
    }
}
