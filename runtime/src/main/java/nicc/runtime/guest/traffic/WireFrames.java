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
        List<byte[]> frames = shape.segmentSize() != 0 ? segments(whole, shape) : List.of(whole);
        return frames.stream()
                .map(WireFrames::padded)
                .map(frame -> shape.tagged() ? FrameHeaders.tagged(frame, shape.vlanTag()) : frame)
                .toList();
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

    /// Padding comes before the tag: software pads a frame that is too short, and the card inserts the tag afterwards.
    private static byte[] padded(byte[] frame) {
        return frame.length < Packet.MIN_LENGTH ? Arrays.copyOf(frame, Packet.MIN_LENGTH) : frame;
    }
}
