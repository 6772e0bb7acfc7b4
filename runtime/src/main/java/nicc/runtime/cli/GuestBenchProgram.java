package nicc.runtime.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The project's bench in real guests, `.ci/guest-bench`, which needs QEMU, a kernel and root.
final class GuestBenchProgram {
    /// Where the launcher says that nicc is.
    private static final String HOME = "nicc.home";

    private GuestBenchProgram() {}

    /// Runs it, with its progress on this process's error stream.
    ///
    /// @param options its options
    /// @param tables where its own tables go
    /// @return its exit status
    static int run(List<String> options, Redirect tables) throws CommandException, IOException {
        String home = System.getProperty(HOME);
        Path program = Path.of(home == null ? "" : home, ".ci", "guest-bench").toAbsolutePath();
        if (!Files.isExecutable(program)) {
            throw new CommandException("there is no " + program + ": the bench is in nicc's own checkout");
        }
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(options);
        Process process =
                new ProcessBuilder(command).inheritIO().redirectOutput(tables).start();
        try {
            return process.waitFor();
        } catch (InterruptedException _) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted");
        }
    }
}
