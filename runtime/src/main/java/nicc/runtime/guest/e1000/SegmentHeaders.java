package nicc.runtime.guest.e1000;

import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.Packet;
import nicc.runtime.guest.TransmitRequest;

/// Prepares a packet's headers for segmentation: the card fills the lengths in, segment by segment, and adds
/// each one to the pseudo header's sum (Intel 317453, 3.5.6).
final class SegmentHeaders {
    private static final int NETWORK_START = 14;
    private static final int IPV4_LENGTH = 2;
    private static final int IPV4_CHECKSUM = 10;
    private static final int IPV4_SOURCE = 12;
    private static final int IPV4_ADDRESSES = 8;
    private static final int IPV6_LENGTH = 4;
    private static final int IPV6_SOURCE = 8;
    private static final int IPV6_ADDRESSES = 32;
    private static final int TCP = 6;

    private SegmentHeaders() {}

    /// Clears the lengths, and sums the pseudo header without one. Doing it twice does no harm.
    static void prepare(GuestRam ram, Packet packet) {
        TransmitRequest request = packet.request();
        long network = packet.address(0) + NETWORK_START;
        int sum;
        if (request.ipv4()) {
            ram.putShortBig(network + IPV4_LENGTH, 0);
            ram.putShortBig(network + IPV4_CHECKSUM, 0);
            sum = sum(ram, network + IPV4_SOURCE, IPV4_ADDRESSES);
        } else {
            ram.putShortBig(network + IPV6_LENGTH, 0);
            sum = sum(ram, network + IPV6_SOURCE, IPV6_ADDRESSES);
        }
        sum += TCP;
        sum = (sum & 0xFFFF) + (sum >>> 16);
        sum = (sum & 0xFFFF) + (sum >>> 16);
        ram.putShortBig(packet.address(0) + request.checksumStart() + request.checksumOffset(), sum);
    }

    private static int sum(GuestRam ram, long address, int length) {
        int sum = 0;
        for (int i = 0; i < length; i += 2) {
            sum += ram.getShortBig(address + i);
        }
        return sum;
    }
}
