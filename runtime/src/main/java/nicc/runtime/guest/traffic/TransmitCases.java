package nicc.runtime.guest.traffic;

import java.util.ArrayList;
import java.util.List;
import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.Packet;
import nicc.runtime.guest.Packet.Fragment;
import nicc.runtime.guest.TransmitRequest;
import nicc.runtime.guest.traffic.FrameExpectation.Verdict;

/// Lays packets out in guest memory.
public final class TransmitCases {
    private static final long PEER = 0x525400_FEED01L;
    private static final int CACHE_LINE = 64;

    private TransmitCases() {}

    /// Makes a packet of each shape.
    ///
    /// @param ram where the packets go
    /// @param station the sender's address
    /// @param shapes what to make
    /// @param seed of the random content
    /// @return one case for each shape, in order
    public static List<TransmitCase> make(GuestRam ram, long station, List<FrameShape> shapes, long seed) {
        List<TransmitCase> cases = new ArrayList<>();
        for (FrameShape shape : shapes) {
            cases.add(make(ram, station, shape, seed + cases.size()));
        }
        return cases;
    }

    private static TransmitCase make(GuestRam ram, long station, FrameShape shape, long seed) {
        byte[] whole = FrameWriter.whole(shape, PEER, station, seed);
        List<byte[]> frames = WireFrames.of(whole, shape);
        List<FrameExpectation> expected = new ArrayList<>();
        for (byte[] frame : frames) {
            expected.add(new FrameExpectation(
                    shape, expected.size(), FrameExpectation.offHeap(frame), TransmitRequest.NO_TAG, Verdict.ANY));
        }
        if (shape.checksum()) {
            FrameHeaders.leaveTransport(shape.protocol(), whole);
        }
        Packet packet = new Packet(fragments(ram, whole, shape), request(shape));
        long bytes = expected.stream().mapToLong(FrameExpectation::length).sum();
        return new TransmitCase(packet, expected, bytes);
    }

    private static TransmitRequest request(FrameShape shape) {
        Protocol protocol = shape.protocol();
        if (!shape.checksum()) {
            return TransmitRequest.NONE.withVlan(shape.vlanTag());
        }
        return new TransmitRequest(
                protocol.transportStart(),
                protocol.checksumOffset(),
                shape.segmentSize(),
                shape.segmentSize() != 0 ? protocol.headerLength() : 0,
                protocol.tcp(),
                protocol.ipv4(),
                shape.vlanTag());
    }

    /// Headers first; the rest in fragments that do not adjoin.
    private static List<Fragment> fragments(GuestRam ram, byte[] whole, FrameShape shape) {
        int header = shape.protocol().headerLength();
        int size = shape.fragmentSize();
        List<Fragment> fragments = new ArrayList<>();
        int first = size == 0 || header == whole.length ? whole.length : header;
        for (int at = 0; at < whole.length; ) {
            int length = at == 0 ? first : Math.min(size, whole.length - at);
            fragments.add(put(ram, whole, at, length));
            at += length;
        }
        return fragments;
    }

    private static Fragment put(GuestRam ram, byte[] whole, int from, int length) {
        // Two bytes of room align the IP header; there is room for a driver's header, and at the end for padding.
        long room = (long) length + Packet.MIN_LENGTH + Packet.HEADROOM + CACHE_LINE;
        long address = ram.allocate(room, CACHE_LINE) + Packet.HEADROOM + 2;
        byte[] piece = new byte[length + Packet.MIN_LENGTH];
        System.arraycopy(whole, from, piece, 0, length);
        ram.copyIn(piece, address);
        return new Fragment(address, length);
    }
}
