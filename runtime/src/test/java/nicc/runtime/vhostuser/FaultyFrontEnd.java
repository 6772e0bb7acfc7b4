package nicc.runtime.vhostuser;

import static nicc.runtime.vhostuser.FakeFrontEnd.PROTOCOL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import nicc.runtime.ffi.EventFd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A front-end that does what none should. Whatever it did, the next one is served.
abstract class FaultyFrontEnd {
    static final long PAGE = 4096;

    Bench bench;
    FakeFrontEnd peer;
    EventFd eventfd;

    @BeforeEach
    void connect() throws IOException {
        bench = new Bench();
        peer = bench.connect();
        eventfd = EventFd.create();
    }

    @AfterEach
    void disconnect() throws IOException {
        peer.close();
        assertNextFrontEndIsServed();
        eventfd.close();
        bench.close();
    }

    /// Whatever happened before.
    private void assertNextFrontEndIsServed() throws IOException {
        bench.run();
        bench.run();
        try (FakeFrontEnd next = bench.connect()) {
            next.connect(PROTOCOL);
            assertThat(bench.memory.maps()).isZero();
            assertThat(bench.device.started).containsOnly(false);
        }
    }
}
