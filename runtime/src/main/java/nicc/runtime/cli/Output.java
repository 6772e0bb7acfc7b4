package nicc.runtime.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Where a command's text goes, and how its failures are told: a line on the error stream and exit status 1.
final class Output {
    private final CommandLine command;

    private Output(CommandLine command) {
        this.command = command;
    }

    /// What a command does.
    interface Body {
        /// Does it.
        void run(PrintWriter out) throws CommandException, IOException;
    }

    static Output of(@Nullable CommandSpec spec) {
        return new Output(Objects.requireNonNull(spec).commandLine());
    }

    /// Runs a command.
    ///
    /// @return the exit status
    int run(Body body) {
        try {
            body.run(command.getOut());
            command.getOut().flush();
            return CommandLine.ExitCode.OK;
        } catch (CommandException | IOException e) {
            command.getOut().flush();
            command.getErr().println("nicc " + command.getCommandName() + ": " + e.getMessage());
            command.getErr().flush();
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
