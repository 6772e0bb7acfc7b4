package nicc.dsl.interp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Buffers keep within their capacity, and outside their length there is nothing.
class BufferBytesTest {
    private static final long MAX = 0xFFFF_FFFFL;

    @Test
    void bytesAtAndAboveTheLengthReadAsZero() {
        BufferBytes buffer = filled(1, 2, 3);
        assertThat(buffer.load(1, 4, true)).isEqualTo(0x02030000);
        assertThat(buffer.load(1, 4, false)).isEqualTo(0x0302);
        assertThat(buffer.load(MAX, 8, true)).isZero();
    }

    @Test
    void storesLoseWhatPassesTheLength() {
        BufferBytes buffer = filled(1, 2, 3);
        buffer.put(2, 2, true, 0xAABB);
        buffer.put(3, 1, true, 0xCC);
        buffer.put(MAX, 8, false, -1);
        assertThat(buffer.content()).hasToString("0102aa");
    }

    @Test
    void insertedBytesAreZeroAndPushTheRestOut() {
        BufferBytes buffer = filled(1, 2, 3, 4, 5, 6);
        buffer.insert(2, 4);
        assertThat(buffer.content()).hasToString("0102000000000304");
        buffer.insert(1, MAX);
        assertThat(buffer.content()).hasToString("0100000000000000");
        buffer.remove(2, 6);
        buffer.insert(3, 1);
        assertThat(buffer.content()).as("an offset above the length").hasToString("0100");
    }

    @Test
    void removedBytesAreCutAtTheLength() {
        BufferBytes buffer = filled(1, 2, 3, 4);
        buffer.remove(1, 2);
        assertThat(buffer.content()).hasToString("0104");
        buffer.remove(1, MAX);
        buffer.remove(MAX, MAX);
        assertThat(buffer.content()).hasToString("01");
    }

    @Test
    void growthIsCutAtTheCapacityAndAppearsAsZero() {
        BufferBytes buffer = filled(1, 2);
        buffer.resize(4);
        assertThat(buffer.content()).hasToString("01020000");
        buffer.resize(MAX);
        assertThat(buffer.length()).isEqualTo(8);
        buffer.append(new byte[] {9});
        assertThat(buffer.length()).isEqualTo(8);
    }

    @Property
    void crcIsThatOfTheStandard(@ForAll @Size(max = 100) byte[] content) {
        CRC32 standard = new CRC32();
        standard.update(content);
        BufferBytes buffer = new BufferBytes(100);
        buffer.set(content);
        assertThat(Integer.toUnsignedLong(buffer.crc32(0, MAX))).isEqualTo(standard.getValue());
    }

    @Property
    void sumOfACheckedRangeIsAllOnes(@ForAll @Size(min = 2, max = 64) byte[] content) {
        BufferBytes buffer = new BufferBytes(64);
        buffer.set(content);
        buffer.put(0, 2, true, 0);
        buffer.put(0, 2, true, ~buffer.sum(0, MAX));
        assertThat(buffer.sum(0, content.length)).isEqualTo(0xFFFF);
    }

    @Property
    void loadsAgreeWithByteBuffers(@ForAll @Size(value = 16) byte[] content, @ForAll @IntRange(max = 8) int offset) {
        BufferBytes buffer = new BufferBytes(16);
        buffer.set(content);
        ByteBuffer peer = ByteBuffer.wrap(content);
        assertThat(buffer.load(offset, 8, true)).isEqualTo(peer.getLong(offset));
        assertThat(buffer.load(offset, 4, false))
                .isEqualTo(Integer.toUnsignedLong(
                        peer.order(ByteOrder.LITTLE_ENDIAN).getInt(offset)));
    }

    @Property
    void anyOffsetAndLengthIsSafe(
            @ForAll @LongRange(min = 0, max = MAX) long a,
            @ForAll @LongRange(min = 0, max = MAX) long b,
            @ForAll @IntRange(max = 8) int length) {
        BufferBytes buffer = new BufferBytes(8);
        buffer.resize(length);
        buffer.insert(a, b);
        buffer.remove(b, a);
        buffer.put(a, 8, false, b);
        buffer.append(buffer.slice(a, b));
        buffer.sum(a, b);
        buffer.crc32(a, b);
        assertThat(buffer.length()).isBetween(0, 8);
    }

    private static BufferBytes filled(int... bytes) {
        BufferBytes buffer = new BufferBytes(8);
        buffer.resize(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            buffer.put(i, 1, true, bytes[i]);
        }
        return buffer;
    }
}
