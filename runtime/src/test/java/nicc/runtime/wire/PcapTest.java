package nicc.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import nicc.runtime.memory.FrameBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcapTest {
    private final FrameBuffer frame = new FrameBuffer(2048);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void whatIsWrittenIsReadBackWithItsTime() throws Exception {
        Path file = directory.resolve("a.pcap");
        try (PcapWriter writer = PcapWriter.create(file)) {
            for (int i = 0; i < 1000; i++) {
                writer.write(Frames.of(14 + i, i, 2), 1_700_000_000_123_456_789L + i);
            }
        }
        try (PcapReader reader = PcapReader.open(file)) {
            for (int i = 0; i < 1000; i++) {
                assertThat(reader.next(frame)).isTrue();
                assertThat(Frames.bytes(frame)).isEqualTo(Frames.bytes(Frames.of(14 + i, i, 2)));
                assertThat(reader.timestamp()).isEqualTo(1_700_000_000_123_456_789L + i);
            }
            assertThat(reader.next(frame)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {PcapFormat.MAGIC_MICROS, PcapFormat.MAGIC_NANOS})
    void bothByteOrdersAndBothClocksAreRead(int magic) throws Exception {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            ByteBuffer file = header(magic, order);
            record(file, 3, 3).put(new byte[] {1, 2, 3});
            record(file, 2, 9).put(new byte[] {1, 2});
            record(file, 1, 1).put((byte) 9);
            try (PcapReader reader = PcapReader.open(save(file))) {
                assertThat(reader.next(frame)).isTrue();
                assertThat(Frames.bytes(frame)).containsExactly(1, 2, 3);
                assertThat(reader.timestamp()).isEqualTo(5_000_000_000L + (magic == PcapFormat.MAGIC_NANOS ? 7 : 7000));
                assertThat(reader.next(frame)).isTrue();
                assertThat(Frames.bytes(frame)).containsExactly(9);
                assertThat(reader.skipped()).isEqualTo(1);
                assertThat(reader.next(frame)).isFalse();
            }
        }
    }

    @Test
    void aHostileLengthIsRefusedWithItsPlace() throws Exception {
        for (int length : new int[] {-1, Integer.MIN_VALUE, Wire.MAX_FRAME + 1, Integer.MAX_VALUE}) {
            ByteBuffer file = header(PcapFormat.MAGIC_MICROS, ByteOrder.LITTLE_ENDIAN);
            record(file, length, length).put(new byte[100]);
            try (PcapReader reader = PcapReader.open(save(file))) {
                assertThatExceptionOfType(PcapException.class)
                        .isThrownBy(() -> reader.next(frame))
                        .withMessageContaining(Integer.toUnsignedString(length))
                        .satisfies(e -> assertThat(e.position()).isEqualTo(24 + 8));
                assertThat(reader.next(frame)).isFalse();
            }
        }
    }

    @Test
    void aFileThatEndsTooEarlyIsRefusedWithItsPlace() throws Exception {
        ByteBuffer file = header(PcapFormat.MAGIC_MICROS, ByteOrder.LITTLE_ENDIAN);
        record(file, 10, 10).put(new byte[10]);
        byte[] whole = written(file);
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(whole, length));
            if (length == PcapFormat.FILE_HEADER) {
                continue;
            }
            int end = length;
            assertThatExceptionOfType(PcapException.class)
                    .isThrownBy(() -> {
                        try (PcapReader reader = PcapReader.open(cut)) {
                            reader.next(frame);
                        }
                    })
                    .satisfies(e -> assertThat(e.position()).isEqualTo(end));
        }
    }

    @Property(tries = 500)
    void anyBytesEndInAFrameOrAnError(@ForAll @Size(max = 400) byte[] junk) throws IOException {
        Path file = Files.createTempFile("junk", ".pcap");
        ByteBuffer bytes = header(PcapFormat.MAGIC_NANOS, ByteOrder.LITTLE_ENDIAN);
        Files.write(file, written(bytes.put(junk)));
        int frames = 0;
        try (PcapReader reader = PcapReader.open(file)) {
            while (reader.next(frame)) {
                frames++;
            }
        } catch (PcapException e) {
            assertThat(e.position()).isBetween(0L, 24L + junk.length);
        } finally {
            Files.delete(file);
        }
        assertThat(frames).isLessThanOrEqualTo(junk.length / 16);
    }

    @Test
    void aWireOfFilesBringsTheOneAndKeepsTheOther() throws Exception {
        Path in = directory.resolve("in.pcap");
        Path out = directory.resolve("out.pcap");
        try (PcapWriter writer = PcapWriter.create(in)) {
            writer.write(Frames.of(60, 1, 2), 0);
            writer.write(Frames.of(1514, 3, 4), 0);
        }
        try (Wire wire = WireSpec.parse("pcap:in=" + in + ",out=" + out).open()) {
            WirePort port = new WirePort(wire);
            while (port.receive(frame)) {
                port.send(frame);
            }
            assertThat(port.received()).isEqualTo(2);
            assertThat(wire.pending()).isFalse();
        }
        try (PcapReader reader = PcapReader.open(out)) {
            assertThat(reader.next(frame)).isTrue();
            assertThat(frame.length()).isEqualTo(60);
            assertThat(reader.next(frame)).isTrue();
            assertThat(Frames.bytes(frame)).isEqualTo(Frames.bytes(Frames.of(1514, 3, 4)));
        }
    }

    private static ByteBuffer header(int magic, ByteOrder order) {
        return ByteBuffer.allocate(4096)
                .order(order)
                .putInt(magic)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(65535)
                .putInt(1);
    }

    private static ByteBuffer record(ByteBuffer file, int captured, int length) {
        return file.putInt(5).putInt(7).putInt(captured).putInt(length);
    }

    private Path save(ByteBuffer file) throws IOException {
        return Files.write(directory.resolve("f"), written(file));
    }

    private static byte[] written(ByteBuffer file) {
        byte[] bytes = new byte[file.position()];
        file.get(0, bytes);
        return bytes;
    }
}
