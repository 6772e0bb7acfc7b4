package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The PHY behind MDIC, autonegotiation and the link (data sheet, sections 8.6, 13.4.7).
class PhyTest {
    private static final int CONTROL = 0;
    private static final int STATUS = 1;
    private static final int READY = 1 << 28;
    private static final int ERROR = 1 << 30;
    private static final int NEGOTIATED = 1 << 5;
    private static final int LINK = 1 << 2;
    private static final long MS = 1_000_000;

    private final Card card = Card.linked();

    @Test
    void identifiesItselfAsM88E1011() {
        assertThat(card.readPhy(2)).isEqualTo(0x0141);
        assertThat(card.readPhy(3) & 0xFFF0).isEqualTo(0x0C20);
    }

    @Test
    void anotherAddressIsAnError() {
        card.write(Registers.MDIC, 2 << 16 | 2 << 21 | 2 << 26);
        assertThat(card.read(Registers.MDIC) & (READY | ERROR)).isEqualTo(READY | ERROR);
    }

    @Test
    void interruptsAtTheEndOfACycleWhenAsked() {
        card.write(Registers.MDIC, 2 << 16 | 1 << 21 | 2 << 26);
        assertThat(card.causes()).isZero();
        card.write(Registers.MDIC, 2 << 16 | 1 << 21 | 2 << 26 | 1 << 29);
        assertThat(card.causes()).isEqualTo(Registers.MDAC);
    }

    @Test
    void linkStatusLatchesLow() {
        card.readPhy(STATUS);
        assertThat(card.readPhy(STATUS) & LINK).isNotZero();
        card.device.link(false);
        card.device.link(true);
        card.device.advance(5 * MS);
        assertThat(card.readPhy(STATUS) & LINK).isZero();
        assertThat(card.readPhy(STATUS) & LINK).isNotZero();
    }

    @Test
    void restartNegotiatesAndReportsTheLinkTwice() {
        card.writePhy(CONTROL, 0x1340);
        assertThat(card.causes()).isEqualTo(Registers.LSC);
        assertThat(card.read(Registers.STATUS) & Registers.STATUS_LU).isZero();
        assertThat(card.readPhy(STATUS) & NEGOTIATED).isZero();
        card.device.advance(5 * MS);
        assertThat(card.causes()).isEqualTo(Registers.LSC);
        assertThat(card.read(Registers.STATUS) & Registers.STATUS_LU).isNotZero();
        assertThat(card.readPhy(STATUS) & NEGOTIATED).isNotZero();
    }

    @Test
    void negotiatesAGigabitFullDuplex() {
        assertThat(card.read(Registers.STATUS) & 0xC1).isEqualTo(0x81);
    }

    @Test
    void negotiatesWhatIsAdvertised() {
        card.writePhy(9, 0);
        card.writePhy(4, 0x0081);
        card.writePhy(CONTROL, 0x1340);
        card.device.advance(5 * MS);
        assertThat(card.read(Registers.STATUS) & 0xC1).isEqualTo(0x40);
    }

    @Test
    void forcedSpeedNeedsNoNegotiation() {
        card.writePhy(CONTROL, 0xA100);
        assertThat(card.read(Registers.STATUS) & 0xC3).isEqualTo(0x43);
    }

    @Test
    void modesWaitUntilTheLinkIsMadeAnew() {
        card.writePhy(CONTROL, 0x2100);
        card.writePhy(9, 0);
        assertThat(card.read(Registers.STATUS) & 0xC3).isEqualTo(0x83);
    }

    @Test
    void powerDownDropsTheLink() {
        card.writePhy(CONTROL, 0x1940);
        assertThat(card.read(Registers.STATUS) & Registers.STATUS_LU).isZero();
    }

    @Test
    void linkNeedsSetLinkUp() {
        card.write(Registers.CTRL, 0);
        assertThat(card.read(Registers.STATUS) & Registers.STATUS_LU).isZero();
        assertThat(card.causes()).isEqualTo(Registers.LSC);
    }

    @Test
    void cableEventsAreLinkStatusChanges() {
        card.device.link(false);
        assertThat(card.causes()).isEqualTo(Registers.LSC);
        card.device.link(true);
        card.device.advance(5 * MS);
        assertThat(card.causes()).isEqualTo(Registers.LSC);
    }

    @Test
    void hardwareResetRestoresDefaults() {
        card.writePhy(CONTROL, 0x0100);
        card.writePhy(29, 0x1F);
        card.write(Registers.CTRL, Registers.CTRL_SLU | Registers.CTRL_PHY_RST);
        card.write(Registers.CTRL, Registers.CTRL_SLU);
        assertThat(card.readPhy(CONTROL)).isEqualTo(0x1140);
        assertThat(card.readPhy(29)).isZero();
    }

    @Test
    void softwareResetKeepsRegisters() {
        card.writePhy(CONTROL, 0x8140);
        assertThat(card.readPhy(CONTROL)).isEqualTo(0x0140);
    }

    @Test
    void loopbackHasALinkWithoutACable() {
        card.device.link(false);
        card.writePhy(CONTROL, 0x4140);
        assertThat(card.read(Registers.STATUS) & Registers.STATUS_LU).isNotZero();
    }

    @Test
    void interruptOfThePhyReachesIcr() {
        card.writePhy(18, 1 << 10);
        card.readPhy(19);
        card.device.link(false);
        assertThat(card.causes()).isEqualTo(Registers.LSC | 1 << 12);
    }
}
