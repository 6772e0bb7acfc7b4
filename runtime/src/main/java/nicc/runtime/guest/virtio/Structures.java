package nicc.runtime.guest.virtio;

import java.util.Arrays;
import nicc.runtime.guest.CardAccess;
import nicc.runtime.guest.GuestDriverException;

/// The structures that a device's vendor capabilities tell of (VIRTIO 1.3, section 4.1.4), and accesses to them.
final class Structures {
    private static final int CAPABILITIES = 0x34;
    private static final int VENDOR = 0x09;
    private static final int MSIX = 0x11;
    private static final int COMMON = 1;
    private static final int NOTIFY = 2;
    private static final int DEVICE = 4;
    private static final int KINDS = 6;
    private static final int MOST = 48;
    private static final int MSIX_ENABLE = 0x8000;

    private final CardAccess card;
    private final int[] bars = new int[KINDS];
    private final long[] offsets = new long[KINDS];
    private int multiplier;
    private int msix;

    Structures(CardAccess card) {
        this.card = card;
    }

    /// Walks the capabilities; the first structure of a kind counts (section 4.1.4.1).
    void find() {
        Arrays.fill(bars, -1);
        int at = card.readConfig(CAPABILITIES, 1);
        for (int i = 0; at != 0 && i < MOST; i++) {
            int id = card.readConfig(at, 1);
            int kind = card.readConfig(at + 3, 1);
            if (id == VENDOR && kind < KINDS && bars[kind] < 0) {
                bars[kind] = card.readConfig(at + 4, 1);
                offsets[kind] = Integer.toUnsignedLong(card.readConfig(at + 8, Integer.BYTES));
                multiplier = kind == NOTIFY ? card.readConfig(at + 16, Integer.BYTES) : multiplier;
            } else if (id == MSIX) {
                msix = at;
            }
            at = card.readConfig(at + 1, 1);
        }
        if (bars[COMMON] < 0 || bars[NOTIFY] < 0 || bars[DEVICE] < 0) {
            throw new GuestDriverException("a virtio structure is missing");
        }
        if (msix == 0) {
            throw new GuestDriverException("there is no MSI-X capability");
        }
    }

    /// Switches messages on, and with that the pin off.
    void enableMessages() {
        card.writeConfig(msix + 2, Short.BYTES, card.readConfig(msix + 2, Short.BYTES) | MSIX_ENABLE);
    }

    long common(int offset, int size) {
        return card.read(bars[COMMON], offsets[COMMON] + offset, size);
    }

    void common(int offset, int size, long value) {
        card.write(bars[COMMON], offsets[COMMON] + offset, size, value);
    }

    /// A 64-bit field, in halves (section 4.1.3.1).
    void commonHalves(int offset, long value) {
        common(offset, Integer.BYTES, value & 0xFFFF_FFFFL);
        common(offset + Integer.BYTES, Integer.BYTES, value >>> Integer.SIZE);
    }

    int device(int offset) {
        return (int) card.read(bars[DEVICE], offsets[DEVICE] + offset, 1);
    }

    /// Notifies a queue.
    void notify(int notifyOffset, int queue) {
        card.write(bars[NOTIFY], offsets[NOTIFY] + (long) notifyOffset * multiplier, Short.BYTES, queue);
    }
}
