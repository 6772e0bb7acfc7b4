package nicc.runtime.cli;

import picocli.CommandLine;

/// `nicc serve` in a process of its own.
public final class ServeMain {
    private ServeMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ServeCommand()).execute(arguments));
    }
}
