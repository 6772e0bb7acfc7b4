package nicc.guest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Runs scripts in the guest over its second serial port. `.ci/guest-init` is the other end and describes the
/// protocol.
///
/// Several scripts may run at a time. A script that is running when the guest restarts fails.
final class GuestShell implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final LineChannel channel;
    private final AtomicLong ids = new AtomicLong();
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Semaphore boots = new Semaphore(0);

    private record Job(ByteArrayOutputStream text, CompletableFuture<Output> result) {}

    GuestShell(LineChannel channel) {
        this.channel = channel;
        channel.read("guest shell", this::accept, () -> fail("the guest's serial port is closed"));
    }

    /// Waits for a boot that nobody has waited for yet.
    ///
    /// @throws AssertionError when the guest does not boot within `limit`
    void awaitBoot(Duration limit) {
        try {
            if (!boots.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the guest did not boot within " + limit);
            }
        } catch (InterruptedException e) {
            throw Await.interrupted(e);
        }
    }

    /// Starts a script.
    Future<Output> start(String script) {
        return submit(String.valueOf(ids.incrementAndGet()), script);
    }

    /// Runs a script to its end, within a minute.
    Output run(String script) {
        return run(LIMIT, script);
    }

    /// Runs a script to its end.
    ///
    /// @throws AssertionError when it takes longer than `limit`, and is killed; or when the guest restarts or
    /// dies
    Output run(Duration limit, String script) {
        String id = String.valueOf(ids.incrementAndGet());
        try {
            return submit(id, script).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            channel.send("kill " + id);
            throw new AssertionError("no end within %s of: %s".formatted(limit, script), e);
        } catch (ExecutionException e) {
            throw new AssertionError("the guest failed during: " + script, e.getCause());
        } catch (InterruptedException e) {
            throw Await.interrupted(e);
        }
    }

    /// Runs a script that must succeed, and returns its output.
    String ok(String script) {
        try {
            return run(script).ok();
        } catch (AssertionError e) {
            throw new AssertionError("in the guest: " + script, e);
        }
    }

    @Override
    public void close() {
        channel.close();
    }

    private CompletableFuture<Output> submit(String id, String script) {
        Job job = new Job(new ByteArrayOutputStream(), new CompletableFuture<>());
        jobs.put(id, job);
        String encoded = Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8));
        channel.send("run " + id + " " + encoded);
        return job.result();
    }

    private void accept(String line) {
        String[] words = line.strip().split(" ", 3);
        switch (words[0]) {
            case "ready" -> {
                fail("the guest has restarted");
                boots.release();
            }
            case "out" -> {
                Job job = jobs.get(words[1]);
                if (job != null) {
                    job.text().writeBytes(Base64.getDecoder().decode(words[2]));
                }
            }
            case "exit" -> {
                Job job = jobs.remove(words[1]);
                if (job != null) {
                    String text = job.text().toString(StandardCharsets.UTF_8);
                    job.result().complete(new Output(Integer.parseInt(words[2]), text));
                }
            }
            default -> System.err.println("guest shell: ignored: " + line);
        }
    }

    private void fail(String reason) {
        jobs.values().forEach(job -> job.result().completeExceptionally(new IllegalStateException(reason)));
        jobs.clear();
    }
}
