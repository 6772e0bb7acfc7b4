package nicc.runtime.guest.traffic;

import java.util.List;
import nicc.runtime.guest.Packet;

/// A packet in guest memory and what must come out of the wire for it.
///
/// @param packet what a driver is given
/// @param frames what must come out, in order
/// @param bytes of all frames together
public record TransmitCase(Packet packet, List<FrameExpectation> frames, long bytes) {

    /// Copies the list.
    public TransmitCase {
        frames = List.copyOf(frames);
    }
}
