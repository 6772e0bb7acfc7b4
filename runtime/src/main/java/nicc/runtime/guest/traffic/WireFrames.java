package nicc.runtime.guest.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nicc.runtime.guest.Packet;

/// What must come out of the wire for a packet: segments, checksums, padding, tags.
final class WireFrames {
    private WireFrames() {}

    /// The frames, without FCS.
    ///
    /// @param whole the packet as one right frame
    /// @param shape what the card was asked to do with it
    static List<byte[]> of(byte[] whole, FrameShape shape) {
        if (shape.segmentSize() != 0) {
            return segments(whole, shape).stream()
                    .map(segment -> padded(tagged(segment, shape)))
                    .toList();
        }
        // Software pads a frame that is too short; the card inserts the tag afterwards.
        return List.of(tagged(padded(whole), shape));
    }

    private static List<byte[]> segments(byte[] whole, FrameShape shape) {
        Protocol protocol = shape.protocol();
        int header = protocol.headerLength();
        List<byte[]> segments = new ArrayList<>();
        for (int at = header; at < whole.length || segments.isEmpty(); at += shape.segmentSize()) {
            int end = Math.min(whole.length, at + shape.segmentSize());
            byte[] segment = Arrays.copyOf(whole, header + end - at);
            System.arraycopy(whole, at, segment, header, end - at);
            FrameHeaders.advance(protocol, segment, segments.size(), at - header, end == whole.length);
            FrameHeaders.finishNetwork(protocol, segment);
            FrameHeaders.finishTransport(protocol, segment);
            segments.add(segment);
        }
        return segments;
    }

    private static byte[] tagged(byte[] frame, FrameShape shape) {
        return shape.tagged() ? FrameHeaders.tagged(frame, shape.vlanTag()) : frame;
    }

    private static byte[] padded(byte[] frame) {
        return frame.length < Packet.MIN_LENGTH ? Arrays.copyOf(frame, Packet.MIN_LENGTH) : frame;
    }
}
