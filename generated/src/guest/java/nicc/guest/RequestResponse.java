package nicc.guest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One byte to the guest and one back, over a TCP connection, again and again: what a wake-up costs on each side.
///
/// The guest's end is socat; the host's is [#main], a process in the wire's namespace.
final class RequestResponse {
    private static final int PORT = 5010;
    private static final Duration SLACK = Duration.ofSeconds(20);
    private static final Pattern RATE = Pattern.compile("(\\d+) per second, (\\d+) in all");

    private RequestResponse() {}

    /// Exchanges.
    ///
    /// @param perSecond bytes that went there and back in a second
    /// @param all with those that came before, to warm up
    record Rate(double perSecond, double all) {}

    /// Exchanges bytes for a while.
    static Rate measure(GuestMachine guest, Duration time) {
        Future<Output> answering = guest.shell()
                .start("timeout %d socat -b 1 TCP4-LISTEN:%d,reuseaddr,nodelay PIPE"
                        .formatted(time.plus(SLACK).toSeconds(), PORT));
        String java = ProcessHandle.current().info().command().orElseThrow();
        List<String> command = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                RequestResponse.class.getName(),
                GuestMachine.GUEST_ADDRESS,
                String.valueOf(time.toMillis()));
        try (Background asking = guest.host().startOnHost("request-response", command)) {
            int status = asking.await(time.plus(SLACK));
            Matcher rate = RATE.matcher(asking.output());
            if (status != 0 || !rate.find()) {
                throw new AssertionError("no rate of requests: " + asking.output());
            }
            return new Rate(Double.parseDouble(rate.group(1)), Double.parseDouble(rate.group(2)));
        } finally {
            answering.cancel(false);
        }
    }

    /// Asks: the arguments are the guest's address and how many milliseconds to go on.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long millis = Long.parseLong(arguments[1]);
        try (Socket socket = connect(new InetSocketAddress(arguments[0], PORT))) {
            socket.setTcpNoDelay(true);
            long before = exchange(socket, millis / 10);
            long begin = System.nanoTime();
            long count = exchange(socket, millis);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf("%.0f per second, %d in all%n", count / seconds, before + count);
        }
    }

    /// The guest's end may be a moment late.
    private static Socket connect(InetSocketAddress address) throws IOException, InterruptedException {
        for (int tries = 0; ; tries++) {
            Socket socket = new Socket();
            try {
                socket.connect(address, (int) SLACK.toMillis());
                return socket;
            } catch (IOException e) {
                socket.close();
                if (tries == 100) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    private static long exchange(Socket socket, long millis) throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        long begin = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - begin < millis * 1_000_000) {
            out.write(1);
            if (in.read() < 0) {
                throw new IOException("the guest has hung up");
            }
            count++;
        }
        return count;
    }
}
