package nicc.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixSocketTest {
    private final MemorySegment bytes = Arena.ofAuto().allocate(4096);
    private final ReceivedDescriptors descriptors = new ReceivedDescriptors(8);

    @Test
    void descriptorsArriveWithTheBytesTheyWereSentWith() throws Exception {
        List<UnixSocket> pair = UnixSocket.pair();
        try (UnixSocket left = pair.get(0);
                UnixSocket right = pair.get(1);
                EventFd bell = EventFd.create()) {
            left.send(bytes, 0, 10, null);
            left.send(bytes, 0, 20, new int[] {bell.fd()});
            left.send(bytes, 0, 5, null);
            assertThat(right.receive(bytes, 0, 4096, descriptors)).isEqualTo(30);
            assertThat(descriptors.count()).isEqualTo(1);
            assertThat(right.receive(bytes, 0, 4096, descriptors)).isEqualTo(5);
            assertThat(right.receive(bytes, 0, 4096, descriptors)).isEqualTo(UnixSocket.WOULD_BLOCK);
            try (EventFd same = EventFd.adopt(Objects.requireNonNull(descriptors.take()))) {
                assertThat(same.signal()).isTrue();
                assertThat(same.signal()).isTrue();
                assertThat(bell.drain()).isEqualTo(2);
                assertThat(bell.drain()).isZero();
            }
        }
    }

    /// The kernel tells the peer of a socket that is closed with unread bytes that the connection was reset.
    @Test
    void closeWithUnreadBytesIsAnEndForThePeerAndNoReset() throws Exception {
        List<UnixSocket> pair = UnixSocket.pair();
        try (UnixSocket left = pair.get(0);
                EventFd bell = EventFd.create()) {
            long before = openDescriptors();
            try (UnixSocket right = pair.get(1)) {
                assertThat(right.receive(bytes, 0, 4096, descriptors)).isEqualTo(UnixSocket.WOULD_BLOCK);
                left.send(bytes, 0, 4096, new int[] {bell.fd()});
                left.send(bytes, 0, 4096, null);
            }

            assertThat(FileCalls.read(left.fd(), bytes.address(), 4096)).isZero();
            assertThat(openDescriptors()).isEqualTo(before - 1);
        }
    }

    @Test
    void surplusDescriptorsAreClosedHoweverOftenTheyCome() throws Exception {
        List<UnixSocket> pair = UnixSocket.pair();
        try (UnixSocket left = pair.get(0);
                UnixSocket right = pair.get(1);
                EventFd bell = EventFd.create()) {
            int[] many = new int[SocketMessage.MAX_DESCRIPTORS];
            java.util.Arrays.fill(many, bell.fd());
            long before = openDescriptors();
            for (int i = 0; i < 20; i++) {
                assertThat(left.send(bytes, 0, 1, many)).isEqualTo(1);
                assertThat(right.receive(bytes, 0, 1, descriptors)).isEqualTo(1);
            }
            assertThat(descriptors.count()).isEqualTo(8);
            assertThat(descriptors.surplus()).isEqualTo(20L * many.length - 8);
            descriptors.closeAll();
            assertThat(openDescriptors()).isEqualTo(before);
        }
    }

    @Test
    void bytesArriveInOrderUntilThePeerCloses(@TempDir Path directory) throws Exception {
        Path path = directory.resolve("s");
        try (UnixServerSocket server = UnixServerSocket.listen(path)) {
            assertThat(server.accept()).isNull();
            UnixSocket client = UnixSocket.connect(path);
            try (UnixSocket connection = Objects.requireNonNull(server.accept())) {
                bytes.set(JAVA_BYTE, 7, (byte) 42);
                client.send(bytes, 7, 1, null);
                client.close();
                client.close();
                assertThat(connection.receive(bytes, 100, 50, descriptors)).isEqualTo(1);
                assertThat(bytes.get(JAVA_BYTE, 100)).isEqualTo((byte) 42);
                assertThat(connection.receive(bytes, 100, 50, descriptors)).isEqualTo(UnixSocket.CLOSED);
                assertThatExceptionOfType(SystemCallException.class)
                        .isThrownBy(() -> connection.send(bytes, 0, 1, null))
                        .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.EPIPE))
                        .withMessageContaining("Broken pipe");
            }
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void aFullSocketTakesNoMoreAndDoesNotBlock() throws Exception {
        List<UnixSocket> pair = UnixSocket.pair();
        try (UnixSocket left = pair.get(0);
                UnixSocket right = pair.get(1)) {
            long sent = 0;
            int last = left.send(bytes, 0, 4096, null);
            while (last > 0) {
                sent += last;
                last = left.send(bytes, 0, 4096, null);
            }
            assertThat(last).isEqualTo(UnixSocket.WOULD_BLOCK);
            long received = 0;
            for (int n = 1; n > 0; received += n) {
                n = Math.max(right.receive(bytes, 0, 4096, descriptors), 0);
            }
            assertThat(received).isEqualTo(sent);
        }
    }

    @Test
    void aDeadServersSocketIsReplacedAndNothingElseIs(@TempDir Path directory) throws Exception {
        Path path = directory.resolve("s");
        try (FileDescriptor dead = UnixSocket.open();
                Arena arena = Arena.ofConfined()) {
            MemorySegment address = UnixAddress.of(path, arena);
            SocketCalls.bind(dead.number(), address.address(), (int) address.byteSize());
        }
        assertThat(path).exists();
        try (UnixServerSocket server = UnixServerSocket.listen(path)) {
            assertThat(server.fd()).isPositive();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> UnixServerSocket.listen(path))
                    .withMessageContaining("Address already in use");
        }
        Path file = Files.writeString(directory.resolve("precious"), "data");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> UnixServerSocket.listen(file));
        assertThat(file).hasContent("data");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> UnixServerSocket.listen(directory.resolve("x".repeat(120))))
                .withMessageContaining("107");
    }

    @Test
    void aWaitEndsWithReadinessOrTime() throws Exception {
        try (EventFd bell = EventFd.create();
                EventFd other = EventFd.create()) {
            Poll poll = new Poll(2);
            int first = poll.add(bell.fd(), Poll.READABLE);
            int second = poll.add(other.fd(), Poll.READABLE);
            long start = System.nanoTime();
            assertThat(poll.await(2_000_000)).isZero();
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2_000_000);
            other.signal();
            assertThat(poll.await(Long.MAX_VALUE)).isEqualTo(1);
            assertThat(poll.ready(first)).isZero();
            assertThat(poll.ready(second)).isEqualTo(Poll.READABLE);
            assertThat(poll.add(bell.fd(), Poll.READABLE)).isEqualTo(-1);
            assertThat(poll.ready(-1)).isZero();
        }
    }

    private static long openDescriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }
}
