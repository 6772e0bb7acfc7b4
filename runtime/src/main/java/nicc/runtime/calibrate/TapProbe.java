package nicc.runtime.calibrate;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import nicc.runtime.ffi.IoVector;
import nicc.runtime.ffi.NetworkNamespace;
import nicc.runtime.ffi.Tap;

/// A tap in a network of its own thread's.
///
/// Frames that are written are for another station, so that the kernel drops them early. Frames that are read are
/// answers to ARP requests (RFC 826) that were written before, outside of the time that counts.
final class TapProbe implements Probe {
    private static final byte[] OURS = {(byte) 192, 0, 2, 1};
    private static final int ARP_LENGTH = 60;
    private static final int BATCH = 64;
    private static final int ROOM = 1 << 16;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    /// A frame's beginning: destination, source, type 0x0800; IPv4 with TCP from 192.0.2.9 to 192.0.2.8.
    private static final int[] TCP = {
        0x02, 0, 0, 0, 0, 0x08, 0x02, 0, 0, 0, 0, 0x09, 0x08, 0x00, 0x45, 0, 0, 0, 0, 0, 0x40, 0, 64, 6, 0, 0, 192, 0,
        2, 9, 192, 0, 2, 8, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0x50, 0x10
    };

    /// An ARP request of 192.0.2.9 for 192.0.2.1.
    private static final int[] ARP = {
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02, 0, 0, 0, 0, 0x09, 0x08, 0x06, 0, 1, 8, 0, 6, 4, 0, 1, 0x02, 0, 0, 0,
        0, 0x09, 192, 0, 2, 9, 0, 0, 0, 0, 0, 0, 192, 0, 2, 1
    };

    private final Tap tap;
    private final boolean reading;
    private final MemorySegment header = Arena.ofAuto().allocate(Tap.HEADER, 8);
    private final MemorySegment frame = Arena.ofAuto().allocate(ROOM, 8);
    private final IoVector out = new IoVector(2);
    private final IoVector in = new IoVector(2);

    private TapProbe(Tap tap, boolean reading, int[] bytes, int length) {
        this.tap = tap;
        this.reading = reading;
        for (int i = 0; i < bytes.length; i++) {
            frame.set(BYTE, i, (byte) bytes[i]);
        }
        out.set(0, header, Tap.HEADER);
        out.set(1, frame, length);
        MemorySegment received = Arena.ofAuto().allocate(ROOM, 8);
        in.set(0, header.asSlice(0, Tap.HEADER), Tap.HEADER);
        in.set(1, received, ROOM);
    }

    /// Writing frames of a length.
    ///
    /// @param length bytes, up to 65535; frames of more than 1514 are one request to segment (VIRTIO 1.3, section
    ///     5.1.6)
    static Probe writing(int length) throws IOException {
        TapProbe probe = new TapProbe(open(), false, TCP, length);
        probe.frame.set(BYTE, 16, (byte) ((length - 14) >> 8));
        probe.frame.set(BYTE, 17, (byte) (length - 14));
        if (length > 1514) {
            probe.segment();
        }
        return probe;
    }

    /// Reading small frames.
    static Probe reading() throws IOException {
        return new TapProbe(open(), true, ARP, ARP_LENGTH);
    }

    private static Tap open() throws IOException {
        NetworkNamespace.enterNew();
        Tap tap = Tap.open("nicc-probe");
        try {
            tap.bringUp(OURS);
            return tap;
        } catch (IOException e) {
            tap.close();
            throw e;
        }
    }

    /// Asks for segments of TCP over IPv4 with a payload of 1448 bytes.
    private void segment() {
        ValueLayout.OfShort word = ValueLayout.JAVA_SHORT;
        header.set(BYTE, 0, (byte) 1);
        header.set(BYTE, 1, (byte) 1);
        header.set(word, 2, (short) 54);
        header.set(word, 4, (short) 1448);
        header.set(word, 6, (short) 34);
        header.set(word, 8, (short) 16);
    }

    @Override
    public long run(int times) throws IOException {
        return reading ? read(times) : write(times);
    }

    private long write(int times) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            if (tap.send(out) < 0) {
                throw new IOException("the tap takes no frame");
            }
        }
        return System.nanoTime() - start;
    }

    private long read(int times) throws IOException {
        long nanos = 0;
        long frames = 0;
        while (frames < times) {
            header.fill((byte) 0);
            write(BATCH);
            long start = System.nanoTime();
            long before = frames;
            while (tap.receive(in) > 0) {
                frames++;
            }
            nanos += System.nanoTime() - start;
            if (frames == before) {
                throw new IOException("the kernel answers no ARP request");
            }
        }
        return nanos * times / frames;
    }

    @Override
    public void close() {
        tap.close();
    }
}
