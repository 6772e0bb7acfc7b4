package nicc.runtime.vfiouser;

import static nicc.runtime.vfiouser.FakeVfioUserClient.payload;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import nicc.runtime.device.FakeNic;
import nicc.runtime.vfiouser.FakeVfioUserClient.Answer;
import org.junit.jupiter.api.Test;

/// Accesses of regions that no driver makes.
class ServerAccessFaultsTest extends FaultyClient {
    @Test
    void guestCausedNonsenseHasADefinedValueAndNoErrorReply() throws IOException {
        client.realize(eventfd);
        client.enable();
        long[][] accesses = {{0, 0x20000}, {0, -1}, {0, Long.MIN_VALUE}, {5, 0}, {6, 0}, {8, 0}, {9, 0}, {-1, 0}};
        for (long[] each : accesses) {
            assertThat(client.readNumber((int) each[0], each[1], 4)).isEqualTo(0xFFFF_FFFFL);
            assertThat(client.writeNumber((int) each[0], each[1], 4, 1).error()).isZero();
        }
        assertThat(client.readNumber(7, 256, 4)).isZero();
        assertThat(client.readNumber(7, 1L << 40, 4)).isZero();
        assertThat(client.writeNumber(7, Long.MIN_VALUE, 4, 1).error()).isZero();
        assertThat(client.read(0, 0, 0).payload().limit()).isEqualTo(16);
        client.writeNumber(7, 4, 2, 0);
        assertThat(client.readNumber(0, FakeNic.CTRL, 4)).as("decoding is off").isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void anAccessThatCountsMoreBytesThanItHasIsRefused() throws IOException {
        client.realize(eventfd);
        client.enable();
        assertThat(client.request(10, payload(20).putLong(0).putInt(0).putInt(5))
                        .error())
                .isEqualTo(Refusal.INVALID);
        assertThat(client.request(10, payload(20).putLong(0).putInt(0).putInt(-1))
                        .error())
                .isEqualTo(Refusal.INVALID);
        assertThat(client.read(0, 0, Limits.MAX_TRANSFER + 1).error()).isEqualTo(Refusal.INVALID);
        assertThat(client.read(0, 0, -1).error()).isEqualTo(Refusal.INVALID);
        assertThat(client.read(0, 0, Limits.MAX_TRANSFER).payload().limit()).isEqualTo(16 + Limits.MAX_TRANSFER);
    }

    @Test
    void aWriteMultiThatCountsMoreThanItHasIsRefusedAndAnEntryOfBadLengthIsDropped() throws IOException {
        client.realize(eventfd);
        client.enable();
        assertThat(client.request(15, payload(8 + 24).putLong(2)).error()).isEqualTo(Refusal.INVALID);
        assertThat(client.request(15, payload(8 + 24).putLong(-1)).error()).isEqualTo(Refusal.INVALID);
        ByteBuffer writes = payload(8 + 2 * 24).putLong(2);
        writes.putLong(FakeNic.CTRL).putInt(0).putInt(9).putLong(1);
        writes.putLong(FakeNic.CTRL).putInt(0).putInt(4).putLong(2);
        Answer answer = client.request(15, writes);
        assertThat(answer.error()).isZero();
        assertThat(client.readNumber(0, FakeNic.CTRL, 4)).isEqualTo(2);
    }
}
