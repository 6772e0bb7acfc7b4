package nicc.runtime.wire;

import java.io.IOException;
import nicc.runtime.ffi.Errno;
import nicc.runtime.ffi.IoVector;
import nicc.runtime.ffi.Tap;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.Offload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A wire to a tap interface. Checksums and segmentation are left to the kernel, one system call for a frame of
/// 64 KiB, also where the device has cut it already; received frames come as the kernel's own protocols made them, as
/// long and with checksums as unfinished. Both can be switched off, to measure what they are worth.
public final class TapWire implements Wire {
    private static final Logger LOG = LoggerFactory.getLogger(TapWire.class);

    /// Frames that one receive drops at most before it says that there is none.
    private static final int MOST_DROPPED = 64;

    private final Tap tap;
    private final VirtioNetHeader received = new VirtioNetHeader();
    private final VirtioNetHeader sent = new VirtioNetHeader();
    private final Coalescer coalescer = new Coalescer();
    private final Abilities abilities;
    private final FrameBuffer overflow = new FrameBuffer(8);
    private final IoVector in = new IoVector(3);
    private final IoVector out = new IoVector(2);
    private long lost;
    private long calls;
    private boolean failed;

    /// What a tap does for a device: each can be left out, to measure what it is worth.
    ///
    /// @param whole the kernel hands over frames that it has neither cut nor finished
    /// @param joins segments that the device has cut are joined again (docs/decisions/0008)
    /// @param finishes checksums that the device hands on are left to the kernel (docs/decisions/0015)
    public record Abilities(boolean whole, boolean joins, boolean finishes) {
        /// All of them.
        public static final Abilities ALL = new Abilities(true, true, true);
    }

    private TapWire(Tap tap, Abilities abilities) {
        this.tap = tap;
        this.abilities = abilities;
        in.set(0, received.bytes.memory(), Tap.HEADER);
        in.set(2, overflow.memory(), 1);
        out.set(0, sent.bytes.memory(), Tap.HEADER);
    }

    /// Attaches to a tap interface.
    ///
    /// @param name the interface; made if there is none and that is allowed
    /// @return the wire
    /// @throws IOException when the interface cannot be had
    public static TapWire open(String name) throws IOException {
        return open(name, Abilities.ALL);
    }

    /// Attaches to a tap interface.
    ///
    /// @param name the interface; made if there is none and that is allowed
    /// @param abilities what it does for its device
    /// @return the wire
    /// @throws IOException when the interface cannot be had
    public static TapWire open(String name, Abilities abilities) throws IOException {
        Tap tap = Tap.open(name);
        if (abilities.whole()) {
            try {
                tap.offloads();
            } catch (IOException e) {
                tap.close();
                throw e;
            }
        }
        return new TapWire(tap, abilities);
    }

    /// A TCP segment may be kept until [#flush()], so that those that follow go with it in one system call.
    @Override
    public boolean transmit(FrameBuffer frame) {
        if (!abilities.finishes() && frame.offload().gsoType() == Offload.GSO_NONE) {
            Checksums.complete(frame);
        }
        if (!abilities.joins()) {
            return write(frame);
        }
        if (!coalescer.join(frame)) {
            flush();
            return coalescer.begin(frame) || write(frame);
        }
        if (coalescer.complete()) {
            flush();
        }
        return true;
    }

    @Override
    public void flush() {
        int count = coalescer.count();
        if (count > 0 && !write(coalescer.take())) {
            lost += count;
        }
    }

    private boolean write(FrameBuffer frame) {
        if (!sent.describe(frame)) {
            return false;
        }
        out.set(1, frame.memory(), frame.length());
        calls++;
        return note(tap.send(out)) > 0;
    }

    @Override
    public boolean receive(FrameBuffer into) {
        in.set(1, into.memory(), into.capacity());
        for (int dropped = 0; dropped < MOST_DROPPED; dropped++) {
            long length = note(tap.receive(in)) - Tap.HEADER;
            if (length < 0) {
                return false;
            }
            calls++;
            if (length <= into.capacity()) {
                accept(into, (int) length);
                return true;
            }
            lost++;
        }
        return false;
    }

    private void accept(FrameBuffer into, int length) {
        into.filled(length);
        received.annotate(into);
    }

    /// Logs the first failure that is not a mere "not now".
    private long note(long result) {
        if (result < 0 && result != -Errno.EAGAIN && result != -Errno.EIO && !failed) {
            failed = true;
            LOG.warn("tap {}: {}; further errors are not logged", tap.name(), Errno.text((int) -result));
        }
        return result;
    }

    @Override
    public boolean carriesOffloads() {
        return true;
    }

    @Override
    public boolean up() {
        return tap.up();
    }

    @Override
    public int descriptor() {
        return tap.fd();
    }

    @Override
    public long lost() {
        return lost;
    }

    @Override
    public long calls() {
        return calls;
    }

    @Override
    public void close() {
        tap.close();
    }
}
