package nicc.guest;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A TCP transfer of 256 MiB that each end digests on its own.
final class Transfer {

    private static final int PORT = 5000;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String MARK = "digest=";

    private Transfer() {}

    /// The SHA-256 of what one end sent and of what the other received.
    record Digests(String sent, String received) {}

    /// From the guest to the host. The guest numbers 16 copies of 16 MiB of noise: making more would take it longer
    /// than sending.
    static Digests out(GuestMachine guest) {
        Background receiver = guest.host().start("receive", List.of("bash", "-c", receive(PORT)));
        Output sent = guest.shell().run(LIMIT, """
                head -c 16777216 /dev/urandom > /tmp/noise
                mkfifo /tmp/copy
                { sha256sum < /tmp/copy | cut -d ' ' -f 1 > /tmp/sum; } &
                for i in $(seq 16); do echo $i; cat /tmp/noise; done | tee /tmp/copy | %s
                wait
                echo "%s$(cat /tmp/sum)"
                rm -f /tmp/noise /tmp/copy /tmp/sum""".formatted(send(GuestMachine.HOST_ADDRESS, PORT), MARK));
        receiver.await(LIMIT);
        return new Digests(digest(sent), digest(new Output(0, receiver.output())));
    }

    /// From the host to the guest.
    static Digests in(GuestMachine guest) {
        Future<Output> received = guest.shell().start(receive(PORT + 1));
        Output sent = guest.host().script(LIMIT, """
                sum=$(mktemp)
                head -c 268435456 /dev/urandom | tee >(sha256sum | cut -d ' ' -f 1 > $sum) | %s
                while [[ ! -s $sum ]]; do sleep 0.05; done
                echo "%s$(< $sum)"
                rm $sum""".formatted(send(GuestMachine.GUEST_ADDRESS, PORT + 1), MARK));
        return new Digests(digest(sent), digest(await(received)));
    }

    private static String receive(int port) {
        return "socat -u TCP4-LISTEN:%d,reuseaddr - | sha256sum | sed 's/^/%s/; s/ .*//'".formatted(port, MARK);
    }

    private static String send(String address, int port) {
        return "socat -u - TCP4:%s:%d,retry=20,interval=0.1".formatted(address, port);
    }

    private static String digest(Output output) {
        return output.ok()
                .lines()
                .filter(line -> line.startsWith(MARK))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no digest: " + output.text()))
                .substring(MARK.length());
    }

    private static Output await(Future<Output> output) {
        try {
            return output.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw Await.interrupted(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the guest did not receive", e);
        }
    }
}
