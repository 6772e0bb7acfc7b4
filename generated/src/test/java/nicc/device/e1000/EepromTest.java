package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The Microwire EEPROM, bit by bit through EECD and whole through EERD (data sheet, sections 5, 13.4.3,
/// 13.4.4).
class EepromTest {
    private static final int SK = 1;
    private static final int CS = 1 << 1;
    private static final int DI = 1 << 2;
    private static final int DO = 1 << 3;
    private static final int REQUEST = 1 << 6;
    private static final int GRANT = 1 << 7;
    private static final int READ = 0b110;
    private static final int WRITE = 0b101;
    private static final int ERASE = 0b111;

    private final Card card = new Card();
    private int pins = REQUEST;

    @Test
    void grantsAccessOnRequest() {
        pins(0);
        assertThat(card.read(Registers.EECD) & GRANT).isNotZero();
    }

    @Test
    void readsTheAddressBitByBit() {
        assertThat(word(0)).isEqualTo(0x0052 | 0x54 << 8);
        assertThat(word(1)).isEqualTo(0x0000 | 0xA1 << 8);
        assertThat(word(2)).isEqualTo(0x00B2 | 0xC3 << 8);
    }

    @Test
    void firstSixtyFourWordsAddUpToBaba() {
        assertThat(IntStream.range(0, 64).map(this::word).sum() & 0xFFFF).isEqualTo(0xBABA);
    }

    @Test
    void readsOnIntoTheNextWord() {
        command(READ, 0);
        assertThat(shiftIn(32)).isEqualTo(0x5452_A100);
    }

    @Test
    void eerdReadsTheSameWords() {
        for (int i = 0; i < 64; i++) {
            card.write(Registers.EERD, i << 8 | 1);
            assertThat(card.read(Registers.EERD)).isEqualTo(Integer.toUnsignedLong(word(i) << 16 | i << 8 | 1 << 4));
        }
    }

    @Test
    void writesOnlyWhenEnabled() {
        store(5, 0xCAFE);
        assertThat(word(5)).isEqualTo(0);
        enable();
        store(5, 0xCAFE);
        assertThat(word(5)).isEqualTo(0xCAFE);
    }

    @Test
    void erasesToOnes() {
        enable();
        command(ERASE, 0);
        deselect();
        assertThat(word(0)).isEqualTo(0xFFFF);
    }

    @Test
    void isReadyAfterAWrite() {
        enable();
        store(7, 1);
        pins(CS);
        assertThat(card.read(Registers.EECD) & DO).isNotZero();
    }

    @Test
    void disableEndsWriting() {
        enable();
        command(0b100, 0b000000);
        deselect();
        store(5, 0xCAFE);
        assertThat(word(5)).isEqualTo(0);
    }

    @Test
    void newAddressIsTakenOnDeviceReset() {
        enable();
        store(0, 0x2211);
        card.write(Registers.CTRL, Registers.CTRL_RST);
        assertThat(card.read(Registers.RAL)).isEqualTo(0xA100_2211L);
    }

    @Test
    void doesNothingWithoutARequest() {
        pins = 0;
        enable();
        store(5, 0xCAFE);
        pins = REQUEST;
        assertThat(word(5)).isEqualTo(0);
    }

    private int word(int address) {
        command(READ, address);
        int value = (int) shiftIn(16);
        deselect();
        return value;
    }

    private void enable() {
        command(0b100, 0b110000);
        deselect();
    }

    private void store(int address, int value) {
        command(WRITE, address);
        shiftOut(value, 16);
        deselect();
    }

    private void command(int opcode, int address) {
        deselect();
        pins(CS);
        shiftOut(opcode, 3);
        shiftOut(address, 6);
    }

    private void deselect() {
        pins(0);
        pins(SK);
        pins(0);
    }

    private void shiftOut(int value, int bits) {
        for (int i = bits - 1; i >= 0; i--) {
            int data = (value >> i & 1) != 0 ? DI : 0;
            pins(CS | data);
            pins(CS | data | SK);
            pins(CS | data);
        }
    }

    private long shiftIn(int bits) {
        long value = 0;
        for (int i = 0; i < bits; i++) {
            pins(CS | SK);
            value = value << 1 | ((card.read(Registers.EECD) & DO) != 0 ? 1 : 0);
            pins(CS);
        }
        return value;
    }

    private void pins(int level) {
        card.write(Registers.EECD, pins | level);
    }
}
