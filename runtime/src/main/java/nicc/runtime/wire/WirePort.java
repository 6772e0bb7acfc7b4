package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.Offload;
import org.jspecify.annotations.Nullable;

/// A device's end of a wire. Confined to the agent's thread.
///
/// Frames have no FCS. What a frame asks for in its metadata, a checksum or segmentation, is carried out where it
/// has to be, and by whoever is better at it: of a sent frame by the wire, or here when the wire takes finished
/// frames only; of a received one by the device, as far as it accepts such frames, or here.
public final class WirePort {
    private static final int LOOPED_FRAMES = 64;

    /// Frames that one receive drops at most before it says that there is none.
    private static final int MOST_DROPPED = 64;

    /// The shortest frame on a wire, without FCS.
    private static final int MIN_FRAME = 60;

    private final Wire wire;
    private final boolean carriesOffloads;
    private final Segmenter segmenter = new Segmenter();
    private final Unfinished unfinished = new Unfinished();
    private final FrameQueue looped = new FrameQueue(LOOPED_FRAMES);
    private @Nullable FrameBuffer segment;
    private boolean mayBeUnfinished;
    private boolean up;
    private boolean foundEmpty;
    private boolean knownEmpty;
    private long sent;
    private long received;
    private long dropped;

    /// Plugs a wire in.
    ///
    /// @param wire the wire, not taken over
    public WirePort(Wire wire) {
        this.wire = wire;
        carriesOffloads = wire.carriesOffloads();
        mayBeUnfinished = wire.bringsUnfinished();
        up = wire.up();
    }

    /// Sends a frame; it is dropped and counted when the wire is full or the link is down, or when it cannot be
    /// cut as it asks. A checksum that the frame asks for may be completed in place.
    ///
    /// @param frame the frame
    public void send(FrameBuffer frame) {
        if (!up) {
            dropped++;
        } else if (carriesOffloads) {
            UndoneChecksum.finishOthers(frame);
            count(wire.transmit(frame));
        } else {
            finishAndSend(frame);
        }
    }

    /// Sends a frame that is not finished: as [#send(FrameBuffer)], with what its record asks for.
    ///
    /// @param frame the frame, which is what it was and asks for nothing afterwards
    /// @param record its offload record (docs/language.md, section 8)
    public void send(FrameBuffer frame, FrameBuffer record) {
        OffloadRecord.apply(record, frame);
        int place = frame.offload().checksumStart() + frame.offload().checksumOffset();
        int before = frame.get16be(place);
        send(frame);
        frame.put16be(place, before);
        frame.offload().clear();
    }

    /// Sends what the wire has kept (see [Wire#flush()]).
    public void flush() {
        wire.flush();
    }

    private void finishAndSend(FrameBuffer frame) {
        if (frame.offload().gsoType() == Offload.GSO_NONE) {
            Checksums.complete(frame);
            count(wire.transmit(frame));
            return;
        }
        FrameBuffer piece = segmentBuffer();
        int segments = segmenter.begin(frame);
        if (segments == 0) {
            dropped++;
        }
        for (int i = 0; i < segments; i++) {
            count(segmenter.segment(frame, i, piece) && wire.transmit(piece));
        }
    }

    private FrameBuffer segmentBuffer() {
        FrameBuffer buffer = segment;
        if (buffer == null) {
            buffer = new FrameBuffer(Wire.MAX_FRAME);
            segment = buffer;
        }
        return buffer;
    }

    private void count(boolean taken) {
        sent += taken ? 1 : 0;
        dropped += taken ? 0 : 1;
    }

    /// Leads a frame back to this device's receiver through a queue of 64 frames; when it is full, the frame is
    /// dropped and counted.
    ///
    /// @param frame the frame
    public void loop(FrameBuffer frame) {
        mayBeUnfinished |= !frame.offload().finished();
        if (!looped.offer(frame)) {
            dropped++;
        }
    }

    /// Receives the next frame, looped ones first, finished. A frame that does not fit the buffer, or cannot be cut
    /// as it asks, is dropped and counted.
    ///
    /// @param into becomes the frame, at least 60 bytes long: a host hands over frames that never were on a
    ///     wire, where they would have been padded (IEEE 802.3, 3.2.8)
    /// @return false when there is none
    public boolean receive(FrameBuffer into) {
        return receive(into, 0);
    }

    /// Receives the next frame as [#receive(FrameBuffer)] does; what its sender left undone and the device accepts
    /// is written down, the rest is done.
    ///
    /// @param into becomes the frame
    /// @param record becomes its offload record (docs/language.md, section 8)
    /// @param accepts what the device accepts undone, 8 bits
    /// @return false when there is none
    public boolean receive(FrameBuffer into, FrameBuffer record, int accepts) {
        boolean there = receive(into, accepts);
        if (there) {
            OffloadRecord.describe(into, record);
        }
        return there;
    }

    private boolean receive(FrameBuffer into, int accepts) {
        if (!next(into, accepts)) {
            into.clear();
            foundEmpty = true;
            return false;
        }
        if (into.length() < MIN_FRAME) {
            into.resize(MIN_FRAME);
        }
        received++;
        return true;
    }

    private boolean next(FrameBuffer into, int accepts) {
        for (int tries = 0; tries < MOST_DROPPED; tries++) {
            boolean delivered;
            if (unfinished.more()) {
                delivered = unfinished.next(into);
            } else {
                FrameBuffer place = mayBeUnfinished ? unfinished.place(into) : into;
                if (!arrived(place)) {
                    return false;
                }
                delivered = unfinished.deliver(place, into, accepts);
            }
            if (delivered) {
                return true;
            }
            dropped++;
        }
        return false;
    }

    private boolean arrived(FrameBuffer place) {
        int own = looped.poll(place);
        while (own < 0) {
            dropped++;
            own = looped.poll(place);
        }
        return own > 0 || (up && !knownEmpty && wire.receive(place));
    }

    /// The link, as of the last [#refreshLink()].
    ///
    /// @return whether frames can pass
    public boolean up() {
        return up;
    }

    /// Asks the wire about the link: a system call for some wires, so the agent does it now and then.
    ///
    /// @return whether it has changed
    public boolean refreshLink() {
        boolean before = up;
        up = wire.up();
        if (!up) {
            dropped += unfinished.drop();
        }
        return before != up;
    }

    /// Whether the device has asked for a frame in vain since the last call of this method. Only then is the
    /// wire worth waiting on: a device that does not receive would be woken by the same frame for ever.
    ///
    /// @return true when the device wants frames and there are none
    public boolean takeStarved() {
        boolean starved = foundEmpty;
        foundEmpty = false;
        return starved;
    }

    /// Says that no frame waited on the wire's descriptor a moment ago: as long as that holds, the wire is not asked
    /// for
    /// one. A frame that comes meanwhile makes the descriptor readable, and the next wait short.
    ///
    /// @param empty whether it is so; taken back before the device is done with a round
    public void knownEmpty(boolean empty) {
        knownEmpty = empty;
    }

    /// The wire.
    ///
    /// @return as plugged in
    public Wire wire() {
        return wire;
    }

    /// Frames that the wire took, segments counted one by one.
    ///
    /// @return how many since creation
    public long sent() {
        return sent;
    }

    /// Frames that the device received.
    ///
    /// @return how many since creation
    public long received() {
        return received;
    }

    /// Frames that were lost: sent ones that the wire did not take, looped ones too many, received ones that
    /// did not fit.
    ///
    /// @return how many since creation
    public long dropped() {
        return dropped + wire.lost();
    }
}
