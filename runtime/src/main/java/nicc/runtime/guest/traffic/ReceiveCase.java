package nicc.runtime.guest.traffic;

import nicc.runtime.memory.FrameBuffer;

/// A frame to put on the wire and what must arrive in the guest for it.
///
/// @param frame what comes in, without FCS
/// @param expected what must arrive
public record ReceiveCase(FrameBuffer frame, FrameExpectation expected) {}
