package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What each reset keeps (data sheet, section 14).
class ResetTest {
    private static final int DUMPED = 0x6000;

    @Test
    void deviceResetClearsItself() {
        Card card = Card.linked();
        card.write(Registers.CTRL, Registers.CTRL_SLU | Registers.CTRL_RST);
        assertThat(card.read(Registers.CTRL)).isEqualTo(0x201);
    }

    @Test
    void deviceResetDisablesAndForgetsCauses() {
        Card card = Card.receiving(0);
        card.write(Registers.TCTL, Registers.TCTL_EN);
        card.write(Registers.IMS, 0xFF);
        card.write(Registers.ICS, 0xFF);
        card.write(Registers.CTRL, Registers.CTRL_RST);
        assertThat(card.read(Registers.RCTL)).isZero();
        assertThat(card.read(Registers.TCTL)).isZero();
        assertThat(card.read(Registers.IMS)).isZero();
        assertThat(card.device.line()).isFalse();
        assertThat(card.causes()).isZero();
    }

    @Test
    void deviceResetReadsTheAddressAgain() {
        Card card = Card.linked();
        card.write(Registers.RAL, 0);
        card.write(Registers.RAH, 0);
        card.write(Registers.CTRL, Registers.CTRL_RST);
        assertThat(card.read(Registers.RAL)).isEqualTo(0xA100_5452L);
        assertThat(card.read(Registers.RAH)).isEqualTo(0x8000_C3B2L);
    }

    @Test
    void eepromResetReadsTheAddressOnly() {
        Card card = Card.linked();
        card.write(Registers.RAL, 0);
        card.write(Registers.CTRL_EXT, 1 << 13);
        assertThat(card.read(Registers.RAL)).isEqualTo(0xA100_5452L);
        assertThat(card.read(Registers.CTRL) & Registers.CTRL_SLU).isNotZero();
        assertThat(card.read(Registers.CTRL_EXT)).isZero();
    }

    @Test
    void deviceResetLeavesThePhyAlone() {
        Card card = Card.linked();
        card.writePhy(4, 0x0061);
        card.write(Registers.CTRL, Registers.CTRL_RST);
        assertThat(card.readPhy(4)).isEqualTo(0x0061);
        card.write(Registers.CTRL, Registers.CTRL_SLU);
        assertThat(card.read(Registers.STATUS) & Registers.STATUS_LU).isNotZero();
    }

    @Test
    void tablesWithoutInitialValueAreKept() {
        Card card = Card.linked();
        card.write(Registers.MTA, 0x1234);
        card.write(Registers.VFTA, 0x5678);
        card.write(Registers.CTRL, Registers.CTRL_RST);
        assertThat(card.read(Registers.MTA)).isEqualTo(0x1234);
        assertThat(card.read(Registers.VFTA)).isEqualTo(0x5678);
    }

    @Test
    void busResetResetsThePhyToo() {
        Card card = Card.linked();
        card.writePhy(4, 0x0061);
        card.device.reset("bus");
        assertThat(card.readPhy(4)).isEqualTo(0x0DE1);
        assertThat(card.read(Registers.CTRL)).isEqualTo(0x201);
    }

    @Test
    void wakeUpRegistersOutliveAllButPowerOn() {
        Card card = Card.linked();
        card.write(0x5808, 2);
        card.device.reset("bus");
        assertThat(card.read(0x5808)).isEqualTo(2);
        card.device.reset("power");
        assertThat(card.read(0x5808)).isZero();
    }

    @Test
    void powerOnIsAlwaysTheSame() {
        Card card = Card.receiving(Registers.RCTL_UPE);
        card.device.reset("power");
        Card fresh = new Card();
        for (int offset = 0; offset < DUMPED; offset += 4) {
            assertThat(card.device.peek(0, offset, 4)).as("0x%04X", offset).isEqualTo(fresh.device.peek(0, offset, 4));
        }
    }

    @Test
    void resetWithinAPacketForgetsThePacket() {
        Card card = Card.transmitting();
        card.transmit(TxDescriptor.legacy(card.payload(Packets.frame(Packets.PEER, 64)), 64, 0));
        card.write(Registers.CTRL, Registers.CTRL_RST);
        card.write(Registers.TDLEN, Card.RING * 16);
        card.write(Registers.TDH, 1);
        card.write(Registers.TDT, 1);
        card.write(Registers.TCTL, Registers.TCTL_EN);
        card.transmit(TxDescriptor.legacy(
                card.payload(Packets.frame(Packets.PEER, 80)), 80, TxDescriptor.EOP | TxDescriptor.IFCS));
        assertThat(card.sent()).extracting(frame -> frame.length).containsExactly(80);
    }
}
