package nicc.runtime.guest.virtio;

import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.Packet;
import nicc.runtime.guest.TransmitRequest;

/// The transmit queue: header and frame in one chain (VIRTIO 1.3, section 5.1.6.2), the header in the
/// packet's headroom.
/// A tag is the driver's to insert: it lies in a buffer of its own between the addresses and the type.
final class TxQueue {
    private static final int TAG = 4;
    private static final int TYPE = 12;
    private static final int TPID = 0x8100;

    private final GuestRam ram;
    private final Virtqueue queue;
    private final long tags;
    private long added;
    private long completed;

    TxQueue(GuestRam ram, Virtqueue queue) {
        this.ram = ram;
        this.queue = queue;
        this.tags = ram.allocate((long) queue.size * TAG, TAG);
    }

    /// Adds a packet.
    ///
    /// @return false when there is no room
    boolean add(Packet packet) {
        if (queue.room() == 0) {
            return false;
        }
        TransmitRequest request = packet.request();
        long header = packet.address(0) - NetHeader.BYTES;
        NetHeader.put(ram, header, request, request.tagged() ? TAG : 0);
        int padding = Math.max(0, Packet.MIN_LENGTH - packet.length() - (request.tagged() ? TAG : 0));
        for (int i = 0; i < packet.fragments(); i++) {
            int length = packet.length(i) + (i == packet.fragments() - 1 ? padding : 0);
            if (i > 0) {
                queue.piece(packet.address(i), length, false);
            } else if (request.tagged()) {
                tagged(header, packet.address(0), length, request.vlanTag());
            } else {
                queue.piece(header, NetHeader.BYTES + length, false);
            }
        }
        queue.add();
        added++;
        return true;
    }

    private void tagged(long header, long address, int length, int tag) {
        long at = tags + (added % queue.size) * TAG;
        ram.putShortBig(at, TPID);
        ram.putShortBig(at + 2, tag);
        queue.piece(header, NetHeader.BYTES + TYPE, false);
        queue.piece(at, TAG, false);
        queue.piece(address + TYPE, length - TYPE, false);
    }

    /// Publishes what was added; completions are heard of when three quarters of what is under way are done.
    ///
    /// @return whether the device is to be notified
    boolean publish() {
        boolean kick = queue.publish();
        queue.listen((int) (added - completed) * 3 / 4);
        return kick;
    }

    /// Takes back what the device is done with.
    void clean() {
        while (queue.take() >= 0) {
            completed++;
        }
    }

    /// Hears of the next completion.
    ///
    /// @return whether there is one already
    boolean listen() {
        return queue.listen(0);
    }

    void quiet() {
        queue.quiet();
    }

    long completed() {
        return completed;
    }
}
