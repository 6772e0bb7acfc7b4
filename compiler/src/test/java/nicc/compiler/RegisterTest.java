package nicc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Register accesses of generated classes, one rule of docs/language.md section 5 at a time, in every build.
final class RegisterTest {
    private static final String PCI = "pci { vendor 1; device 2; bar 0 memory 4 KiB maps csr; }\n";

    static Stream<Options> builds() {
        return Builds.all();
    }

    private static Rig rig(String registers, Options options) {
        return Rig.of(PCI + "bank csr { partial enables; default 0; " + registers + " }", options);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void plainFieldsStoreAndReservedBitsDoNot(Options options) {
        Rig r = rig(
                "register A @ 0 { field LOW [7:0]; reserved [15:8] = 0x12; field HIGH [31:16] { sw r; } }", options);
        r.write(0, 0xFFFF_FFFFL);
        assertThat(r.read(0)).isEqualTo(0x12FF);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void disabledBytesKeepTheirValue(Options options) {
        Rig r = rig("register A @ 0 { reset 0x11223344; }", options);
        r.device.write(0, 1, 2, 0xAABB);
        assertThat(r.read(0)).isEqualTo(0x11AA_BB44);
        assertThat(r.device.read(0, 1, 2)).isEqualTo(0xAABB);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void readClearsOnlyWhatIsRead(Options options) {
        Rig r = rig("register A @ 0 { reset 0xFFFFFFFF; sw r; onread rclr; }", options);
        assertThat(r.device.read(0, 0, 1)).isEqualTo(0xFF);
        assertThat(r.read(0)).isEqualTo(0xFFFF_FF00L);
        assertThat(r.read(0)).isZero();
    }

    @ParameterizedTest
    @MethodSource("builds")
    void oneStorageSetAndClearedThroughAliases(Options options) {
        Rig r = rig("""
                register ICR @ 0x0 { sw rw; onread rclr; onwrite woclr; field C [31:0]; }
                register ICS @ 0x8 { sw w; alias ICR; onwrite woset; }
                """, options);
        r.write(8, 0xF0);
        r.write(0, 0x10);
        assertThat(r.read(8)).isZero();
        assertThat(r.read(0)).isEqualTo(0xE0);
        assertThat(r.read(0)).isZero();
    }

    @ParameterizedTest
    @MethodSource("builds")
    void wideCounterClearsAtItsHighHalf(Options options) {
        Rig r = rig("register T @ 0x40 { width 64; sw r; onread rclr at high; reset 0x1122334455667788; }", options);
        assertThat(r.read(0x40)).isEqualTo(0x5566_7788L);
        assertThat(r.read(0x44)).isEqualTo(0x1122_3344L);
        assertThat(r.device.read(0, 0x40, 8)).isZero();
    }

    @ParameterizedTest
    @MethodSource("builds")
    void anAccessIsCutAtRegisterBorders(Options options) {
        Rig r = rig("register A @ 0 { reset 0x04030201; } register B @ 4 { reset 0x08070605; }", options);
        assertThat(r.device.read(0, 2, 4)).isEqualTo(0x0605_0403L);
        assertThat(r.device.read(0, 0, 8)).isEqualTo(0x0807_0605_0403_0201L);
        r.device.write(0, 3, 2, 0xEEFF);
        assertThat(r.device.read(0, 0, 8)).isEqualTo(0x0807_06EE_FF03_0201L);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void actionsSeeWhatWasWrittenAndWhatWasThere(Options options) {
        Rig r = rig("""
                register A @ 0 { reset 7; field X [31:0] { on write { B = old; C = written ^ enables; } } }
                register B @ 4; register C @ 8;
                """, options);
        r.device.write(0, 0, 2, 0x0201);
        assertThat(List.of(r.read(0), r.read(4), r.read(8))).containsExactly(0x201L, 7L, 0xFDFEL);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void arrayElementsHaveTheirOwnStorage(Options options) {
        Rig r = rig(
                "register RAL[4] @ 0x20 step 8; register RAH[4] @ 0x24 step 8 { on write { RAL[index] = written; } }",
                options);
        r.write(0x2C, 5);
        r.write(0x30, 9);
        assertThat(List.of(r.read(0x20), r.read(0x28), r.read(0x30), r.read(0x38), r.read(0x40)))
                .containsExactly(0L, 5L, 9L, 0L, 0L);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void anInquiryHasNoEffect(Options options) {
        Rig r = rig("register A @ 0 { reset 5; sw r; onread rclr; }", options);
        assertThat(r.device.peek(0, 0, 4)).isEqualTo(5);
        assertThat(r.read(0)).isEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void nonsenseOffsetsAndSizesReadTheDefault(Options options) {
        Rig r = rig("register A @ 0 { reset 5; }", options);
        assertThat(r.device.read(0, Long.MIN_VALUE, 8)).isZero();
        assertThat(r.device.read(0, 0x1_0000_0000L, 4)).isZero();
        assertThat(r.device.read(0, 0, 0)).isZero();
        r.device.write(0, -16, 8, -1);
        assertThat(r.read(0)).isEqualTo(5);
    }
}
