package nicc.dsl.derive;

import java.util.List;

/// Where everything of a twin is that a driver uses: the status block in guest memory and the doorbells. All
/// follows from the lists; what one side writes shares no line of 64 bytes with what the other side writes.
///
///     0x000  EVENTS, WORDS[]                  device
///     seen() SEEN, WANTED                     driver
///     kick(0)  KICK of ring 0                 device
///     given(0) GIVEN of ring 0                driver
///     …                                       each ring
///     sums() SUMS, SUM[]                      device
///
/// @param bar index of the region that shows control and doorbells
/// @param vector message that tells of an event; -1 when the device has no interrupt line
/// @param rings names of the rings
/// @param causes registers that say why the device interrupts
/// @param shown registers whose values are published with each event
/// @param counters registers that are summed up when the driver asks
public record TwinBlock(
        int bar, int vector, List<String> rings, List<String> causes, List<String> shown, List<String> counters) {

    /// Bytes of a line: what one side writes is apart from what the other side writes.
    public static final int LINE = 64;

    /// Offset of the block's address in the region.
    public static final int ADDRESS = 0x0000;

    /// Offset of the control register in the region.
    public static final int CONTROL = 0x0008;

    /// Offset of the page of doorbells in the region.
    public static final int DOORBELLS = 0x1000;

    /// Bytes of the region: a page of registers, a page of doorbells.
    public static final int REGION = 0x2000;

    private static final int WIDE = 8;

    /// Copies the lists.
    public TwinBlock {
        rings = List.copyOf(rings);
        causes = List.copyOf(causes);
        shown = List.copyOf(shown);
        counters = List.copyOf(counters);
    }

    /// Published values: causes, then what is shown.
    ///
    /// @return how many there are
    public int words() {
        return causes.size() + shown.size();
    }

    /// Where a published value is in the block.
    ///
    /// @param i from 0, causes first
    /// @return byte offset, 64 bits wide
    public int word(int i) {
        return WIDE + WIDE * i;
    }

    /// Where the driver says how far it has consumed.
    ///
    /// @return byte offset, 32 bits wide
    public int seen() {
        return lines(WIDE + WIDE * words());
    }

    /// Where the driver says which event it waits for.
    ///
    /// @return byte offset, 32 bits wide
    public int wanted() {
        return seen() + Integer.BYTES;
    }

    /// Where the device says from which descriptor on it wants to be told.
    ///
    /// @param ring the ring, from 0
    /// @return byte offset, 32 bits wide
    public int kick(int ring) {
        return seen() + LINE + 2 * LINE * ring;
    }

    /// Where the driver says how many descriptors it has given.
    ///
    /// @param ring the ring, from 0
    /// @return byte offset, 32 bits wide
    public int given(int ring) {
        return kick(ring) + LINE;
    }

    /// Where the device says how often the sums were published.
    ///
    /// @return byte offset, 32 bits wide
    public int sums() {
        return kick(rings.size());
    }

    /// Where a counter's sum is in the block.
    ///
    /// @param i from 0
    /// @return byte offset, 64 bits wide
    public int sum(int i) {
        return sums() + WIDE + WIDE * i;
    }

    /// The block's size.
    ///
    /// @return bytes, a multiple of [#LINE]
    public int bytes() {
        return counters.isEmpty() ? sums() : lines(sum(counters.size()));
    }

    /// Where a ring's doorbell is in the region.
    ///
    /// @param ring the ring, from 0
    /// @return byte offset
    public int doorbell(int ring) {
        return DOORBELLS + Integer.BYTES * ring;
    }

    /// Where the region has the register that asks for the sums.
    ///
    /// @return byte offset
    public int collect() {
        return doorbell(rings.size());
    }

    private static int lines(int bytes) {
        return (bytes + LINE - 1) & -LINE;
    }
}
