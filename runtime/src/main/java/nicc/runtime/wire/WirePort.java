package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;

/// A device's end of a wire. Confined to the agent's thread.
///
/// Frames have no FCS. What a frame asks for in its metadata, a checksum or segmentation, is carried out here
/// for wires that take finished frames only.
public final class WirePort {
    private static final int LOOPED_FRAMES = 64;

    /// The shortest frame on a wire, without FCS.
    private static final int MIN_FRAME = 60;

    private final Wire wire;
    private final boolean carriesOffloads;
    private final Segmenter segmenter = new Segmenter();
    private final FrameQueue looped = new FrameQueue(LOOPED_FRAMES);
    private boolean up;
    private boolean foundEmpty;
    private long sent;
    private long received;
    private long dropped;

    /// Plugs a wire in.
    ///
    /// @param wire the wire, not taken over
    public WirePort(Wire wire) {
        this.wire = wire;
        carriesOffloads = wire.carriesOffloads();
        up = wire.up();
    }

    /// Sends a frame; it is dropped and counted when the wire is full or the link is down. A checksum that the
    /// frame asks for may be completed in place.
    ///
    /// @param frame the frame
    public void send(FrameBuffer frame) {
        if (!up) {
            dropped++;
        } else if (carriesOffloads) {
            count(wire.transmit(frame));
        } else {
            finishAndSend(frame);
        }
    }

    private void finishAndSend(FrameBuffer frame) {
        if (!Segmenter.applies(frame)) {
            Checksums.complete(frame);
            count(wire.transmit(frame));
            return;
        }
        int segments = segmenter.begin(frame);
        if (segments == 0) {
            dropped++;
        }
        for (int i = 0; i < segments; i++) {
            count(wire.transmit(segmenter.segment(frame, i)));
        }
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
        if (!looped.offer(frame)) {
            dropped++;
        }
    }

    /// Receives the next frame, looped ones first. A frame that does not fit the buffer is dropped and counted.
    ///
    /// @param into becomes the frame
    /// @return false when there is none
    public boolean receive(FrameBuffer into) {
        int own = looped.poll(into);
        while (own < 0) {
            dropped++;
            own = looped.poll(into);
        }
        if (own > 0 || (up && received(into))) {
            received++;
            return true;
        }
        into.clear();
        foundEmpty = true;
        return false;
    }

    /// A frame of the wire. A host hands over frames that never were on a wire; there they would have been
    /// padded (IEEE 802.3, 3.2.8).
    private boolean received(FrameBuffer into) {
        if (!wire.receive(into)) {
            return false;
        }
        if (into.length() < MIN_FRAME) {
            into.resize(MIN_FRAME);
        }
        return true;
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
