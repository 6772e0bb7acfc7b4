package nicc.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process of the host that runs beside a test, with its output in a file.
final class Background implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Process process;
    private final Path log;

    private Background(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// Starts a command; both its output streams go to `log`, which is emptied first.
    static Background start(List<String> command, Path log) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            builder.redirectInput(
                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            return new Background(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a command to its end, with its output in `log`.
    ///
    /// @throws AssertionError when it takes longer than `limit`
    static Output run(List<String> command, Path log, Duration limit) {
        try (Background process = start(command, log)) {
            int status = process.await(limit);
            return new Output(status, process.output());
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// Everything the process has printed so far.
    String output() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until the process has printed `text`.
    ///
    /// @throws AssertionError when it ends before, or does not within `limit`
    void awaitOutput(String text, Duration limit) {
        Await.until(limit, () -> !alive() || output().contains(text), () -> missing(text));
        if (!output().contains(text)) {
            throw new AssertionError(missing(text));
        }
    }

    /// Waits for the process to end and returns its exit status.
    ///
    /// @throws AssertionError when it does not end within `limit`
    int await(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after %s: %s%n%s".formatted(limit, process.info(), output()));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw Await.interrupted(e);
        }
    }

    /// Sends SIGTERM and returns the exit status.
    int terminate() {
        process.destroy();
        return await(GRACE);
    }

    /// Sends SIGKILL and waits for the end.
    void kill() {
        process.destroyForcibly();
        await(GRACE);
    }

    /// Ends the process: SIGTERM, and SIGKILL when it does not obey.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String missing(String text) {
        return "no '%s' from %s:%n%s".formatted(text, process.info(), output());
    }
}
