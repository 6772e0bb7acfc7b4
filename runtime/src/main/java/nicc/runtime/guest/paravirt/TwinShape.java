package nicc.runtime.guest.paravirt;

import java.util.Optional;
import nicc.runtime.guest.CardAccess;

/// What a twin's capability says; where everything is follows from it. What one side writes shares no line of 64
/// bytes with what the other side writes.
///
/// @param bar index of the region with control and doorbells
/// @param vector message that tells of an event; -1 for none
/// @param rings rings whose tails are in the block
/// @param causes registers that say why the card interrupts, the first published values
/// @param shown registers whose values are published behind them
/// @param sums counters that are summed up
public record TwinShape(int bar, int vector, int rings, int causes, int shown, int sums) {
    /// Bytes of a line.
    public static final int LINE = 64;

    /// Offset of the block's address in the region.
    public static final int ADDRESS = 0x0000;

    /// Offset of the control register in the region; bit 0 enables.
    public static final int CONTROL = 0x0008;

    /// Offset of the page of doorbells in the region.
    public static final int DOORBELLS = 0x1000;

    private static final int FIRST = 0x34;
    private static final int VENDOR = 0x09;
    private static final int MSIX = 0x11;
    private static final int MSIX_ENABLE = 0x8000;
    private static final int MOST = 48;
    private static final int LENGTH = 16;
    private static final int MAGIC = 0x5650;
    private static final int VERSION = 1;
    private static final int NO_VECTOR = 0xFF;

    /// Finds a twin.
    ///
    /// @param card any card
    /// @return empty when the card is no twin
    public static Optional<TwinShape> find(CardAccess card) {
        int at = card.readConfig(FIRST, 1);
        for (int i = 0; at != 0 && i < MOST; i++) {
            if (card.readConfig(at, 1) == VENDOR && twin(card, at)) {
                int vector = card.readConfig(at + 7, 1);
                return Optional.of(new TwinShape(
                        card.readConfig(at + 6, 1),
                        vector == NO_VECTOR ? -1 : vector,
                        card.readConfig(at + 8, 1),
                        card.readConfig(at + 9, 1),
                        card.readConfig(at + 10, 1),
                        card.readConfig(at + 11, 1) | card.readConfig(at + 12, 1) << Byte.SIZE));
            }
            at = card.readConfig(at + 1, 1);
        }
        return Optional.empty();
    }

    private static boolean twin(CardAccess card, int at) {
        int magic = card.readConfig(at + 3, 1) | card.readConfig(at + 4, 1) << Byte.SIZE;
        return card.readConfig(at + 2, 1) == LENGTH && magic == MAGIC && card.readConfig(at + 5, 1) == VERSION;
    }

    /// Switches messages on, and with that the pin off.
    ///
    /// @param card the twin
    public static void enableMessages(CardAccess card) {
        int at = card.readConfig(FIRST, 1);
        for (int i = 0; at != 0 && i < MOST; i++) {
            if (card.readConfig(at, 1) == MSIX) {
                card.writeConfig(at + 2, Short.BYTES, card.readConfig(at + 2, Short.BYTES) | MSIX_ENABLE);
            }
            at = card.readConfig(at + 1, 1);
        }
    }

    /// Where a published value is in the block, 64 bits wide.
    ///
    /// @param i from 0, causes first
    /// @return byte offset
    public int word(int i) {
        return Long.BYTES + Long.BYTES * i;
    }

    /// Where the driver says how far it has consumed; which event it waits for stands behind it.
    ///
    /// @return byte offset
    public int seen() {
        return lines(word(causes + shown));
    }

    /// Where the card says from which descriptor on it wants to be told.
    ///
    /// @param ring from 0
    /// @return byte offset
    public int kick(int ring) {
        return seen() + LINE + 2 * LINE * ring;
    }

    /// Where the driver says how many descriptors it has given.
    ///
    /// @param ring from 0
    /// @return byte offset
    public int given(int ring) {
        return kick(ring) + LINE;
    }

    /// Where the card says how often the sums were published.
    ///
    /// @return byte offset
    public int published() {
        return kick(rings);
    }

    /// Where a counter's sum is in the block, 64 bits wide.
    ///
    /// @param i from 0
    /// @return byte offset
    public int sum(int i) {
        return published() + Long.BYTES + Long.BYTES * i;
    }

    /// The block's size.
    ///
    /// @return bytes, a multiple of [#LINE]
    public int bytes() {
        return sums == 0 ? published() : lines(sum(sums));
    }

    /// Where a ring's doorbell is in the region.
    ///
    /// @param ring from 0
    /// @return byte offset
    public int doorbell(int ring) {
        return DOORBELLS + Integer.BYTES * ring;
    }

    /// Where the region has the register that asks for the sums.
    ///
    /// @return byte offset
    public int collect() {
        return doorbell(rings);
    }

    private static int lines(int bytes) {
        return (bytes + LINE - 1) & -LINE;
    }
}
