package nicc.runtime.guest.e1000;

import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.Packet;
import nicc.runtime.guest.TransmitRequest;

/// The transmit ring: packets become descriptors (Intel 317453, 3.3), and what the card is done with is taken
/// back.
final class TxRing {
    /// A fragment is split at this size; for segmentation, at four segments if that is less.
    static final int MAX_DATA = 4096;

    private final GuestRam ram;
    private final RegisterPort port;
    private final int entries;
    private final long base;
    private final int delayed;
    /// For the first descriptor of each packet, the index of its last.
    private final int[] last;

    private DriverHalf half;
    private int next;
    private int clean;
    private boolean owed;
    private long completed;

    TxRing(GuestRam ram, RegisterPort port, E1000Settings settings) {
        this.ram = ram;
        this.port = port;
        this.half = new RegisterHalf(port);
        this.entries = settings.ringEntries();
        this.base = ram.allocate((long) entries * TxDescriptor.SIZE, MAX_DATA);
        this.delayed = settings.transmitDelay() != 0 ? TxDescriptor.IDE : 0;
        this.last = new int[entries];
    }

    /// Tells the card where the ring is; it is empty.
    ///
    /// @param half hears of its tail from now on
    void open(DriverHalf half) {
        this.half = half;
        next = 0;
        clean = 0;
        owed = false;
        completed = 0;
        ram.clear(base, (long) entries * TxDescriptor.SIZE);
        port.write(E1000Registers.TDBAL + E1000Registers.RING_LENGTH, entries * TxDescriptor.SIZE);
        port.write(E1000Registers.TDBAL + E1000Registers.RING_BASE_HIGH, (int) (base >>> 32));
        port.write(E1000Registers.TDBAL, (int) base);
        port.write(E1000Registers.TDBAL + E1000Registers.RING_TAIL, 0);
        port.write(E1000Registers.TDBAL + E1000Registers.RING_HEAD, 0);
    }

    long completed() {
        return completed;
    }

    /// Queues a packet and rings the doorbell unless more follows.
    boolean transmit(Packet packet, boolean more) {
        if (descriptors(packet) > unused()) {
            ring();
            return false;
        }
        int first = next;
        TransmitRequest request = packet.request();
        if (request.checksum()) {
            putContext(packet.length(), request);
        }
        last[first] = putData(packet, request);
        owed = true;
        if (!more) {
            ring();
        }
        return true;
    }

    /// Takes back packets whose last descriptor the card has written back.
    void clean() {
        while (clean != next) {
            int end = last[clean];
            if ((ram.getIntAcquire(slot(end) + TxDescriptor.STATUS) & TxDescriptor.DD) == 0) {
                return;
            }
            clean = following(end);
            completed++;
        }
    }

    private void ring() {
        if (owed) {
            half.transmitTail(next);
            owed = false;
        }
    }

    /// One slot stays empty: equal head and tail mean an empty ring (3.4).
    private int unused() {
        int free = clean - next - 1;
        return free < 0 ? free + entries : free;
    }

    private static int descriptors(Packet packet) {
        int limit = limit(packet.request());
        int count = packet.request().checksum() ? 1 : 0;
        for (int i = 0; i < packet.fragments(); i++) {
            count += (packet.length(i) + limit - 1) / limit;
        }
        return count;
    }

    private static int limit(TransmitRequest request) {
        return request.segmented() ? Math.min(MAX_DATA, 4 * request.segmentSize()) : MAX_DATA;
    }

    private void putContext(int length, TransmitRequest request) {
        long slot = slot(next);
        ContextWriter.put(ram, slot, length, request, delayed);
        next = following(next);
    }

    /// Writes the data descriptors.
    ///
    /// @return index of the last one
    private int putData(Packet packet, TransmitRequest request) {
        int command = TxCommand.command(request) | delayed;
        int options = TxCommand.options(request);
        int limit = limit(request);
        int end = next;
        int padding = Math.max(0, Packet.MIN_LENGTH - packet.length());
        for (int i = 0; i < packet.fragments(); i++) {
            int rest = packet.length(i) + (i == packet.fragments() - 1 ? padding : 0);
            for (long at = packet.address(i); rest > 0; at += limit, rest -= limit) {
                end = putPiece(at, Math.min(rest, limit), command, options);
            }
        }
        long status = slot(end) + TxDescriptor.COMMAND;
        ram.putInt(status, ram.getInt(status) | TxDescriptor.EOP | TxDescriptor.RS);
        return end;
    }

    private int putPiece(long address, int length, int command, int options) {
        int index = next;
        long slot = slot(index);
        ram.putLong(slot + TxDescriptor.ADDRESS, address);
        ram.putInt(slot + TxDescriptor.COMMAND, command | length);
        ram.putInt(slot + TxDescriptor.STATUS, options);
        next = following(index);
        return index;
    }

    private long slot(int index) {
        return base + (long) index * TxDescriptor.SIZE;
    }

    private int following(int index) {
        return index + 1 == entries ? 0 : index + 1;
    }
}
