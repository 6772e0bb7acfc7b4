package nicc.dsl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// The command line `nicc`. Each module adds its commands by a class path resource `META-INF/nicc/commands`
/// with a
/// class
/// name a line. Exit status: 0 for success, 1 for findings and failures, 2 for wrong usage.
@Command(
        name = "nicc",
        description = "A compiler for network cards.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Nicc.Version.class)
public final class Nicc implements Runnable {

    private static final String COMMANDS = "META-INF/nicc/commands";

    /// Runs a command and ends the process with its status.
    ///
    /// @param arguments the command's name and its arguments
    public static void main(String[] arguments) {
        CommandLine root = commandLine();
        int status = root.execute(arguments);
        root.getOut().flush();
        System.exit(status);
    }

    /// The command line with the commands of all modules on the class path.
    ///
    /// @return ready to run
    public static CommandLine commandLine() {
        CommandLine root = new CommandLine(new Nicc());
        var commands = new TreeMap<String, CommandLine>();
        for (String name : commandClasses()) {
            CommandLine command = new CommandLine(instance(name));
            commands.put(command.getCommandName(), command);
        }
        commands.forEach(root::addSubcommand);
        root.addSubcommand("generate-completion", new CommandLine(new AutoComplete.GenerateCompletion()));
        return root.setExecutionExceptionHandler(Nicc::failed)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    private static List<String> commandClasses() {
        var names = new ArrayList<String>();
        try {
            for (URL resource : Collections.list(Nicc.class.getClassLoader().getResources(COMMANDS))) {
                try (var in = resource.openStream()) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .forEach(names::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static Object instance(String name) {
        try {
            return Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(COMMANDS + " names " + name + ", which is no command: " + e, e);
        }
    }

    /// A failure in one line; the stack trace only with `-Dnicc.trace`.
    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult arguments) {
        PrintWriter err = command.getErr();
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        err.println("nicc: " + (e instanceof CommandFailure ? message : "failed: " + message));
        if (Boolean.getBoolean("nicc.trace")) {
            e.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(commandLine(), "Missing command");
    }

    /// The version that the build wrote.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Nicc.class.getPackage().getImplementationVersion();
            return new String[] {"nicc " + (version == null ? "development build" : version)};
        }
    }
}
