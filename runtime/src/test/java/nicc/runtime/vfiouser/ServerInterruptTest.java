package nicc.runtime.vfiouser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import nicc.runtime.device.FakeNic;
import nicc.runtime.ffi.EventFd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Interrupts as QEMU takes them without KVM (it unmasks by message) and with it (the kernel unmasks by
/// eventfd).
class ServerInterruptTest {
    private static final int NONE = 1;
    private static final int EVENTFD = 4;
    private static final int MASK = 8;
    private static final int UNMASK = 0x10;
    private static final int TRIGGER = 0x20;

    private Bench bench;
    private FakeVfioUserClient client;
    private EventFd intx;
    private EventFd acknowledge;

    @BeforeEach
    void connect() throws IOException {
        bench = new Bench();
        client = bench.connect();
        intx = EventFd.create();
        acknowledge = EventFd.create();
        client.realize(intx);
        client.enable();
    }

    @AfterEach
    void disconnect() throws IOException {
        intx.close();
        acknowledge.close();
        client.close();
        bench.close();
    }

    private void assertLine() throws IOException {
        client.writeNumber(0, FakeNic.IMS, 4, 1);
        client.writeNumber(0, FakeNic.ICS, 4, 1);
    }

    private void unmask() throws IOException {
        client.setIrqs(NONE | UNMASK, 0, 0, 1);
    }

    @Test
    void anAssertedLineIsSignalledOnceUntilItIsUnmasked() throws IOException {
        assertLine();
        assertLine();
        assertThat(intx.drain()).isEqualTo(1);
    }

    @Test
    void aLineStillAssertedAtTheUnmaskIsSignalledAgain() throws IOException {
        assertLine();
        intx.drain();
        unmask();
        assertThat(intx.drain()).isEqualTo(1);
    }

    @Test
    void aLineThatTheDriverHasServedIsNotSignalledAtTheUnmask() throws IOException {
        assertLine();
        intx.drain();
        client.readNumber(0, FakeNic.ICR, 4);
        unmask();
        assertThat(intx.drain()).isZero();
        assertLine();
        assertThat(intx.drain()).isEqualTo(1);
    }

    @Test
    void withKvmTheUnmaskEventfdDoesWhatTheMessageDoes() throws IOException {
        client.setIrqs(NONE | MASK, 0, 0, 1);
        client.setIrqs(EVENTFD | UNMASK, 0, 0, 1, acknowledge.fd());
        unmask();
        assertLine();
        assertThat(intx.drain()).isEqualTo(1);
        acknowledge.signal();
        client.silent();
        assertThat(intx.drain()).as("still asserted").isEqualTo(1);
        client.readNumber(0, FakeNic.ICR, 4);
        acknowledge.signal();
        client.silent();
        assertThat(intx.drain()).as("served").isZero();
    }

    @Test
    void aMaskedLineIsSignalledWhenItIsUnmasked() throws IOException {
        client.setIrqs(NONE | MASK, 0, 0, 1);
        assertLine();
        assertThat(intx.drain()).isZero();
        unmask();
        assertThat(intx.drain()).isEqualTo(1);
    }

    @Test
    void intxDisableHoldsTheLineBackAndShowsItInTheStatusRegister() throws IOException {
        client.writeNumber(7, 4, 2, 0x407);
        assertLine();
        assertThat(intx.drain()).isZero();
        assertThat(client.readNumber(7, 6, 2) & 8).as("interrupt status").isEqualTo(8);
        client.writeNumber(7, 4, 2, 7);
        assertThat(intx.drain()).isEqualTo(1);
    }

    @Test
    void aDisabledLineKeepsItsLevelForTheNextEventfd() throws IOException {
        client.setIrqs(NONE | TRIGGER, 0, 0, 0);
        assertLine();
        assertThat(intx.drain()).isZero();
        client.setIrqs(EVENTFD | TRIGGER, 0, 0, 1, intx.fd());
        assertThat(intx.drain()).isEqualTo(1);
    }

    @Test
    void aVectorSignalsTheEventfdThatItHasNow() throws IOException {
        client.setIrqs(EVENTFD | TRIGGER, 2, 0, 1);
        client.setIrqs(EVENTFD | TRIGGER, 2, 1, 1, intx.fd());
        bench.lines.message(1);
        bench.lines.message(0);
        bench.lines.message(-1);
        bench.lines.message(4);
        assertThat(intx.drain()).isEqualTo(1);
        client.setIrqs(EVENTFD | TRIGGER, 2, 1, 1, acknowledge.fd());
        bench.lines.message(1);
        assertThat(intx.drain()).isZero();
        assertThat(acknowledge.drain()).isEqualTo(1);
        client.setIrqs(EVENTFD | TRIGGER, 2, 1, 1);
        bench.lines.message(1);
        assertThat(acknowledge.drain()).isZero();
    }

    @Test
    void aTriggerWithoutDescriptorTestsTheWayToTheClient() throws IOException {
        client.setIrqs(NONE | TRIGGER, 0, 0, 1);
        assertThat(intx.drain()).isEqualTo(1);
    }
}
