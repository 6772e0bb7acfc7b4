package nicc.runtime.guest.paravirt;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import nicc.runtime.guest.CardAccess;
import nicc.runtime.guest.GuestRam;

/// The block of memory that a driver shares with a twin, from the driver's side. Nothing is allocated once it is
/// made; one thread calls it.
public final class StatusBlock {
    private static final int ENABLE = 1;
    private static final int FAULT = 2;
    private static final int FAR = 1 << 31;

    private final GuestRam ram;
    private final CardAccess card;
    private final TwinShape shape;
    private final long block;
    private final int[] given;
    private int seen;

    /// Sets memory aside; the card is not touched.
    ///
    /// @param ram the guest's memory
    /// @param card the twin
    /// @param shape what its capability says
    public StatusBlock(GuestRam ram, CardAccess card, TwinShape shape) {
        this.ram = ram;
        this.card = card;
        this.shape = shape;
        this.block = ram.allocate(shape.bytes(), TwinShape.LINE);
        this.given = new int[shape.rings()];
    }

    /// Puts the block into use, after a reset: rings are empty, and the first event interrupts.
    public void enable() {
        Arrays.fill(given, 0);
        seen = 0;
        ram.clear(block, shape.bytes());
        VarHandle.releaseFence();
        write(TwinShape.ADDRESS, (int) block);
        write(TwinShape.ADDRESS + Integer.BYTES, (int) (block >>> Integer.SIZE));
        write(TwinShape.CONTROL, ENABLE);
    }

    /// Whether the card has found a tail that moved by a whole ring or more.
    ///
    /// @return whether the driver has broken the rules
    public boolean fault() {
        return (card.read(shape.bar(), TwinShape.CONTROL, Integer.BYTES) & FAULT) != 0;
    }

    /// Gives descriptors to the card; what they say is in memory. Rings where the card asks for it.
    ///
    /// @param ring from 0
    /// @param count how many, less than the ring has
    /// @return whether the doorbell was rung
    public boolean give(int ring, int count) {
        int before = given[ring];
        int now = before + count;
        given[ring] = now;
        VarHandle.releaseFence(); // descriptors before the count that gives them
        ram.putInt(block + shape.given(ring), now);
        VarHandle.fullFence(); // the count before the card's wish is read: the card does it the other way round
        boolean wanted = passed(ram.getInt(block + shape.kick(ring)), now, before);
        if (wanted) {
            write(shape.doorbell(ring), 0);
        }
        return wanted;
    }

    /// Takes what the card has published since the last time.
    ///
    /// @return whether there was an event
    public boolean consume() {
        int events = ram.getIntAcquire(block);
        if (events == seen) {
            return false;
        }
        seen = events;
        return true;
    }

    /// Tells the card that what was published up to the last [#consume] has been read.
    public void release() {
        VarHandle.releaseFence(); // values are read before they may go
        ram.putInt(block + shape.seen(), seen);
    }

    /// A published value: why the card interrupts, or a register as it was at the last event. Between [#consume] and
    /// [#release] no cause goes.
    ///
    /// @param i from 0, causes first
    /// @return the register's value
    public long value(int i) {
        return ram.getLong(block + shape.word(i));
    }

    /// Wants no message.
    public void quiet() {
        ram.putInt(block + shape.seen() + Integer.BYTES, seen + FAR);
    }

    /// Wants a message for the next event after those that were consumed.
    ///
    /// @return whether there is one already, for which no message may come
    public boolean listen() {
        ram.putInt(block + shape.seen() + Integer.BYTES, seen);
        VarHandle.fullFence(); // the wish before the look: the card publishes before it reads the wish
        return ram.getIntAcquire(block) != seen;
    }

    /// Asks for the counters' sums.
    public void collect() {
        write(shape.collect(), 0);
    }

    /// How often the sums were published.
    ///
    /// @return modulo 2^32
    public int collected() {
        return ram.getIntAcquire(block + shape.published());
    }

    /// A counter's sum.
    ///
    /// @param i from 0
    /// @return as of the last time the sums were published
    public long sum(int i) {
        return ram.getLong(block + shape.sum(i));
    }

    /// Whether going from one index to another has passed an event (as VIRTIO 1.3, section 2.7.10.1, with 32 bits).
    ///
    /// @param event the index that is waited for
    /// @param now the index after
    /// @param before the index before
    /// @return whether the other side is to be told
    public static boolean passed(int event, int now, int before) {
        return Integer.compareUnsigned(now - event - 1, now - before) < 0;
    }

    private void write(int offset, int value) {
        card.write(shape.bar(), offset, Integer.BYTES, Integer.toUnsignedLong(value));
    }
}
