package nicc.verifier.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import nicc.verifier.refine.Listener;
import nicc.verifier.refine.Result;

/// A line on a terminal that says how far the proofs are, and goes away. Silent where there is no terminal.
final class LiveLine implements Listener, AutoCloseable {
    private static final String CLEAR = "\r\u001B[K";
    private static final long BETWEEN = 100_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int NAMES = 60;

    private final PrintWriter terminal;
    private final boolean shown;
    private final long start = System.nanoTime();
    private final Set<String> running = new LinkedHashSet<>();
    private long last;
    private int planned;
    private int done;
    private int open;

    LiveLine(PrintWriter terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    /// Whether a person looks on. Since JDK 25 there is again no console where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    public synchronized void planned(int more) {
        planned += more;
    }

    @Override
    public synchronized void started(String obligation) {
        running.add(obligation);
        show();
    }

    @Override
    public synchronized void finished(Result result) {
        running.remove(result.name());
        done++;
        open += result.proved() ? 0 : 1;
        show();
    }

    /// Says something else in its place.
    synchronized void say(String what) {
        if (shown) {
            terminal.print(CLEAR + what);
            terminal.flush();
        }
    }

    private void show() {
        long now = System.nanoTime();
        if (shown && now - last >= BETWEEN) {
            last = now;
            say(text(done, planned, open, (now - start) / NANOS_PER_SECOND, String.join(", ", running)));
        }
    }

    /// The line. The rest is guessed from the rate so far.
    static String text(int done, int planned, int open, double seconds, String running) {
        double rate = done / Math.max(seconds, 0.001);
        String rest = done == 0 ? "" : String.format(Locale.ROOT, ", about %.0f s left", (planned - done) / rate);
        String names = running.length() <= NAMES ? running : running.substring(0, NAMES - 1) + "…";
        String wrong = open == 0 ? "" : ", " + open + " not proved";
        return String.format(Locale.ROOT, "%d of %d%s, %.1f/s%s: %s", done, planned, wrong, rate, rest, names);
    }

    @Override
    public synchronized void close() {
        say("");
    }
}
