package nicc.runtime.guest.e1000;

import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.TransmitRequest;

/// Writes TCP/IP context descriptors (Intel 317453, 3.3.6).
final class ContextWriter {
    private static final int NETWORK_START = 14;
    private static final int IPV4_CHECKSUM = 10;

    private ContextWriter() {}

    static void put(GuestRam ram, long slot, int length, TransmitRequest request, int delayed) {
        int start = request.checksumStart();
        ram.putInt(slot + TxDescriptor.CONTEXT_IP, network(request));
        ram.putInt(
                slot + TxDescriptor.CONTEXT_TRANSPORT,
                TxDescriptor.checksumRange(start, start + request.checksumOffset(), 0));
        ram.putInt(slot + TxDescriptor.CONTEXT_COMMAND, command(length, request) | delayed);
        ram.putInt(slot + TxDescriptor.CONTEXT_SEGMENT, segment(request));
    }

    /// The card finds the length to update by IPCSS; IPv6 has no checksum that IPCSO and IPCSE would matter
    /// for.
    private static int network(TransmitRequest request) {
        if (!request.segmented()) {
            return 0;
        }
        return request.ipv4()
                ? TxDescriptor.checksumRange(NETWORK_START, NETWORK_START + IPV4_CHECKSUM, request.checksumStart() - 1)
                : TxDescriptor.checksumRange(NETWORK_START, 0, 0);
    }

    private static int command(int length, TransmitRequest request) {
        int command = TxDescriptor.DEXT | (request.tcp() ? TxDescriptor.TUCMD_TCP : 0);
        if (!request.segmented()) {
            return command;
        }
        int family = request.ipv4() ? TxDescriptor.TUCMD_IP : 0;
        return command | TxDescriptor.TSE | family | length - request.headerLength();
    }

    private static int segment(TransmitRequest request) {
        return request.segmented()
                ? request.headerLength() << TxDescriptor.HDRLEN_SHIFT | request.segmentSize() << TxDescriptor.MSS_SHIFT
                : 0;
    }
}
