package nicc.runtime.guest.e1000;

import nicc.runtime.guest.GuestDriverException;

/// The card's initialisation up to the rings (Intel 317453, chapter 14).
final class BringUp {
    private static final long MILLISECOND = 1_000_000;
    private static final int ADDRESS_WORDS = 3;
    private static final int VLAN_TYPE = 0x8100;
    private static final int FLOW_CONTROL_HIGH = 0x0100;
    private static final int FLOW_CONTROL_LOW = 0x00C28001;
    private static final int FLOW_CONTROL_TYPE = 0x8808;
    private static final int PAUSE_TIME = 0xFFFF;
    private static final int PACKET_BUFFER_KIB = 48;

    private final RegisterPort port;
    private final Eeprom eeprom;
    private final Phy phy;

    BringUp(RegisterPort port, boolean microwire) {
        this.port = port;
        this.eeprom = microwire ? new MicrowireEeprom(port) : new EerdEeprom(port);
        this.phy = new Phy(port);
    }

    /// Quiets and resets the card (14.3): no interrupts, no traffic, then CTRL.RST.
    void reset() {
        port.write(E1000Registers.IMC, ~0);
        port.write(E1000Registers.RCTL, 0);
        port.write(E1000Registers.TCTL, E1000Bits.TCTL_PSP);
        port.flush();
        port.delay(10 * MILLISECOND);
        port.write(E1000Registers.PBA, PACKET_BUFFER_KIB);
        port.write(E1000Registers.CTRL, port.read(E1000Registers.CTRL) | E1000Bits.CTRL_RST);
        port.delay(5 * MILLISECOND);
        port.write(E1000Registers.IMC, ~0);
        port.read(E1000Registers.ICR);
    }

    /// Checks the EEPROM and takes the station address out of its first three words (5.6.1).
    long station() {
        int sum = 0;
        long station = 0;
        for (int word = 0; word < Eeprom.WORDS; word++) {
            int value = eeprom.read(word);
            sum += value;
            if (word < ADDRESS_WORDS) {
                station = station << 16 | Short.toUnsignedLong(Short.reverseBytes((short) value));
            }
        }
        if ((sum & 0xFFFF) != Eeprom.CHECKSUM) {
            throw new GuestDriverException("EEPROM checksum 0x%04X, not 0xBABA".formatted(sum & 0xFFFF));
        }
        return station;
    }

    /// Programs the filters for one station: receive addresses, multicast table, VLAN table, VLAN type (14.4).
    void filters(long station) {
        for (int i = 0; i < E1000Registers.RA_COUNT; i++) {
            long address = i == 0 ? Long.reverseBytes(station) >>> 16 : 0;
            int valid = i == 0 ? E1000Bits.RAH_AV : 0;
            port.write(E1000Registers.RAL + i * E1000Registers.RA_STEP, (int) address);
            port.write(E1000Registers.RAH + i * E1000Registers.RA_STEP, (int) (address >>> 32) | valid);
        }
        clearTable(E1000Registers.MTA, E1000Registers.MTA_COUNT);
        clearTable(E1000Registers.VFTA, E1000Registers.VFTA_COUNT);
        port.write(E1000Registers.VET, VLAN_TYPE);
    }

    /// Sets flow control up and the link; waits until it is there (14.3, 8.6).
    void link() {
        port.write(E1000Registers.FCAL, FLOW_CONTROL_LOW);
        port.write(E1000Registers.FCAH, FLOW_CONTROL_HIGH);
        port.write(E1000Registers.FCT, FLOW_CONTROL_TYPE);
        port.write(E1000Registers.FCTTV, PAUSE_TIME);
        port.write(E1000Registers.FCRTL, 0);
        port.write(E1000Registers.FCRTH, 0);
        int ctrl = port.read(E1000Registers.CTRL) & ~(E1000Bits.CTRL_FRCSPD | E1000Bits.CTRL_FRCDPLX);
        port.write(E1000Registers.CTRL, ctrl | E1000Bits.CTRL_SLU | E1000Bits.CTRL_ASDE | E1000Bits.CTRL_VME);
        phy.identify();
        phy.negotiate();
        port.await("STATUS.LU", 10 * MILLISECOND, () -> (port.read(E1000Registers.STATUS) & E1000Bits.STATUS_LU) != 0);
    }

    private void clearTable(int table, int count) {
        for (int i = 0; i < count; i++) {
            port.write(table + i * Integer.BYTES, 0);
        }
    }
}
