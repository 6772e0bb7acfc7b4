package nicc.runtime.cli;

import java.io.Console;
import java.io.PrintStream;
import nicc.runtime.demo.Progress;

/// A line on a terminal that says how far a command is, and goes away. Silent when the output is no terminal.
final class TerminalProgress implements Progress, AutoCloseable {
    private static final String CLEAR = "\r\u001B[K";

    private final PrintStream terminal = System.err;
    private final boolean shown = isTerminal();

    @Override
    public void step(String what, int done, int all) {
        say("%3d %%  %s".formatted(100 * done / all, what));
    }

    /// Shows a line in place of the one before.
    void say(String what) {
        if (shown) {
            terminal.print(CLEAR + what);
            terminal.flush();
        }
    }

    @Override
    public void close() {
        if (shown) {
            terminal.print(CLEAR);
            terminal.flush();
        }
    }

    /// Since JDK 25 there is again no console where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
