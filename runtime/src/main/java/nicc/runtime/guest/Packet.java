package nicc.runtime.guest;

import java.util.List;

/// A packet as an operating system hands it to a driver: an Ethernet frame without FCS in pieces of guest
/// memory, and what the card is asked to finish. Immutable; it can be sent many times.
///
/// Headers are in the first fragment, which has [#HEADROOM] bytes of room before it. The last fragment has room for
// padding to [#MIN_LENGTH] behind it.
public final class Packet {
    /// Shortest Ethernet frame without FCS (IEEE 802.3, 3.2.8).
    public static final int MIN_LENGTH = 60;

    /// Bytes before the first fragment that a driver may use.
    public static final int HEADROOM = 64;

    private final long[] addresses;
    private final int[] lengths;
    private final int length;
    private final TransmitRequest request;

    /// A piece of guest memory.
    ///
    /// @param address guest-physical
    /// @param length bytes, at least 1
    public record Fragment(long address, int length) {}

    /// Creates a packet.
    ///
    /// @param fragments the pieces in order, at least one
    /// @param request what the card is asked to do
    public Packet(List<Fragment> fragments, TransmitRequest request) {
        this.addresses = fragments.stream().mapToLong(Fragment::address).toArray();
        this.lengths = fragments.stream().mapToInt(Fragment::length).toArray();
        this.length = fragments.stream().mapToInt(Fragment::length).sum();
        this.request = request;
    }

    /// How many pieces there are.
    ///
    /// @return at least 1
    public int fragments() {
        return addresses.length;
    }

    /// Where a piece is.
    ///
    /// @param index of the piece
    /// @return guest-physical address
    public long address(int index) {
        return addresses[index];
    }

    /// How long a piece is.
    ///
    /// @param index of the piece
    /// @return bytes
    public int length(int index) {
        return lengths[index];
    }

    /// How long the frame is.
    ///
    /// @return bytes of all pieces
    public int length() {
        return length;
    }

    /// What the card is asked to do.
    ///
    /// @return the request
    public TransmitRequest request() {
        return request;
    }
}
