package nicc.device.virtio_net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A virtio network device in a slot, and what a driver does to it.
final class Card {
    static final int HEADER = 12;
    static final int QUEUE = 16;
    static final int BUFFER = 2048;
    static final byte[] FINISHED = new byte[10];

    /// What the scenarios negotiate when they say nothing else.
    static final long PLAIN = Features.VERSION_1 | Features.MAC | Features.STATUS | Features.MRG_RXBUF;

    private static final long RINGS = Subject.MEMORY + 0x10000;
    private static final long BUFFERS = Subject.MEMORY + 0x100000;

    final Subject device;
    final boolean packed;
    final List<Ring> rings = new ArrayList<>();
    private long free = BUFFERS;
    private int control = 2;

    private Card(Subject device, boolean packed) {
        this.device = device;
        this.packed = packed;
        device.link(true);
    }

    /// A card that nobody has touched.
    static Card fresh(Kind kind) {
        return new Card(kind.subject(1), kind.packed());
    }

    /// A card whose driver is ready, with vectors 1, 2, … for its queues and 0 for its configuration.
    static Card ready(Kind kind, long features) {
        return ready(kind, features, 1, QUEUE);
    }

    static Card ready(Kind kind, long features, int pairs, int size) {
        return ready(kind.subject(pairs), kind.packed(), features, pairs, size);
    }

    static Card ready(Subject device, boolean packed, long features, int pairs, int size) {
        Card card = new Card(device, packed);
        long all = PLAIN | features | (packed ? Features.RING_PACKED : 0);
        card.status(Layout.ACKNOWLEDGE);
        card.status(Layout.DRIVER);
        card.features(all);
        card.status(Layout.FEATURES_OK);
        card.write16(Layout.CONFIG_MSIX_VECTOR, 0);
        card.control = (all & Features.MQ) != 0 ? 2 * pairs : 2;
        int queues = (all & Features.CTRL_VQ) != 0 ? card.control + 1 : card.control;
        for (int i = 0; i < queues; i++) {
            card.rings.add(Ring.of(card.device, packed, size, RINGS + 0x4000L * i));
            card.enable(i, size);
        }
        card.status(Layout.DRIVER_OK);
        return card;
    }

    void features(long bits) {
        write32(Layout.DRIVER_FEATURE_SELECT, 0);
        write32(Layout.DRIVER_FEATURE, bits);
        write32(Layout.DRIVER_FEATURE_SELECT, 1);
        write32(Layout.DRIVER_FEATURE, bits >>> 32);
    }

    void enable(int queue, int size) {
        Ring ring = rings.get(queue);
        write16(Layout.QUEUE_SELECT, queue);
        write16(Layout.QUEUE_SIZE, size);
        write16(Layout.QUEUE_MSIX_VECTOR, queue + 1);
        write64(Layout.QUEUE_DESC, ring.descriptors);
        write64(Layout.QUEUE_DRIVER, ring.driver);
        write64(Layout.QUEUE_DEVICE, ring.device);
        write16(Layout.QUEUE_ENABLE, 1);
    }

    /// Sets status bits in addition to those that are set.
    void status(int bits) {
        device.write(0, Layout.DEVICE_STATUS, 1, status() | bits);
    }

    int status() {
        return (int) device.read(0, Layout.DEVICE_STATUS, 1);
    }

    boolean broken() {
        return (status() & Layout.NEEDS_RESET) != 0;
    }

    int read16(int offset) {
        return (int) device.read(0, offset, 2);
    }

    long read32(int offset) {
        return device.read(0, offset, 4);
    }

    void write16(int offset, long value) {
        device.write(0, offset, 2, value);
    }

    void write32(int offset, long value) {
        device.write(0, offset, 4, value & 0xFFFF_FFFFL);
    }

    /// As two halves, as drivers do.
    void write64(int offset, long value) {
        write32(offset, value);
        write32(offset + 4, value >>> 32);
    }

    /// Memory of its own for some bytes.
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

    Ring transmitRing() {
        return rings.get(1);
    }

    Ring receiveRing() {
        return rings.get(0);
    }

    Ring controlRing() {
        return rings.get(control);
    }

    /// Notifies a queue and lets the device work.
    void kick(int queue) {
        write16(Layout.NOTIFY + 4 * queue, queue);
        device.run();
    }

    /// Publishes what was offered on a queue, notifies it, and lets the device work.
    void go(int queue) {
        rings.get(queue).publish();
        kick(queue);
    }

    /// Sends a frame behind a header, each in a buffer of its own.
    void transmit(byte[] header, byte[] frame) {
        transmitRing().offer(List.of(Piece.read(place(header), header.length), Piece.read(place(frame), frame.length)));
        go(1);
    }

    /// Offers empty receive buffers of one piece each.
    void offerBuffers(int count, int size) {
        for (int i = 0; i < count; i++) {
            addresses.add(allocate(size));
            ids.add(receiveRing().offer(List.of(Piece.write(addresses.getLast(), size))));
        }
        go(0);
    }

    private final List<Long> addresses = new ArrayList<>();
    private final List<Integer> ids = new ArrayList<>();

    /// The bytes that the device has written to a receive buffer.
    byte[] content(Used used) {
        long address = addresses.get(ids.lastIndexOf(used.id()));
        return device.dump(address, used.length());
    }

    /// A frame arrives, finished, and the device works.
    void arrive(byte[] frame) {
        arrive(frame, FINISHED);
    }

    void arrive(byte[] frame, byte[] offload) {
        device.deliver(frame, offload);
        device.run();
    }

    /// The next received frame, of one buffer, without its header; the header says that it is one buffer.
    byte[] received() {
        byte[] bytes = content(receiveRing().take());
        return Arrays.copyOfRange(bytes, HEADER, bytes.length);
    }

    /// Carries out a command of the control queue; returns the answer.
    int command(int type, int code, byte... data) {
        byte[] all = new byte[data.length + 2];
        all[0] = (byte) type;
        all[1] = (byte) code;
        System.arraycopy(data, 0, all, 2, data.length);
        long answer = place(new byte[] {(byte) 0xAA});
        controlRing().offer(List.of(Piece.read(place(all), all.length), Piece.write(answer, 1)));
        go(control);
        controlRing().take();
        return device.dump(answer, 1)[0] & 0xFF;
    }
}
