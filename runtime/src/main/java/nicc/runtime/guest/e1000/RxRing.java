package nicc.runtime.guest.e1000;

import nicc.runtime.guest.FrameReceiver;
import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.ReceivedFrame;
import nicc.runtime.guest.ReceivedFrame.ChecksumStatus;
import nicc.runtime.guest.TransmitRequest;

/// The receive ring (Intel 317453, 3.2): each slot has a buffer of its own, which goes back to the card when
/// its frame is delivered.
final class RxRing {
    /// Buffers are given back in batches of so many: one write of RDT for 16 frames.
    static final int REFILL = 16;

    private static final int ALIGNMENT = 4096;

    private final GuestRam ram;
    private final RegisterPort port;
    private final int entries;
    private final boolean withFcs;
    private final long base;
    private final long buffers;
    private final int bufferSize;
    private final ReceivedFrame frame = new ReceivedFrame();

    private DriverHalf half;
    private int clean;
    private int owed;
    private int next;
    private boolean broken;
    private long errors;

    RxRing(GuestRam ram, RegisterPort port, E1000Settings settings) {
        this.ram = ram;
        this.port = port;
        this.half = new RegisterHalf(port);
        this.entries = settings.ringEntries();
        this.withFcs = !settings.stripFcs();
        this.bufferSize = settings.receiveBuffer();
        this.base = ram.allocate((long) entries * RxDescriptor.SIZE, ALIGNMENT);
        this.buffers = ram.allocate((long) entries * bufferSize, ALIGNMENT);
    }

    /// Tells the card where the ring is.
    ///
    /// @param half hears of its tail from now on
    void open(DriverHalf half) {
        this.half = half;
        port.write(E1000Registers.RDBAL + E1000Registers.RING_LENGTH, entries * RxDescriptor.SIZE);
        port.write(E1000Registers.RDBAL + E1000Registers.RING_BASE_HIGH, (int) (base >>> 32));
        port.write(E1000Registers.RDBAL, (int) base);
        port.write(E1000Registers.RDBAL + E1000Registers.RING_TAIL, 0);
        port.write(E1000Registers.RDBAL + E1000Registers.RING_HEAD, 0);
        clean = 0;
        next = 0;
        frame.clear();
        broken = false;
        owed = entries - 1;
    }

    /// Frames that arrived damaged or larger than can be.
    long errors() {
        return errors;
    }

    /// Delivers what has arrived, and gives the buffers back.
    int clean(int budget, FrameReceiver receiver) {
        int frames = 0;
        while (frames < budget) {
            long slot = slot(clean);
            int status = ram.getIntAcquire(slot + RxDescriptor.STATUS);
            if ((status & RxDescriptor.DD) == 0) {
                break;
            }
            if (take(slot, status, receiver)) {
                frames++;
            }
            clean = following(clean);
            if (++owed >= REFILL) {
                refill();
            }
        }
        refill();
        return frames;
    }

    /// Gives owed buffers to the card. The tail stays one short of what is filled in, so that it never meets
    /// the head.
    void refill() {
        if (owed == 0) {
            return;
        }
        for (; owed > 0; owed--) {
            long slot = slot(next);
            ram.putInt(slot + RxDescriptor.LENGTH, 0);
            ram.putInt(slot + RxDescriptor.STATUS, 0);
            ram.putLong(slot + RxDescriptor.ADDRESS, buffer(next));
            next = following(next);
        }
        half.receiveTail(next == 0 ? entries - 1 : next - 1);
    }

    /// Takes a descriptor's part of a frame.
    ///
    /// @return whether a frame ended with it
    private boolean take(long slot, int status, FrameReceiver receiver) {
        int length = ram.getInt(slot + RxDescriptor.LENGTH) & 0xFFFF;
        broken |= !frame.append(buffer(clean), length);
        if ((status & RxDescriptor.EOP) == 0) {
            return false;
        }
        if (broken || (status & RxDescriptor.FRAME_ERRORS) != 0) {
            errors++;
        } else {
            frame.complete(withFcs, tag(status), checksum(status));
            receiver.receive(frame);
        }
        frame.clear();
        broken = false;
        return true;
    }

    private static int tag(int status) {
        return (status & RxDescriptor.VP) != 0 ? status >>> RxDescriptor.SPECIAL_SHIFT : TransmitRequest.NO_TAG;
    }

    private static ChecksumStatus checksum(int status) {
        int checked = status & (RxDescriptor.IPCS | RxDescriptor.TCPCS);
        if ((status & RxDescriptor.IXSM) != 0 || checked == 0) {
            return ChecksumStatus.UNKNOWN;
        }
        boolean networkBad = (status & RxDescriptor.IPCS) != 0 && (status & RxDescriptor.IPE) != 0;
        boolean transportBad = (status & RxDescriptor.TCPCS) != 0 && (status & RxDescriptor.TCPE) != 0;
        if (networkBad || transportBad) {
            return ChecksumStatus.BAD;
        }
        return (checked & RxDescriptor.TCPCS) != 0 ? ChecksumStatus.GOOD : ChecksumStatus.NETWORK_GOOD;
    }

    private long slot(int index) {
        return base + (long) index * RxDescriptor.SIZE;
    }

    private long buffer(int index) {
        return buffers + (long) index * bufferSize;
    }

    private int following(int index) {
        return index + 1 == entries ? 0 : index + 1;
    }
}
