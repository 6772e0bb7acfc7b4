package nicc.dsl.interp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nicc.dsl.fixture.Specs;
import nicc.dsl.model.Device;

/// Whatever a guest does, and whatever its memory holds, nothing throws and everything ends.
class TotalityTest {
    private static final int EVENTS = 300;
    private static final Device HOSTILE = load();

    private static Device load() {
        try (InputStream in = Objects.requireNonNull(TotalityTest.class.getResourceAsStream("hostile.nic"))) {
            return Specs.device("hostile.nic", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Memory that holds something else at each read, mapped nowhere and everywhere.
    private record Chaos(Random random) implements Environment {
        @Override
        public int read(long address) {
            return random.nextInt(256);
        }

        @Override
        public void write(long address, int value) {
            assertThat(value).isBetween(0, 255);
        }

        @Override
        public void observe(Effect effect) {
            assertThat(effect.toString()).isNotEmpty();
        }
    }

    @Property(tries = 60)
    void noSequenceOfEventsThrowsOrHangs(@ForAll long seed) {
        Random random = new Random(seed);
        Interpreter device = new Interpreter(HOSTILE, new Chaos(random), Map.of());
        for (int i = 0; i < EVENTS; i++) {
            event(device, random);
        }
        assertThat(device.now()).isPositive();
    }

    @Property(tries = 20)
    void aRestoredDeviceGoesOnAsTheSavedOne(@ForAll long seed) {
        Interpreter first = new Interpreter(HOSTILE, new Chaos(new Random(1)), Map.of());
        Random random = new Random(seed);
        for (int i = 0; i < EVENTS; i++) {
            event(first, random);
        }
        Interpreter second = new Interpreter(HOSTILE, new Chaos(new Random(2)), Map.of());
        second.restore(first.save());
        assertThat(second.save()).isEqualTo(first.save());
        for (int offset = 0; offset < 64; offset += 4) {
            assertThat(second.read(0, offset, 4)).isEqualTo(first.read(0, offset, 4));
        }
        assertThat(second.state()).isEqualTo(first.state());
    }

    private static void event(Interpreter device, Random random) {
        int size = 1 + random.nextInt(8);
        long offset = random.nextInt(8) == 0 ? random.nextLong() : random.nextInt(120);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> device.write(0, offset, size, value(random));
            case 3, 4 -> read(device, offset, size);
            case 5 -> device.run(random.nextInt(20));
            case 6 -> device.advance(random.nextInt(20_000));
            case 7 -> device.deliver(new byte[random.nextInt(200)]);
            case 8 -> device.link(random.nextBoolean());
            default -> device.reset(random.nextBoolean() ? "bus" : "software");
        }
    }

    private static void read(Interpreter device, long offset, int size) {
        long value = device.read(0, offset, size);
        assertThat(size == Long.BYTES ? 0 : value >>> (Byte.SIZE * size)).isZero();
    }

    private static long value(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> random.nextInt(16);
            case 1 -> -1;
            default -> random.nextLong();
        };
    }
}
