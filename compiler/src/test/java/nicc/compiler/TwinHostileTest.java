package nicc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import nicc.dsl.model.Device;
import nicc.runtime.device.StateFormatException;
import nicc.runtime.guest.paravirt.TwinShape;
import org.junit.jupiter.api.Test;

/// Drivers that break the rules of the status block, and builds against the spec.
final class TwinHostileTest {
    private static final int STEPS = 100_000;
    private static final long BLOCK = Rig.MEMORY + 0x800;
    private static final TwinShape SHAPE = SmallTwin.SHAPE;

    @Test
    void aTailThatMovesByAWholeRingIsAFault() {
        SmallTwin twin = new SmallTwin(Options.optimised(), 0);
        twin.rig.device.work(STEPS);
        twin.word(SHAPE.given(SmallTwin.TRANSMIT), SmallTwin.ENTRIES);
        twin.deliver(SHAPE.doorbell(SmallTwin.TRANSMIT));
        assertThat(twin.rig.device.work(STEPS)).isLessThan(STEPS);
        assertThat(twin.block.fault()).isTrue();
        assertThat(twin.rig.sent).isEmpty();
    }

    @Test
    void aBlockThatNobodyAnswersLeavesTheCardAtRest() {
        SmallTwin twin = new SmallTwin(Options.optimised(), 0);
        twin.rig.device.write(SHAPE.bar(), TwinShape.CONTROL, 4, 0);
        twin.rig.device.write(SHAPE.bar(), TwinShape.ADDRESS, 8, 0x7FFF_FFFF_0000L);
        twin.rig.device.write(SHAPE.bar(), TwinShape.CONTROL, 4, 1);
        assertThat(twin.rig.device.work(STEPS)).isLessThan(STEPS);
    }

    @Test
    void theBlockStaysWhereItIsWhileItIsInUse() {
        SmallTwin twin = new SmallTwin(Options.optimised(), 0);
        long at = twin.address();
        twin.rig.device.write(SHAPE.bar(), TwinShape.ADDRESS, 8, at + 0x1000);
        assertThat(twin.address()).isEqualTo(at);
    }

    @Test
    void withoutTheBlockItIsTheCardThatItWasDerivedFrom() {
        SmallTwin twin = new SmallTwin(Options.optimised(), 0);
        twin.rig.device.write(SHAPE.bar(), TwinShape.CONTROL, 4, 0);
        twin.rig.device.work(STEPS);
        twin.give(SmallTwin.TRANSMIT, 2, 7);
        twin.rig.device.work(STEPS);
        assertThat(twin.rig.sent).isEmpty();
        twin.rig.write(0x30, 2);
        twin.rig.device.work(STEPS);
        assertThat(twin.rig.sent).hasSize(2);
        assertThat(twin.rig.interrupts.getLast()).isEqualTo("+");
        assertThat(twin.rig.read(0) & SmallTwin.SENT).isEqualTo(SmallTwin.SENT);
        assertThat(twin.rig.interrupts.getLast()).isEqualTo("-");
    }

    /// A driver may read the values of an event late: causes go only when it has said that it has read them.
    @Test
    void causesStayUntilTheDriverHasConsumedThem() {
        SmallTwin twin = new SmallTwin(Options.optimised(), 0);
        twin.give(SmallTwin.RECEIVE, 3, 0);
        twin.give(SmallTwin.TRANSMIT, 1, 0);
        twin.rig.device.work(STEPS);
        twin.arrive(1);
        twin.rig.device.work(STEPS);
        assertThat(twin.block.consume()).isTrue();
        assertThat(twin.block.value(0) & 3).isEqualTo(SmallTwin.SENT | SmallTwin.ARRIVED);
        twin.block.release();
        assertThat(twin.block.consume()).isFalse();
        twin.arrive(2);
        twin.rig.device.work(STEPS);
        assertThat(twin.block.consume()).isTrue();
        assertThat(twin.block.value(0) & 3).isEqualTo(SmallTwin.ARRIVED);
    }

    @Test
    void sumsArePublishedWhenTheyAreAskedFor() {
        SmallTwin twin = new SmallTwin(Options.optimised(), 0);
        twin.give(SmallTwin.RECEIVE, 3, 0);
        twin.rig.device.work(STEPS);
        for (int round = 1; round <= 3; round++) {
            twin.arrive(round);
            twin.rig.device.work(STEPS);
            twin.deliver(SHAPE.collect());
            twin.rig.device.work(STEPS);
            assertThat(twin.block.collected()).isEqualTo(round);
            assertThat(twin.block.sum(0)).isEqualTo(round);
        }
    }

    /// Anything in the block, in the registers and on the wire: the card comes to rest, and both builds do what the
    /// spec says.
    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void buildsDoWhatTheSpecSaysWhateverIsInTheBlock(@ForAll long seed) throws StateFormatException {
        Random random = new Random(seed);
        Options options = Options.reference();
        Device device = SmallTwin.TWIN.device();
        Rig rig = Rig.of(device, options, Map.of());
        int batch = Compiler.program(device, options).work().batch();
        Duel duel = new Duel(rig, new Oracle(device), batch);
        setUp(duel);
        for (int i = 0; i < 120; i++) {
            act(duel, random);
        }
        duel.settle();
        duel.compareMemory();
        duel.compareCells(device.cells());
        assertThat(rig.device.work(STEPS)).isZero();
    }

    private static void setUp(Duel duel) {
        for (int base : List.of(0x20, 0x40)) {
            duel.write(0, base, 8, Rig.MEMORY + 0x1000 + base * 0x10L);
            duel.write(0, base + 8, 4, SmallTwin.ENTRIES);
        }
        duel.write(0, 0x04, 4, 7);
        duel.write(0, 0x10, 4, 5);
        duel.write(SHAPE.bar(), TwinShape.ADDRESS, 8, BLOCK);
        duel.write(SHAPE.bar(), TwinShape.CONTROL, 4, 1);
    }

    private static void act(Duel duel, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> duel.write(SHAPE.bar(), SHAPE.doorbell(random.nextInt(3)), 4, random.nextInt());
            case 1, 2 ->
                word(duel, SHAPE.given(random.nextInt(2)), random.nextInt(random.nextBoolean() ? 40 : 1 << 30));
            case 3 -> word(duel, SHAPE.seen() + 4 * random.nextInt(2), random.nextInt(12));
            case 4 -> duel.arrive(new byte[60 + random.nextInt(50)]);
            case 5 -> duel.advance(random.nextInt(2000));
            case 6 -> duel.write(0, 4L * random.nextInt(24), 4, random.nextInt(10));
            default -> duel.settle();
        }
    }

    private static void word(Duel duel, int offset, int value) {
        byte[] bytes = new byte[4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
        duel.poke(BLOCK + offset, bytes);
    }
}
