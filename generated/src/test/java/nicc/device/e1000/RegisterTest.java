package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What software can write (the register part of the Linux driver's self-test), and what registers begin with.
class RegisterTest {
    private static final long[] PATTERNS = {0x5A5A5A5AL, 0xA5A5A5A5L, 0, 0xFFFFFFFFL};
    private final Card card = Card.linked();

    @ParameterizedTest(name = "{0}: mask {1}, written {2}")
    @CsvSource({
        "0x0028, 0xFFFFFFFF, 0xFFFFFFFF", // FCAL
        "0x002C, 0x0000FFFF, 0xFFFFFFFF", // FCAH
        "0x0030, 0x0000FFFF, 0xFFFFFFFF", // FCT
        "0x0038, 0x0000FFFF, 0xFFFFFFFF", // VET
        "0x2820, 0x0000FFFF, 0xFFFFFFFF", // RDTR
        "0x2804, 0xFFFFFFFF, 0xFFFFFFFF", // RDBAH
        "0x2808, 0x000FFF80, 0x000FFFFF", // RDLEN
        "0x2810, 0x0000FFFF, 0x0000FFFF", // RDH
        "0x2818, 0x0000FFFF, 0x0000FFFF", // RDT
        "0x2168, 0x0000FFF8, 0x0000FFF8", // FCRTH
        "0x0170, 0x0000FFFF, 0x0000FFFF", // FCTTV
        "0x0410, 0x3FFFFFFF, 0x3FFFFFFF", // TIPG
        "0x3804, 0xFFFFFFFF, 0xFFFFFFFF", // TDBAH
        "0x3808, 0x000FFF80, 0x000FFFFF", // TDLEN
        "0x2800, 0xFFFFFFF0, 0xFFFFFFFF", // RDBAL
        "0x0178, 0xC000FFFF, 0x0000FFFF", // TXCW
        "0x3800, 0xFFFFFFF0, 0xFFFFFFFF", // TDBAL
        "0x3820, 0x0000FFFF, 0x0000FFFF", // TIDV
    })
    void keepsWhatItsMaskAllows(String register, String mask, String written) {
        assertPatterns(Integer.decode(register), Long.decode(mask), Long.decode(written));
    }

    @Test
    void receiveAddressesKeepAddressSelectAndValid() {
        IntStream.range(0, 16).forEach(i -> assertPatterns(Registers.RAH + 8 * i, 0x8003FFFFL, 0xFFFFFFFFL));
    }

    @Test
    void multicastTableIsAllBits() {
        IntStream.range(0, 128).forEach(i -> assertPatterns(Registers.MTA + 4 * i, 0xFFFFFFFFL, 0xFFFFFFFFL));
    }

    @Test
    void packetBufferMemoryIsAllBits() {
        assertPatterns(Registers.PBM, 0xFFFFFFFFL, 0xFFFFFFFFL);
        assertPatterns(0x1FFFC, 0xFFFFFFFFL, 0xFFFFFFFFL);
    }

    @ParameterizedTest
    @CsvSource({"0x06DFB3FE, 0x003FFFFB", "0x06DFB3FE, 0xFFFFFFFF", "0xFFFFFFFF, 0x00000000"})
    void receiveControlKeepsItsBits(String mask, String value) {
        long m = Long.decode(mask);
        card.write(Registers.RCTL, Long.decode(value) & m);
        assertThat(card.read(Registers.RCTL) & m).isEqualTo(Long.decode(value) & m);
    }

    @Test
    void statusIgnoresWrites() {
        long toggle = 0xFFFFF833L;
        long before = card.read(Registers.STATUS) & toggle;
        card.write(Registers.STATUS, toggle);
        assertThat(card.read(Registers.STATUS) & toggle).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "0x0000, 0x00000201", // CTRL
        "0x0020, 0x10000000", // MDIC
        "0x0E00, 0x07068302", // LEDCTL
        "0x1000, 0x00100030", // PBA: 48 KB and the other 16
        "0x3830, 0x01000400", // TSPMT
        "0x2828, 0x00010000", // RXDCTL
    })
    void beginsAsTheDataSheetSays(String register, String value) {
        assertThat(new Card().read(Integer.decode(register))).isEqualTo(Long.decode(value));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x001C, 0x0180, 0x3000, 0x5820})
    void registersOfOtherPartsReadZero(int register) {
        card.write(register, 0xFFFFFFFFL);
        assertThat(card.read(register)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0x0110, 0x2800", "0x0438, 0x3818", "0x0040, 0x5400", "0x07FC, 0x57FC", "0x0200, 0x5200"})
    void aliasesShareStorage(String alias, String register) {
        card.write(Integer.decode(alias), 0x1230);
        assertThat(card.read(Integer.decode(register))).isEqualTo(0x1230);
    }

    @Test
    void aByteWriteChangesOneByte() {
        card.write(Registers.FCAL, 0x11223344);
        card.device.write(0, Registers.FCAL + 1, 1, 0xAA);
        assertThat(card.read(Registers.FCAL)).isEqualTo(0x1122AA44);
    }

    @Test
    void ioPortsReachAllRegisters() {
        card.device.write(2, 0, 4, Registers.VET);
        card.device.write(2, 4, 4, 0x8100);
        assertThat(card.read(Registers.VET)).isEqualTo(0x8100);
        card.device.write(2, 0, 4, Registers.STATUS);
        assertThat(card.device.read(2, 4, 4)).isEqualTo(card.read(Registers.STATUS));
    }

    @Test
    void narrowWritesToTheIoPortsAreIgnored() {
        card.write(Registers.VET, 0x8100);
        card.device.write(2, 0, 4, Registers.VET);
        card.device.write(2, 0, 2, 0);
        card.device.write(2, 4, 2, 0);
        assertThat(card.device.read(2, 4, 2)).isEqualTo(0x8100);
    }

    @Test
    void aReadThroughTheIoPortsHasItsEffect() {
        card.write(Registers.ICS, Registers.RXO);
        card.device.write(2, 0, 4, Registers.ICR);
        assertThat(card.device.read(2, 4, 4)).isEqualTo(Registers.RXO);
        assertThat(card.causes()).isZero();
    }

    private void assertPatterns(int register, long mask, long written) {
        for (long pattern : PATTERNS) {
            card.write(register, written & pattern);
            assertThat(card.read(register)).as("0x%04X", register).isEqualTo(written & pattern & mask);
        }
    }
}
