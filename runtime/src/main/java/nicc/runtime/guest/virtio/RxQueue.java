package nicc.runtime.guest.virtio;

import nicc.runtime.guest.FrameReceiver;
import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.ReceivedFrame;
import nicc.runtime.guest.ReceivedFrame.ChecksumStatus;
import nicc.runtime.guest.TransmitRequest;

/// The receive queue with mergeable buffers (VIRTIO 1.3, sections 5.1.6.3 and 5.1.6.4): each buffer goes back when its
/// frame is delivered. A tag is the driver's to take out.
final class RxQueue {
    private static final int PAGE = 4096;
    private static final int TYPE = 12;
    private static final int TAG = 4;
    private static final int TPID = 0x8100;

    private final GuestRam ram;
    private final Virtqueue queue;
    private final int bytes;
    private final long buffers;
    private final long[] addresses;
    private final ReceivedFrame frame = new ReceivedFrame();
    private final long[] owed;
    private int count;
    private long errors;

    RxQueue(GuestRam ram, Virtqueue queue, int bytes) {
        this.ram = ram;
        this.queue = queue;
        this.bytes = bytes;
        this.buffers = ram.allocate((long) queue.size * bytes, PAGE);
        this.addresses = new long[queue.size];
        this.owed = new long[queue.size];
    }

    /// Offers all buffers.
    void fill() {
        for (int i = 0; i < queue.size; i++) {
            offer(buffers + (long) i * bytes);
        }
        queue.publish();
    }

    private void offer(long address) {
        queue.piece(address, bytes, true);
        addresses[queue.add()] = address;
    }

    /// Delivers what has arrived and offers the buffers again.
    ///
    /// @return frames
    int clean(int budget, FrameReceiver receiver) {
        int frames = 0;
        while (frames < budget && next(receiver)) {
            frames++;
        }
        return frames;
    }

    /// Publishes the buffers that were offered again.
    ///
    /// @return whether the device is to be notified
    boolean publish() {
        return queue.publish();
    }

    private boolean next(FrameReceiver receiver) {
        int id = queue.take();
        if (id < 0) {
            return false;
        }
        long header = addresses[id];
        int parts = ram.getShort(header + NetHeader.NUM_BUFFERS);
        int length = queue.usedLength() - NetHeader.BYTES;
        frame.clear();
        count = 0;
        owe(header);
        boolean whole = length > 0 && parts > 0;
        int tag = whole ? first(header + NetHeader.BYTES, length) : TransmitRequest.NO_TAG;
        for (int i = 1; i < parts; i++) {
            whole &= part(queue.take());
        }
        if (whole) {
            frame.complete(false, tag, status(ram.getShort(header) & 0xFF));
            receiver.receive(frame);
        } else {
            errors++;
        }
        for (int i = 0; i < count; i++) {
            offer(owed[i]);
        }
        return true;
    }

    /// Another part of the frame.
    ///
    /// @return false when it is missing, or one too many
    private boolean part(int id) {
        if (id < 0) {
            return false;
        }
        owe(addresses[id]);
        return frame.append(addresses[id], queue.usedLength());
    }

    private void owe(long address) {
        owed[count] = address;
        count++;
    }

    /// The first part, without a tag that is in it.
    private int first(long address, int length) {
        if (length < TYPE + TAG || ram.getShortBig(address + TYPE) != TPID) {
            frame.append(address, length);
            return TransmitRequest.NO_TAG;
        }
        frame.append(address, TYPE);
        frame.append(address + TYPE + TAG, length - TYPE - TAG);
        return ram.getShortBig(address + TYPE + 2);
    }

    private static ChecksumStatus status(int flags) {
        return (flags & (NetHeader.DATA_VALID | NetHeader.NEEDS_CHECKSUM)) != 0
                ? ChecksumStatus.GOOD
                : ChecksumStatus.UNKNOWN;
    }

    /// Hears of the next frame.
    ///
    /// @return whether there is one already
    boolean listen() {
        return queue.listen(0);
    }

    void quiet() {
        queue.quiet();
    }

    /// Frames that were not whole.
    long errors() {
        return errors;
    }
}
