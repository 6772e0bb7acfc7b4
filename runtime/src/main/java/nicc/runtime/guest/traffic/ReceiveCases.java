package nicc.runtime.guest.traffic;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import nicc.runtime.guest.traffic.FrameExpectation.Verdict;
import nicc.runtime.memory.FrameBuffer;

/// Makes frames that come to a guest from outside.
///
/// @param station the receiver's address
/// @param withFcs whether the FCS arrives in the guest's memory
/// @param checked whether the card checks checksums
public record ReceiveCases(long station, boolean withFcs, boolean checked) {
    private static final long PEER = 0x525400_FEED01L;

    /// Makes a frame of each shape, and a damaged one beside it where the card is to notice.
    ///
    /// @param shapes what to make; what they leave to a card is ignored
    /// @param seed of the random content
    /// @return the cases in order
    public List<ReceiveCase> make(List<FrameShape> shapes, long seed) {
        List<ReceiveCase> cases = new ArrayList<>();
        for (FrameShape shape : shapes) {
            byte[] frame = FrameWriter.whole(shape, station, PEER, seed + cases.size());
            cases.add(make(shape, frame, verdict(shape.protocol())));
            if (checked && shape.protocol().ipv4()) {
                cases.add(damaged(shape, seed + cases.size()));
            }
        }
        return cases;
    }

    /// Makes a frame whose transport checksum is wrong.
    ///
    /// @param shape what to make, with a transport
    /// @param seed of the random content
    /// @return the case
    public ReceiveCase damaged(FrameShape shape, long seed) {
        byte[] frame = FrameWriter.whole(shape, station, PEER, seed);
        frame[shape.protocol().transportStart() + shape.protocol().checksumOffset()] ^= 0x40;
        return make(shape, frame, checked ? Verdict.BAD : Verdict.UNKNOWN);
    }

    private ReceiveCase make(FrameShape shape, byte[] whole, Verdict verdict) {
        byte[] untagged = WireFrames.of(whole, FrameShape.plain(shape.protocol(), shape.length()))
                .getFirst();
        byte[] onWire = shape.tagged() ? FrameHeaders.tagged(untagged, shape.vlanTag()) : untagged;
        byte[] arriving = withFcs ? withFcs(untagged, FrameHeaders.fcs(onWire)) : untagged;
        FrameBuffer frame = new FrameBuffer(onWire.length);
        frame.memory().copyFrom(MemorySegment.ofArray(onWire));
        frame.filled(onWire.length);
        return new ReceiveCase(
                frame, new FrameExpectation(shape, 0, FrameExpectation.offHeap(arriving), shape.vlanTag(), verdict));
    }

    /// The FCS is the one that the wire had, over the tag as well.
    private static byte[] withFcs(byte[] frame, byte[] fcs) {
        return ByteBuffer.allocate(frame.length + fcs.length)
                .put(frame)
                .put(fcs)
                .array();
    }

    private Verdict verdict(Protocol protocol) {
        if (!checked || !protocol.ip()) {
            return Verdict.UNKNOWN;
        }
        return protocol.ipv4() ? Verdict.GOOD : Verdict.NOT_BAD;
    }
}
