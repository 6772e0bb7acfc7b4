package nicc.device.virtio_net;

import java.util.List;
import java.util.Optional;

/// The driver's side of a virtqueue, in guest memory. What it offers is not announced until [#publish].
abstract class Ring {
    static final int NEXT = 1;
    static final int WRITE = 2;
    static final int INDIRECT = 4;
    static final int DESCRIPTOR = 16;

    final Subject subject;
    final int size;
    final long descriptors;
    final long driver;
    final long device;

    Ring(Subject subject, int size, long descriptors) {
        this.subject = subject;
        this.size = size;
        this.descriptors = descriptors;
        this.driver = descriptors + 0x1000;
        this.device = descriptors + 0x1800;
    }

    /// Makes a ring of either kind.
    static Ring of(Subject subject, boolean packed, int size, long descriptors) {
        return packed ? new PackedRing(subject, size, descriptors) : new SplitRing(subject, size, descriptors);
    }

    /// Offers a chain; returns its id.
    abstract int offer(List<Piece> pieces);

    /// Offers a chain of one descriptor with these flags.
    abstract int offerRaw(long address, int length, int flags);

    /// Makes what was offered the device's.
    abstract void publish();

    /// The next chain that the device has used.
    abstract Optional<Used> used();

    /// Asks for interrupts or not, without event index.
    abstract void wantInterrupts(boolean wanted);

    /// Whether the device wants to be notified of what was published since it was asked last, by flags.
    abstract boolean wantsKicks();

    final Used take() {
        return used().orElseThrow(() -> new AssertionError("nothing is used"));
    }

    final int number(long address, int bytes) {
        byte[] data = subject.dump(address, bytes);
        int value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = (value << 8) | (data[i] & 0xFF);
        }
        return value;
    }

    final void put(long address, long value, int bytes) {
        byte[] data = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            data[i] = (byte) (value >>> (8 * i));
        }
        subject.poke(address, data);
    }
}
