package nicc.runtime.guest.e1000;

import nicc.runtime.guest.TransmitRequest;

/// What a data descriptor says about its packet (Intel 317453, 3.3.3, 3.3.7).
final class TxCommand {
    private TxCommand() {}

    /// The command word without length and without what only the last descriptor has. A packet without offload
    /// has legacy descriptors. IFCS is in every descriptor: segments go out before the last one is fetched.
    static int command(TransmitRequest request) {
        int command = TxDescriptor.IFCS;
        if (request.checksum()) {
            command |= TxDescriptor.DEXT | TxDescriptor.DTYP_DATA;
        }
        if (request.segmented()) {
            command |= TxDescriptor.TSE;
        }
        return request.tagged() ? command | TxDescriptor.VLE : command;
    }

    /// The status word: POPTS and SPECIAL. IXSM is for segmentation only: otherwise software has summed the IP
    /// header.
    static int options(TransmitRequest request) {
        int options = request.checksum() ? TxDescriptor.TXSM : 0;
        if (request.segmented() && request.ipv4()) {
            options |= TxDescriptor.IXSM;
        }
        return request.tagged() ? options | request.vlanTag() << TxDescriptor.SPECIAL_SHIFT : options;
    }
}
