package nicc.guest;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// QEMU's machine protocol: commands to a running machine, one at a time, and its events.
final class Qmp implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LineChannel channel;
    private final BlockingQueue<JsonNode> replies = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();

    Qmp(LineChannel channel) {
        this.channel = channel;
        channel.read(
                "qmp", this::accept, () -> replies.add(JSON.createObjectNode().put("error", "QEMU is gone")));
        execute("qmp_capabilities", Map.of());
    }

    /// Runs a command and returns what it returned.
    ///
    /// @throws AssertionError when QEMU refuses it or does not answer
    synchronized JsonNode execute(String command, Map<String, ?> arguments) {
        channel.send(JSON.writeValueAsString(Map.of("execute", command, "arguments", arguments)));
        JsonNode reply = take(replies, LIMIT, command);
        if (!reply.has("return")) {
            throw new AssertionError(command + ": " + reply);
        }
        return reply.get("return");
    }

    /// Forgets the events that have arrived so far.
    void clearEvents() {
        events.clear();
    }

    /// Waits for an event of this name whose data passes.
    ///
    /// @throws AssertionError when none arrives within `limit`
    void awaitEvent(String name, Predicate<JsonNode> data, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            JsonNode event = take(events, Duration.ofNanos(end - System.nanoTime()), "event " + name);
            if (event.path("event").asString().equals(name) && data.test(event.path("data"))) {
                return;
            }
        }
    }

    @Override
    public void close() {
        channel.close();
    }

    private void accept(String line) {
        JsonNode message = JSON.readTree(line);
        if (message.has("event")) {
            events.add(message);
        } else if (message.has("return") || message.has("error")) {
            replies.add(message);
        }
    }

    private static JsonNode take(BlockingQueue<JsonNode> queue, Duration limit, String what) {
        try {
            JsonNode node = queue.poll(Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS);
            if (node == null) {
                throw new AssertionError("QMP: no answer in time: " + what);
            }
            return node;
        } catch (InterruptedException e) {
            throw Await.interrupted(e);
        }
    }
}
