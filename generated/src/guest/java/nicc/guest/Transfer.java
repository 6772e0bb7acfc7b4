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
    private static final int BLOCK = 128 * 1024;
    private static final String DIGEST = "sha256sum | cut -d ' ' -f 1";

    private Transfer() {}

    /// The SHA-256 of what one end sent and of what the other received.
    record Digests(String sent, String received) {}

    /// From the guest to the host: 16 numbered copies of 16 MiB of noise, of which the guest is slow to make
    /// more.
    static Digests out(GuestMachine guest) {
        Background receiver = guest.host().start("receive", List.of("bash", "-c", receive(PORT)));
        String sent = guest.shell()
                .run(LIMIT, """
                        stream() { for i in $(seq 16); do echo $i; cat /tmp/noise; done; }
                        head -c 16777216 /dev/urandom > /tmp/noise
                        stream | %s
                        stream | %s
                        rm /tmp/noise""".formatted(DIGEST, send(GuestMachine.HOST_ADDRESS, PORT)))
                .ok();
        receiver.await(LIMIT);
        return new Digests(sent, receiver.output().strip());
    }

    /// From the host to the guest: 256 MiB of noise.
    static Digests in(GuestMachine guest) {
        Future<Output> received = guest.shell().start(receive(PORT));
        String sent = guest.host()
                .script(LIMIT, """
                        noise=$(mktemp)
                        head -c 268435456 /dev/urandom > $noise
                        cat $noise | %s
                        cat $noise | %s
                        rm $noise""".formatted(DIGEST, send(GuestMachine.GUEST_ADDRESS, PORT)))
                .ok();
        return new Digests(sent, await(received).ok());
    }

    private static String receive(int port) {
        return "socat -b %d -u TCP4-LISTEN:%d,reuseaddr - | %s".formatted(BLOCK, port, DIGEST);
    }

    private static String send(String address, int port) {
        return "socat -b %d -u - TCP4:%s:%d,retry=20,interval=0.1".formatted(BLOCK, address, port);
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
