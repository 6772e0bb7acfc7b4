package nicc.runtime.vfiouser;

import static nicc.runtime.vfiouser.FakeVfioUserClient.irqs;
import static nicc.runtime.vfiouser.FakeVfioUserClient.map;
import static nicc.runtime.vfiouser.FakeVfioUserClient.payload;
import static nicc.runtime.vfiouser.FakeVfioUserClient.unmap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import nicc.runtime.device.FakeNic;
import org.junit.jupiter.api.Test;

/// Descriptors and interrupts where they do not belong.
class ServerDescriptorFaultsTest extends FaultyClient {
    @Test
    void descriptorsOnMessagesThatTakeNoneAreClosed() throws IOException {
        client.version();
        client.silent();
        long before = Bench.openDescriptors();
        for (int i = 0; i < 100; i++) {
            client.request(13, payload(0), eventfd.fd(), eventfd.fd());
            client.request(99, payload(0), eventfd.fd());
            client.post(10, FakeVfioUserClient.write(7, 4, 2, 0), eventfd.fd());
            client.request(8, irqs(0x21, 0, 0, 1), eventfd.fd());
            client.request(2, map(0, 4096, 0, 3), eventfd.fd(), eventfd.fd());
            client.request(3, unmap(0, 0, 2), eventfd.fd());
        }
        client.silent();
        assertThat(Bench.openDescriptors()).isEqualTo(before);
    }

    @Test
    void descriptorsInTheMiddleOfAMessageAreClosed() throws IOException {
        client.version();
        client.silent();
        long before = Bench.openDescriptors();
        byte[] header = header(1, 2, 48, 0);
        client.sendRaw(header);
        bench.run();
        client.sendRaw(map(0, 4096, 0, 3).array(), client.memfd().fd());
        assertThat(client.await().error()).as("a map without a file").isZero();
        assertThat(bench.memory.maps()).isZero();
        assertThat(Bench.openDescriptors()).isEqualTo(before);
    }

    @Test
    void descriptorsOfAMessageThatIsStillIncompleteStayItsOwn() throws IOException {
        client.version();
        byte[] first = concat(header(1, 2, 48, 0), map(0, 4096, 0, 3).array());
        byte[] second = concat(header(2, 2, 48, 0), map(4096, 4096, 0, 3).array());
        client.sendRaw(slice(first, 0, 20), client.memfd().fd());
        bench.run();
        client.sendRaw(slice(first, 20, 48));
        client.sendRaw(second, client.memfd().fd());
        assertThat(client.await().error()).isZero();
        assertThat(client.await().error()).isZero();
        assertThat(bench.memory.maps()).isEqualTo(2);
    }

    @Test
    void setIrqsWithIndexStartOrCountOutOfRangeIsRefused() throws IOException {
        client.version();
        int[][] bad = {
            {0x21, 5, 0, 1},
            {0x21, -1, 0, 1},
            {0x21, 0, 1, 1},
            {0x21, 0, 0, 2},
            {0x21, 2, -1, 2},
            {0x21, 2, 2, -1},
            {0x21, 2, Integer.MAX_VALUE, Integer.MAX_VALUE},
            {0x21, 3, 0, 1},
            {0x27, 0, 0, 1},
            {0x20, 0, 0, 1},
            {0x01, 0, 0, 1},
            {0x39, 0, 0, 1},
            {0x22, 0, 0, 1},
            {0x61, 0, 0, 1},
            {0x0C, 0, 0, 1},
            {0x11, 2, 0, 1},
        };
        for (int[] each : bad) {
            assertThat(client.setIrqs(each[0], each[1], each[2], each[3]).error())
                    .as("%x index %d start %d count %d", each[0], each[1], each[2], each[3])
                    .isEqualTo(Refusal.INVALID);
        }
        assertThat(client.setIrqs(0x24, 2, 0, 3, eventfd.fd()).error())
                .as("one descriptor for three vectors")
                .isEqualTo(Refusal.INVALID);
    }

    @Test
    void signalsThatNobodyTakesAddUpAndStopNobody() throws IOException {
        client.realize(eventfd);
        client.enable();
        for (int i = 0; i < 100; i++) {
            client.setIrqs(0x21, 0, 0, 1);
        }
        assertThat(eventfd.drain()).isEqualTo(100);
    }

    @Test
    void anEventfdThatIsNoneIsOfNoConsequence() throws IOException {
        client.realize(eventfd);
        client.enable();
        client.setIrqs(0x24, 0, 0, 1, client.memfd().fd());
        client.setIrqs(0x14, 0, 0, 1, client.memfd().fd());
        client.writeNumber(0, FakeNic.IMS, 4, 1);
        client.writeNumber(0, FakeNic.ICS, 4, 1);
        assertThat(client.reset().error()).isZero();
    }
}
