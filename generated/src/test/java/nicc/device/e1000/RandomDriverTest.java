package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/// A driver that writes anything anywhere: the device never fails, always comes to rest, and works again after
/// a reset.
class RandomDriverTest {
    private static final int[] HOT = {
        Registers.CTRL, Registers.RCTL, Registers.TCTL, Registers.TDT, Registers.TDH, Registers.RDT, Registers.RDH,
        Registers.TDBAL, Registers.RDBAL, Registers.RDTR, Registers.TIDV, Registers.ICS, Registers.IMS, Registers.MDIC,
        Registers.EECD, Registers.RXCSUM, Registers.VET, Registers.FCRTH
    };
    private static final int FEW_DESCRIPTORS = 0x3FF;
    private static final byte[] FRAME = Packets.frame(Packets.PEER, 100);

    @Property(tries = 60)
    void comesToRestAndWorksAfterAReset(@ForAll @Size(min = 50, max = 150) List<Integer> choices) {
        Card card = Card.transmitting();
        Random random = new Random(choices.hashCode());
        fillMemory(card, random);
        choices.forEach(choice -> act(card, choice, random));
        assertThat(card.device.run(Card.STEPS)).isLessThan(Card.STEPS);
        card.device.reset("power");
        card.device.link(false);
        card.write(Registers.TDBAL, Card.MEMORY);
        card.write(Registers.TDLEN, Card.RING * 16);
        card.write(Registers.TCTL, Registers.TCTL_EN);
        card.device.link(true);
        card.memory.drain();
        card.memory.poke(Card.MEMORY, TxDescriptor.legacy(card.payload(FRAME), 100, 3));
        card.write(Registers.TDT, 1);
        card.device.run(Card.STEPS);
        assertThat(card.sent()).containsExactly(FRAME);
    }

    private static void act(Card card, int choice, Random random) {
        switch (Math.floorMod(choice, 8)) {
            case 0 -> card.device.write(0, random.nextInt(0x20000), 1 + random.nextInt(8), random.nextLong());
            case 1 -> card.device.read(0, random.nextInt(0x20000), 1 + random.nextInt(8));
            case 2 -> card.device.write(2, random.nextInt(8), 1 + random.nextInt(4), random.nextLong());
            case 3 -> card.device.deliver(Packets.frame(Packets.STATION, 14 + random.nextInt(3000)));
            case 4 -> card.device.advance(random.nextInt(3_000_000));
            case 5 -> card.device.link(random.nextBoolean());
            default -> card.write(HOT[random.nextInt(HOT.length)], value(random));
        }
        card.write(Registers.TDLEN, card.read(Registers.TDLEN) & FEW_DESCRIPTORS);
        card.write(Registers.RDLEN, card.read(Registers.RDLEN) & FEW_DESCRIPTORS);
        card.device.run(Card.STEPS);
    }

    private static long value(Random random) {
        return random.nextBoolean() ? random.nextInt(64) : random.nextLong();
    }

    private static void fillMemory(Card card, Random random) {
        byte[] garbage = new byte[0x1000];
        random.nextBytes(garbage);
        for (int i = 0; i < garbage.length; i += 16) {
            garbage[i + 2] = 0; // short enough, in mapped memory, to be worth while
            garbage[i + 10] &= (byte) 0xF0;
        }
        card.memory.poke(Card.MEMORY, garbage);
    }
}
