package nicc.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import nicc.runtime.ffi.Memfd;
import nicc.runtime.ffi.SystemCallException;
import nicc.runtime.memory.MapException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestMapsTest {
    private static final long PAGE = 4096;

    private final GuestMemory memory = new GuestMemory();

    @Test
    void twoMapsOfOneFileAreOneMapOfTheProcess() throws Exception {
        try (Memfd file = Memfd.create("guest", 16 * PAGE)) {
            memory.busMaster(true);
            memory.map(0x10000, PAGE, file.fd(), 0, true);
            memory.map(0x20000, PAGE, file.fd(), 0, true);
            memory.map(0x30000, 8 * PAGE, file.fd(), 8 * PAGE, true);
            assertThat(mapsNamed("guest")).isEqualTo(1);
            memory.writeInt(0x10010, 0x12345678);
            assertThat(memory.readInt(0x20010)).isEqualTo(0x12345678);
            memory.unmap(0x10000, PAGE);
            memory.unmap(0x20000, PAGE);
            assertThat(mapsNamed("guest")).isEqualTo(1);
            memory.unmap(0x30000, 8 * PAGE);
            assertThat(mapsNamed("guest")).isZero();
        }
    }

    @Test
    void aReadOnlyMapIsNotWrittenEvenAfterAHitByALoad() throws Exception {
        try (Memfd file = Memfd.create("rom", PAGE)) {
            memory.busMaster(true);
            memory.map(0, PAGE, file.fd(), 0, false);
            assertThat(memory.readInt(8)).isZero();
            assertThat(memory.writeInt(8, -1)).isFalse();
            memory.publishInt(8, -1);
            assertThat(memory.readInt(8)).isZero();
            assertThat(memory.faults()).isEqualTo(2);
        }
    }

    @Test
    void nothingIsReachedAfterUnmapOrWithoutBusMastering() throws Exception {
        memory.mapAnonymous(0, PAGE).fill((byte) 7);
        assertThat(memory.readByte(0)).isEqualTo(0xFF);
        memory.busMaster(true);
        assertThat(memory.readByte(0)).isEqualTo(7);
        assertThat(memory.writeByte(0, 8)).isTrue();
        memory.busMaster(false);
        assertThat(memory.readByte(0)).isEqualTo(0xFF);
        assertThat(memory.writeByte(0, 8)).isFalse();
        memory.busMaster(true);
        assertThat(memory.readByte(0)).isEqualTo(8);
        memory.unmap(0, PAGE);
        assertThat(memory.readByte(0)).isEqualTo(0xFF);
        assertThat(memory.writeByte(0, 8)).isFalse();
        memory.mapAnonymous(0, PAGE);
        memory.unmapAll();
        assertThat(memory.readByte(0)).isEqualTo(0xFF);
        assertThat(memory.maps()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0x1000, 0, 0, EMPTY",
        "0x1001, 0x1000, 0, UNALIGNED",
        "0x1000, 0x1800, 0, UNALIGNED",
        "0x1000, 0x1000, 0x10, UNALIGNED",
        "-0x1000, 0x2000, 0, WRAPS",
        "0x1000, -0x1000, 0, WRAPS",
        "0x1000, 0x1000, 0x7FFFFFFFFFFFF000, WRAPS",
        "0x1000, 0x1000, -0x1000, WRAPS",
        "0x1000, 0x1000, 0x4000, BEYOND_FILE",
        "0x1000, 0x5000, 0, BEYOND_FILE",
        "0x1000, 0x2000, 0x3000, BEYOND_FILE",
    })
    void aMapThatDoesNotFitIsRefused(String address, String size, String offset, Reason reason) throws Exception {
        try (Memfd file = Memfd.create("small", 4 * PAGE)) {
            assertRefused(
                    reason,
                    () -> memory.map(Long.decode(address), Long.decode(size), file.fd(), Long.decode(offset), true));
            assertThat(memory.maps()).isZero();
            assertThat(mapsNamed("small")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"0x1000,0x1000", "0,0x2000", "0x2000,0x1000", "0x3000,0x5000", "0,0x10000"})
    void anOverlapIsRefused(String address, String size) throws Exception {
        memory.mapAnonymous(0x1000, 3 * PAGE);
        assertRefused(Reason.OVERLAPS, () -> memory.mapAnonymous(Long.decode(address), Long.decode(size)));
        memory.mapAnonymous(0, PAGE);
        memory.mapAnonymous(0x4000, PAGE);
        memory.mapAnonymous(-PAGE, PAGE);
        assertThat(memory.maps()).isEqualTo(4);
    }

    @Test
    void onlyAnExactMapIsUnmapped() throws Exception {
        memory.mapAnonymous(0x1000, 2 * PAGE);
        assertRefused(Reason.UNKNOWN, () -> memory.unmap(0x1000, PAGE));
        assertRefused(Reason.UNKNOWN, () -> memory.unmap(0x2000, PAGE));
        assertRefused(Reason.UNKNOWN, () -> memory.unmap(0, 3 * PAGE));
        memory.unmap(0x1000, 2 * PAGE);
        assertRefused(Reason.UNKNOWN, () -> memory.unmap(0x1000, 2 * PAGE));
    }

    @Test
    void whatIsNoFileIsRefused() throws Exception {
        assertRefused(Reason.SYSTEM, () -> memory.map(0, PAGE, 99_999, 0, true));
        assertRefused(Reason.SYSTEM, () -> memory.map(0, PAGE, -1, 0, true));
    }

    @Test
    void aFileAsBigAsTheAddressSpaceIsRefused() throws Exception {
        try (Memfd file = Memfd.create("huge", 1L << 45)) {
            assertRefused(Reason.FULL, () -> memory.map(0, PAGE, file.fd(), 0, true));
        }
    }

    @Test
    void moreFilesThanAGuestNeedsAreRefused() throws Exception {
        for (int i = 0; i < FileMaps.MAX_FILES; i++) {
            mapOneOf(i);
        }
        assertRefused(Reason.FULL, () -> mapOneOf(FileMaps.MAX_FILES));
        memory.unmapAll();
        mapOneOf(0);
    }

    private void mapOneOf(int index) throws Exception {
        try (Memfd file = Memfd.create("many", PAGE)) {
            memory.map(index * PAGE, PAGE, file.fd(), 0, true);
        }
    }

    @Test
    void aMemfdIsSealedSoThatItsOwnerCannotTakeMemoryAway() throws Exception {
        try (Memfd file = Memfd.create("sealed", 2 * PAGE)) {
            memory.map(0, PAGE, file.fd(), 0, true);
            assertThat(memory.unsealedFiles()).isZero();
            assertThatExceptionOfType(SystemCallException.class).isThrownBy(() -> file.resize(0));
        }
    }

    @Test
    void aFileThatCannotBeSealedIsTakenAndCounted() throws Exception {
        try (Memfd file = Memfd.createUnsealable("open", PAGE)) {
            memory.map(0, PAGE, file.fd(), 0, true);
            assertThat(memory.unsealedFiles()).isEqualTo(1);
            memory.unmap(0, PAGE);
            assertThat(memory.unsealedFiles()).isZero();
        }
    }

    @Test
    void sixtyFiveThousandMapsOfOneFileWorkAndOneMoreIsRefused() throws Exception {
        try (Memfd file = Memfd.create("iommu", 70_000 * PAGE)) {
            memory.busMaster(true);
            for (int i = 0; i < MapTable.MAX_MAPS; i++) {
                memory.map(2L * i * PAGE, PAGE, file.fd(), i * PAGE, true);
            }
            assertThat(mapsNamed("iommu")).isEqualTo(1);
            assertRefused(Reason.FULL, () -> memory.map(PAGE, PAGE, file.fd(), 0, true));
            ThreadLocalRandom random = ThreadLocalRandom.current();
            for (int i = 0; i < 1000; i++) {
                long page = random.nextInt(MapTable.MAX_MAPS);
                memory.writeLong(2 * page * PAGE + 8, page);
                assertThat(memory.readLong(2 * page * PAGE + 8)).isEqualTo(page);
                assertThat(memory.writeLong((2 * page + 1) * PAGE, page)).isFalse();
            }
            memory.unmapAll();
            assertThat(mapsNamed("iommu")).isZero();
        }
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatExceptionOfType(MapException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static long mapsNamed(String memfd) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains("/memfd:" + memfd + " ")).count();
        }
    }
}
