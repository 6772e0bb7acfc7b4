package nicc.runtime.vfiouser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import nicc.runtime.ffi.EventFd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A client that does what none should. Whatever it did, the next one is served.
abstract class FaultyClient {
    Bench bench;
    FakeVfioUserClient client;
    EventFd eventfd;

    @BeforeEach
    void connect() throws IOException {
        bench = new Bench();
        client = bench.connect();
        eventfd = EventFd.create();
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        assertNextClientIsServed();
        eventfd.close();
        bench.close();
    }

    /// Whatever happened before.
    private void assertNextClientIsServed() throws IOException {
        bench.run();
        bench.run();
        try (FakeVfioUserClient next = bench.connect()) {
            assertThat(next.version().error()).isZero();
            assertThat(bench.memory.maps()).isZero();
        }
    }

    static byte[] header(int id, int command, int size, int flags) {
        return ByteBuffer.wrap(new byte[16])
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) id)
                .putShort((short) command)
                .putInt(size)
                .putInt(flags)
                .array();
    }

    static byte[] concat(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }

    static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
