package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Causes, mask and line (data sheet, sections 13.4.17 to 13.4.21).
class InterruptTest {
    private final Card card = Card.linked();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void anyCauseCanBeSetAndInterruptsWhenEnabled(int bit) {
        card.write(Registers.ICS, 1 << bit);
        assertThat(card.device.line()).isFalse();
        assertThat(card.causes()).isEqualTo(1 << bit);
        card.write(Registers.IMS, 1 << bit);
        card.write(Registers.ICS, 1 << bit);
        assertThat(card.device.line()).isTrue();
        assertThat(card.causes()).isEqualTo(1 << bit);
        assertThat(card.device.line()).isFalse();
    }

    @Test
    void readingClears() {
        card.write(Registers.ICS, 0x1FFFF);
        assertThat(card.causes()).isEqualTo(0x1FFFF);
        assertThat(card.causes()).isZero();
    }

    @Test
    void writingOnesClearsThem() {
        card.write(Registers.ICS, 0xFF);
        card.write(Registers.ICR, 0x0F);
        assertThat(card.causes()).isEqualTo(0xF0);
    }

    @Test
    void maskSetAndMaskClearChangeOnlyOnes() {
        card.write(Registers.IMS, 0x0F);
        card.write(Registers.IMS, 0xF0);
        card.write(Registers.IMC, 0x3C);
        assertThat(card.read(Registers.IMS)).isEqualTo(0xC3);
    }

    @Test
    void maskingDeassertsAndUnmaskingAssertsAgain() {
        card.write(Registers.ICS, Registers.RXO);
        card.write(Registers.IMS, Registers.RXO);
        assertThat(card.device.line()).isTrue();
        card.write(Registers.IMC, Registers.RXO);
        assertThat(card.device.line()).isFalse();
        card.write(Registers.IMS, Registers.RXO);
        assertThat(card.device.line()).isTrue();
    }

    @Test
    void throttleKeepsAssertionsApart() {
        card.write(Registers.ITR, 400);
        card.write(Registers.IMS, Registers.RXO);
        card.write(Registers.ICS, Registers.RXO);
        assertThat(card.device.line()).isTrue();
        card.causes();
        card.write(Registers.ICS, Registers.RXO);
        assertThat(card.device.line()).isFalse();
        card.device.advance(400 * 256 - 1);
        assertThat(card.device.line()).isFalse();
        card.device.advance(1);
        assertThat(card.device.line()).isTrue();
    }

    @Test
    void readingOneByteClearsOneByte() {
        card.write(Registers.ICS, 0x1081);
        assertThat(card.device.read(0, Registers.ICR, 1)).isEqualTo(0x81);
        assertThat(card.causes()).isEqualTo(0x1000);
    }
}
