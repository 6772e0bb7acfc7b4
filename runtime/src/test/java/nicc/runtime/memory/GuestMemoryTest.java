package nicc.runtime.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;

/// [GuestMemory] against a model that keeps a byte for each mapped address.
class GuestMemoryTest {
    private static final long PAGE = 4096;

    /// The model: each page's bytes by page number.
    private final TreeMap<Long, byte[]> pages = new TreeMap<>(Long::compareUnsigned);

    private final GuestMemory memory = new GuestMemory();
    private final FrameBuffer buffer = new FrameBuffer(3 * (int) PAGE);
    private long faults;

    record Map(long page, int count) {}

    record Access(int kind, long address, int length, long value) {}

    @BeforeTry
    void startEmpty() {
        pages.clear();
        memory.unmapAll();
        faults = memory.faults();
    }

    @Property(tries = 500)
    void everyAccessSeesAndChangesWhatTheModelHas(
            @ForAll("maps") List<Map> maps, @ForAll("accesses") List<Access> accesses, @ForAll long seed) {
        Random random = new Random(seed);
        maps.forEach(map -> tryMap(map, random));
        memory.busMaster(true);
        for (Access access : accesses) {
            apply(access);
            assertThat(memory.faults()).as("faults after %s", access).isEqualTo(faults);
        }
        for (Map map : maps) {
            assertPagesEqual(map);
        }
    }

    private void tryMap(Map map, Random random) {
        boolean wraps = map.page() + map.count() > 1L << 52;
        boolean free = !wraps;
        for (int i = 0; i < map.count(); i++) {
            free &= !pages.containsKey(map.page() + i);
        }
        try {
            MemorySegment segment = memory.mapAnonymous(map.page() * PAGE, map.count() * PAGE);
            assertThat(free).as("%s was taken", map).isTrue();
            byte[] content = new byte[(int) segment.byteSize()];
            random.nextBytes(content);
            segment.copyFrom(MemorySegment.ofArray(content));
            for (int i = 0; i < map.count(); i++) {
                pages.put(map.page() + i, segment.asSlice(i * PAGE, PAGE).toArray(JAVA_BYTE));
            }
        } catch (MapException e) {
            assertThat(free).as("%s was refused: %s", map, e.getMessage()).isFalse();
        }
    }

    private void apply(Access access) {
        long at = access.address();
        long value = access.value();
        int length = access.length();
        switch (access.kind()) {
            case 0 -> assertThat(memory.readByte(at)).isEqualTo((int) load(at, 1));
            case 1 -> assertThat(memory.readShort(at)).isEqualTo((int) load(at, 2));
            case 2 -> assertThat(memory.readInt(at)).isEqualTo((int) load(at, 4));
            case 3 -> assertThat(memory.readLong(at)).isEqualTo(load(at, 8));
            case 4 -> assertThat(memory.acquireShort(at)).isEqualTo((int) load(at, 2));
            case 5 -> assertThat(memory.writeByte(at, (int) value)).isEqualTo(store(at, 1, value));
            case 6 -> assertThat(memory.writeShort(at, (int) value)).isEqualTo(store(at, 2, value));
            case 7 -> assertThat(memory.writeInt(at, (int) value)).isEqualTo(store(at, 4, value));
            case 8 -> assertThat(memory.writeLong(at, value)).isEqualTo(store(at, 8, value));
            case 9 -> publish(() -> memory.publishByte(at, (int) value), at, 1, value);
            case 10 -> publish(() -> memory.publishShort(at, (int) value), at, 2, value);
            case 11 -> publish(() -> memory.publishInt(at, (int) value), at, 4, value);
            case 12 -> publish(() -> memory.publishLong(at, value), at, 8, value);
            case 13 -> assertThat(memory.acquireInt(at)).isEqualTo((int) load(at, 4));
            case 14 -> gather(at, length);
            default -> scatter(at, length, value);
        }
    }

    private void publish(Runnable real, long at, int size, long value) {
        real.run();
        store(at, size, value);
    }

    private void gather(long at, int length) {
        buffer.clear();
        assertThat(buffer.gather(memory, at, length)).isEqualTo(length);
        byte[] expected = new byte[length];
        boolean all = true;
        for (int i = 0; i < length; i++) {
            byte[] page = page(at, i);
            all &= page != null;
            expected[i] = page == null ? -1 : page[(int) ((at + i) & (PAGE - 1))];
        }
        faults += all ? 0 : 1;
        assertThat(FrameBufferTest.content(buffer)).isEqualTo(expected);
    }

    private void scatter(long at, int length, long value) {
        buffer.clear();
        buffer.resize(length);
        for (int i = 0; i < length; i++) {
            buffer.put8(i, (int) (value + i));
        }
        assertThat(buffer.scatter(memory, at, 0, -1)).isEqualTo(length);
        boolean all = true;
        for (int i = 0; i < length; i++) {
            byte[] page = page(at, i);
            all &= page != null;
            if (page != null) {
                page[(int) ((at + i) & (PAGE - 1))] = (byte) (value + i);
            }
        }
        faults += all ? 0 : 1;
    }

    private long load(long at, int size) {
        long value = 0;
        boolean all = true;
        for (int i = 0; i < size; i++) {
            byte[] page = page(at, i);
            all &= page != null;
            long each = page == null ? 0xFF : page[(int) ((at + i) & (PAGE - 1))] & 0xFF;
            value |= each << (8 * i);
        }
        faults += all ? 0 : 1;
        return value;
    }

    private boolean store(long at, int size, long value) {
        boolean all = true;
        for (int i = 0; i < size; i++) {
            byte[] page = page(at, i);
            all &= page != null;
            if (page != null) {
                page[(int) ((at + i) & (PAGE - 1))] = (byte) (value >> (8 * i));
            }
        }
        faults += all ? 0 : 1;
        return all;
    }

    private byte @org.jspecify.annotations.Nullable [] page(long at, int i) {
        boolean wrapped = Long.compareUnsigned(at + i, at) < 0;
        return wrapped ? null : pages.get((at + i) >>> 12);
    }

    private void assertPagesEqual(Map map) {
        for (int i = 0; i < map.count(); i++) {
            byte[] expected = pages.get(map.page() + i);
            if (expected != null) {
                buffer.clear();
                buffer.gather(memory, (map.page() + i) * PAGE, (int) PAGE);
                assertThat(FrameBufferTest.content(buffer)).isEqualTo(expected);
            }
        }
    }

    /// Pages at the beginning, in the middle and at the very end of the address space, close enough to touch
    /// and overlap.
    @Provide
    Arbitrary<List<Map>> maps() {
        Arbitrary<Long> page = Arbitraries.longs()
                .between(0, 11)
                .flatMap(near ->
                        Arbitraries.of(0L, (1L << 51) - 5, (1L << 52) - 12).map(base -> base + near));
        return Combinators.combine(page, Arbitraries.integers().between(1, 3))
                .as(Map::new)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Access>> accesses() {
        Arbitrary<Long> address = Combinators.combine(
                        Arbitraries.of(0L, (1L << 63) - 5 * PAGE, -12 * PAGE),
                        Arbitraries.longs().between(0, 12),
                        Arbitraries.longs().between(-9, 9))
                .as((base, page, off) -> base + page * PAGE + off);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 15),
                        address,
                        Arbitraries.integers().between(0, 3 * (int) PAGE),
                        Arbitraries.longs())
                .as(Access::new)
                .list()
                .ofMaxSize(60);
    }
}
