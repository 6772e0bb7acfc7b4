package nicc.runtime.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

class FrameBufferTest {
    private static final int CAPACITY = 40;

    private final FrameBuffer real = new FrameBuffer(CAPACITY);
    private final NaiveBuffer naive = new NaiveBuffer(CAPACITY);

    /// An operation: which one, and its numbers, whatever they mean to it.
    record Step(int operation, int off, int n, long value) {}

    @BeforeTry
    void startEmpty() {
        real.clear();
        naive.resize(0);
    }

    @Property(tries = 3000)
    void everySequenceOfOperationsLeavesWhatTheModelHas(@ForAll("steps") List<Step> steps) {
        for (Step step : steps) {
            apply(step);
            assertThat(content(real)).isEqualTo(naive.bytes());
        }
    }

    @Property(tries = 2000)
    void everyLoadSeesWhatTheModelHas(@ForAll("steps") List<Step> steps, @ForAll("numbers") int off) {
        steps.forEach(this::apply);
        assertThat(real.get8(off)).isEqualTo((int) naive.get(off, 1, true));
        assertThat(real.get16be(off)).isEqualTo((int) naive.get(off, 2, true));
        assertThat(real.get32be(off)).isEqualTo((int) naive.get(off, 4, true));
        assertThat(real.get48be(off)).isEqualTo(naive.get(off, 6, true));
        assertThat(real.get64be(off)).isEqualTo(naive.get(off, 8, true));
        assertThat(real.get16le(off)).isEqualTo((int) naive.get(off, 2, false));
        assertThat(real.get32le(off)).isEqualTo((int) naive.get(off, 4, false));
        assertThat(real.get64le(off)).isEqualTo(naive.get(off, 8, false));
    }

    @Property(tries = 2000)
    void sumsAndChecksAreThoseOfTheModel(@ForAll byte[] bytes, @ForAll("numbers") int from, @ForAll("numbers") int to) {
        FrameBuffer long1 = new FrameBuffer(Math.max(bytes.length, 1));
        NaiveBuffer long2 = new NaiveBuffer(Math.max(bytes.length, 1));
        fill(long1, bytes);
        long2.become(bytes);
        assertThat(long1.sum(from, to)).isEqualTo(long2.sum(from, to));
        assertThat(long1.sum(0, -1)).isEqualTo(long2.sum(0, -1));
        assertThat(long1.crc32(from, to)).isEqualTo(long2.crc32(from, to));
        assertThat(long1.crc32(0, -1)).isEqualTo(long2.crc32(0, -1));
    }

    @Test
    void sumOfABigFrameOfOnesDoesNotOverflow() {
        FrameBuffer big = new FrameBuffer(1 << 24);
        byte[] ones = new byte[1 << 24];
        Arrays.fill(ones, (byte) 0xFF);
        fill(big, ones);
        assertThat(big.sum(0, -1)).isEqualTo(0xFFFF);
        assertThat(big.sum(1, -1)).isEqualTo(0xFF00);
    }

    @Test
    void theCrcOfAFrameWithItsFcsIsTheResidue() {
        FrameBuffer frame = new FrameBuffer(64);
        fill(frame, "123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        int crc = frame.crc32(0, 9);
        assertThat(crc).isEqualTo(0xCBF43926);
        frame.resize(13);
        frame.put32le(9, crc);
        assertThat(frame.crc32(0, 13)).isEqualTo(0x2144DF1C);
    }

    @Test
    void clearingAlsoForgetsWhatTheFrameAskedFor() {
        real.offload().requestChecksum(14, 16);
        real.offload().requestSegmentation(Offload.GSO_TCPV4, 1448, 54);
        real.clear();
        assertThat(real.offload().needsChecksum()).isFalse();
        assertThat(real.offload().gsoType()).isEqualTo(Offload.GSO_NONE);
    }

    @Test
    void aBufferWithoutCapacityHoldsNothing() {
        FrameBuffer none = new FrameBuffer(0);
        none.resize(5);
        none.insert(0, 5);
        none.put64be(0, -1);
        assertThat(none.length()).isZero();
        assertThat(none.get64be(0)).isZero();
        assertThatThrownBy(() -> new FrameBuffer(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private void apply(Step step) {
        int off = step.off();
        int n = step.n();
        long value = step.value();
        FrameBuffer other = new FrameBuffer(24);
        fill(other, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17});
        switch (step.operation()) {
            case 0 -> both(() -> real.resize(n), () -> naive.resize(n));
            case 1 -> both(() -> real.insert(off, n), () -> naive.insert(off, n));
            case 2 -> both(() -> real.remove(off, n), () -> naive.remove(off, n));
            case 3 -> assertThat(real.append(other, off, n)).isEqualTo(naive.append(content(other), off, n));
            case 4 -> assertThat(real.append(real, off, n)).isEqualTo(naive.append(naive.bytes(), off, n));
            case 5 -> both(() -> real.put8(off, (int) value), () -> naive.put(off, 1, true, value));
            case 6 -> both(() -> real.put16be(off, (int) value), () -> naive.put(off, 2, true, value));
            case 7 -> both(() -> real.put32be(off, (int) value), () -> naive.put(off, 4, true, value));
            case 8 -> both(() -> real.put48be(off, value), () -> naive.put(off, 6, true, value));
            case 9 -> both(() -> real.put64be(off, value), () -> naive.put(off, 8, true, value));
            case 10 -> both(() -> real.put16le(off, (int) value), () -> naive.put(off, 2, false, value));
            case 11 -> both(() -> real.put32le(off, (int) value), () -> naive.put(off, 4, false, value));
            case 12 -> both(() -> real.put64le(off, value), () -> naive.put(off, 8, false, value));
            default -> both(() -> real.copy(other), () -> naive.become(content(other)));
        }
    }

    private static void both(Runnable one, Runnable other) {
        one.run();
        other.run();
    }

    static void fill(FrameBuffer buffer, byte[] bytes) {
        buffer.memory().asSlice(0, bytes.length).copyFrom(java.lang.foreign.MemorySegment.ofArray(bytes));
        buffer.filled(bytes.length);
    }

    static byte[] content(FrameBuffer buffer) {
        return buffer.memory().asSlice(0, buffer.length()).toArray(JAVA_BYTE);
    }

    @Provide
    Arbitrary<Integer> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, CAPACITY + 10),
                Arbitraries.of(-1, -2, -7, -8, Integer.MAX_VALUE, Integer.MAX_VALUE - 3, Integer.MIN_VALUE),
                Arbitraries.integers());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.integers().between(0, 13), numbers(), numbers(), Arbitraries.longs())
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }
}
