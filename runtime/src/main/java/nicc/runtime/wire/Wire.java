package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;

/// What a card's cable leads to. Frames have no FCS. Used by one thread; nothing blocks, and nothing throws
/// because of a peer.
public interface Wire extends AutoCloseable {
    /// Bytes of the longest frame: an IP packet of 64 KiB that is still to be cut, with room for what stands
    /// before it.
    int MAX_FRAME = 65_536 + 256;

    /// Sends a frame, or keeps it until [#flush()] at the latest; frames stay in their order. The wire copies it; what
    /// it asks for in [FrameBuffer#offload()] is done only by a wire
    /// that says so with [#carriesOffloads()].
    ///
    /// @param frame the frame, unchanged when this returns
    /// @return false when the wire is full or down, or does not take this frame
    boolean transmit(FrameBuffer frame);

    /// Sends what [#transmit(FrameBuffer)] took and kept, in the hope that it goes cheaper with what follows. Who sends
    /// calls this before it rests.
    default void flush() {
        // Most wires keep nothing.
    }

    /// Receives the next frame. A frame that does not fit the buffer is dropped and counted, never cut.
    ///
    /// @param into becomes the frame
    /// @return false when there is none; the buffer's content is then undefined
    boolean receive(FrameBuffer into);

    /// Whether there is a link. May be a system call: not for each frame.
    ///
    /// @return true when frames can pass
    boolean up();

    /// Whether the link may go or come: someone has to look then, now and again.
    ///
    /// @return false when [#up()] always says what it says now
    default boolean linkMayChange() {
        return true;
    }

    /// Whether frames on this wire may be unfinished, both ways: what a sent frame's metadata ask for, checksums
    /// and segmentation, is carried out by the wire or whoever receives the frame, and received frames may ask.
    ///
    /// @return false when only finished frames may be sent, and only such are received
    default boolean carriesOffloads() {
        return false;
    }

    /// Whether received frames may be unfinished.
    ///
    /// @return false when every one is finished
    default boolean bringsUnfinished() {
        return carriesOffloads();
    }

    /// The descriptor whose becoming readable means that a frame may have come.
    ///
    /// @return a file descriptor's number, or -1 for a wire that has nothing to wait on
    default int descriptor() {
        return -1;
    }

    /// Frames that were dropped: received ones that did not fit, or for which the wire was full, and sent ones that
    /// were kept first and could not be sent then.
    ///
    /// @return how many since creation
    default long lost() {
        return 0;
    }

    /// Calls of the host's kernel that carried a frame, in either direction.
    ///
    /// @return how many since creation; 0 for a wire within this process
    default long calls() {
        return 0;
    }

    /// Whether frames may wait that the descriptor does not tell of.
    ///
    /// @return false when sleeping on the descriptor is safe
    default boolean pending() {
        return false;
    }

    /// Takes the wire away.
    @Override
    void close();
}
