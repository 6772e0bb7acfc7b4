package nicc.runtime.guest.virtio;

import nicc.runtime.guest.GuestRam;

/// The driver's side of a virtqueue of which every chain takes one descriptor of the ring: its only buffer, or a table
/// of buffers (VIRTIO 1.3, sections 2.7.5.3 and 2.8.8). Nothing is allocated once it is made.
abstract class Virtqueue {
    static final int DESCRIPTOR = 16;
    static final int MOST_PIECES = 32;

    static final int NEXT = 1;
    static final int WRITE = 2;
    static final int INDIRECT = 4;

    final GuestRam ram;
    final int size;
    final boolean events;
    final long descriptors;
    final long driver;
    final long device;

    private final long tables;
    private final int[] free;
    private int available;
    private int pieces;
    private long lastAddress;
    private int lastLength;
    private boolean lastWrite;

    /// Sets memory aside.
    ///
    /// @param ram the guest's memory
    /// @param size descriptors, a power of two
    /// @param events whether notifications are suppressed by index
    Virtqueue(GuestRam ram, int size, boolean events) {
        this.ram = ram;
        this.size = size;
        this.events = events;
        this.free = new int[size];
        this.tables = ram.allocate((long) size * MOST_PIECES * DESCRIPTOR, DESCRIPTOR);
        this.descriptors = ram.allocate((long) size * DESCRIPTOR, 4096);
        this.driver = ram.allocate(6 + 2L * size, 64);
        this.device = ram.allocate(6 + 8L * size, 64);
        ram.clear(descriptors, (long) size * DESCRIPTOR);
        ram.clear(driver, 6 + 2L * size);
        ram.clear(device, 6 + 8L * size);
        for (int i = 0; i < size; i++) {
            free[i] = size - 1 - i;
        }
        available = size;
    }

    /// Chains that can be added.
    final int room() {
        return available;
    }

    /// Adds a buffer to the chain that is being made.
    final void piece(long address, int length, boolean write) {
        if (pieces == 1) {
            entry(0, lastAddress, lastLength, lastWrite);
        }
        if (pieces > 0) {
            entry(pieces, address, length, write);
        }
        lastAddress = address;
        lastLength = length;
        lastWrite = write;
        pieces++;
    }

    /// Ends the chain; there must be room.
    ///
    /// @return what it is known by until it is used, 0 to size - 1
    final int add() {
        int id = free[available - 1];
        available--;
        if (pieces == 1) {
            offer(id, lastAddress, lastLength, lastWrite ? WRITE : 0);
        } else {
            long last = table(id) + (long) (pieces - 1) * DESCRIPTOR;
            seal(last);
            offer(id, table(id), pieces * DESCRIPTOR, INDIRECT);
        }
        pieces = 0;
        return id;
    }

    private void entry(int i, long address, int length, boolean write) {
        long at = table(free[available - 1]) + (long) i * DESCRIPTOR;
        ram.putLong(at, address);
        ram.putInt(at + 8, length);
        describe(at, write ? WRITE : 0, i + 1);
    }

    private long table(int id) {
        return tables + (long) id * MOST_PIECES * DESCRIPTOR;
    }

    /// Takes the next used chain.
    ///
    /// @return what it is known by, or -1 when there is none
    final int take() {
        int id = nextUsed();
        if (id >= 0) {
            free[available] = id;
            available++;
        }
        return id;
    }

    /// Writes flags and follower of a table's entry.
    abstract void describe(long at, int flags, int follower);

    /// Makes a table's entry its last.
    abstract void seal(long at);

    /// Puts a descriptor where the device finds it next.
    abstract void offer(int id, long address, int length, int flags);

    /// Publishes what was offered.
    ///
    /// @return whether the device wants to be notified of it
    abstract boolean publish();

    abstract int nextUsed();

    /// Bytes that the device has written to the chain that was taken last.
    abstract int usedLength();

    /// Wants no interrupt.
    abstract void quiet();

    /// Wants an interrupt when so many more chains than are taken have been used.
    ///
    /// @return whether there are that many already
    abstract boolean listen(int behind);

    /// Whether the last steps up to an index have passed an event (section 2.7.10.1).
    static boolean passed(int index, int event, int steps) {
        return ((index - event - 1) & 0xFFFF) < steps;
    }
}
