package nicc.device.virtio_net;

import java.util.List;

/// A vhost-user front-end's side of the device: the registers that its messages stand for, in region 6, and a
/// driver's rings. Ring 0 receives, ring 1 transmits.
final class FrontEnd {
    static final int REGION = 6;
    static final int OFFERED = 0x00;
    static final int ACCEPTED = 0x08;
    static final int STATUS = 0x10;
    static final int QUEUES = 0x12;
    static final int SIZE = 0x100;
    static final int DESCRIPTORS = 0x200;
    static final int DRIVER = 0x300;
    static final int DEVICE = 0x400;
    static final int BASE = 0x500;
    static final int STARTED = 0x600;
    static final int ENABLED = 0x700;
    static final int KICK = 0x800;

    /// What QEMU accepts at least: it has the control queue to itself.
    static final long PLAIN = Features.VERSION_1 | Features.MRG_RXBUF;

    private static final long RINGS = Subject.MEMORY + 0x10000;
    private static final long BUFFERS = Subject.MEMORY + 0x100000;

    final Subject device;
    final boolean packed;
    final Ring[] rings = new Ring[2];
    private long free = BUFFERS;

    FrontEnd(Kind kind) {
        device = kind.subject(1);
        packed = kind.packed();
        device.link(true);
        for (int i = 0; i < rings.length; i++) {
            rings[i] = Ring.of(device, packed, Card.QUEUE, RINGS + 0x4000L * i);
        }
    }

    /// A front-end whose driver is ready: both rings are started and enabled.
    static FrontEnd ready(Kind kind) {
        FrontEnd frontEnd = new FrontEnd(kind);
        frontEnd.features();
        for (int i = 0; i < 2; i++) {
            frontEnd.setUp(i, kind.packed() ? 0x8000_8000L : 0);
            frontEnd.write(ENABLED + i, 1, 1);
            frontEnd.write(STARTED + i, 1, 1);
        }
        return frontEnd;
    }

    void features() {
        write(ACCEPTED, 8, PLAIN | (packed ? Features.RING_PACKED : 0));
    }

    void setUp(int ring, long base) {
        write(SIZE + 2 * ring, 2, Card.QUEUE);
        write(BASE + 4 * ring, 4, base);
        write(DESCRIPTORS + 8 * ring, 8, rings[ring].descriptors);
        write(DRIVER + 8 * ring, 8, rings[ring].driver);
        write(DEVICE + 8 * ring, 8, rings[ring].device);
    }

    void write(int offset, int size, long value) {
        device.write(REGION, offset, size, value);
    }

    long read(int offset, int size) {
        return device.read(REGION, offset, size);
    }

    /// Stops a ring; says where it stopped.
    long stop(int ring) {
        write(STARTED + ring, 1, 0);
        return read(BASE + 4 * ring, 4);
    }

    long place(byte[] bytes) {
        long at = allocate(bytes.length);
        device.poke(at, bytes);
        return at;
    }

    long allocate(int bytes) {
        long at = free;
        free += (bytes + 63) & -64;
        return at;
    }

    /// Publishes what was offered on a ring, kicks it, and lets the device work.
    void go(int ring) {
        rings[ring].publish();
        write(KICK + ring, 1, 1);
        device.run();
    }

    void transmit(byte[] frame) {
        rings[1].offer(
                List.of(Piece.read(place(Frames.header()), Card.HEADER), Piece.read(place(frame), frame.length)));
        go(1);
    }

    long offerBuffer(int size) {
        long at = allocate(size);
        rings[0].offer(List.of(Piece.write(at, size)));
        go(0);
        return at;
    }

    void arrive(byte[] frame) {
        device.deliver(frame, Card.FINISHED);
        device.run();
    }
}
