package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Receive interrupt delays (data sheet, sections 13.4.30 to 13.4.32).
class ModerationTest {
    private static final byte[] FRAME = Packets.frame(Packets.STATION, 200);
    private static final int UNIT = 1024;

    private final Card card = Card.receiving(0);

    @Test
    void interruptsAtOnceWithoutADelay() {
        card.arrive(FRAME);
        assertThat(card.causes()).isEqualTo(Registers.RXT0);
    }

    @Test
    void eachFramePutsTheInterruptOff() {
        card.write(Registers.RDTR, 10);
        card.arrive(FRAME);
        card.device.advance(9 * UNIT);
        card.arrive(FRAME);
        card.device.advance(9 * UNIT);
        assertThat(card.causes()).isZero();
        card.device.advance(UNIT);
        assertThat(card.causes()).isEqualTo(Registers.RXT0);
    }

    @Test
    void absoluteDelayCountsFromTheFirstFrame() {
        card.write(Registers.RDTR, 10);
        card.write(Registers.RADV, 25);
        IntStream.range(0, 3).forEach(i -> {
            card.arrive(FRAME);
            card.device.advance(8 * UNIT);
        });
        assertThat(card.causes()).isZero();
        card.device.advance(UNIT);
        assertThat(card.causes()).isEqualTo(Registers.RXT0);
    }

    @Test
    void flushEndsTheDelay() {
        card.write(Registers.RDTR, 10);
        card.arrive(FRAME);
        card.write(Registers.RDTR, 10 | 1L << 31);
        assertThat(card.causes()).isEqualTo(Registers.RXT0);
    }

    @Test
    void smallPacketsDoNotWait() {
        card.write(Registers.RDTR, 10);
        card.write(Registers.RSRPD, 100);
        card.arrive(FRAME);
        assertThat(card.causes()).isZero();
        card.arrive(Packets.frame(Packets.STATION, 90));
        assertThat(card.causes()).isEqualTo(Registers.RXT0 | Registers.SRPD);
    }
}
