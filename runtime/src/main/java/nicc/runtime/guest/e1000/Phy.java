package nicc.runtime.guest.e1000;

import nicc.runtime.guest.GuestDriverException;

/// The transceiver behind MDIC (Intel 317453, 13.4.7; the registers of IEEE 802.3, 22.2.4).
final class Phy {
    private static final int CONTROL = 0;
    private static final int STATUS = 1;
    private static final int ID_HIGH = 2;
    private static final int ID_LOW = 3;

    private static final int CONTROL_RESTART = 1 << 9;
    private static final int CONTROL_AUTONEGOTIATE = 1 << 12;
    private static final int STATUS_LINK = 1 << 2;
    private static final int STATUS_COMPLETE = 1 << 5;

    /// M88E1000 family; the low four bits are its revision.
    private static final int M88_ID = 0x01410C20;

    private static final int MDIC_PHY = 1 << 21;
    private static final int MDIC_REGISTER_SHIFT = 16;
    private static final int MDIC_WRITE = 1 << 26;
    private static final int MDIC_READ = 1 << 27;
    private static final int MDIC_READY = 1 << 28;
    private static final int MDIC_ERROR = 1 << 30;

    private static final long MDIC_NANOS = 50_000;
    private static final long LINK_NANOS = 10_000_000;

    private final RegisterPort port;

    Phy(RegisterPort port) {
        this.port = port;
    }

    /// Checks that it is the transceiver of this card.
    void identify() {
        int id = read(ID_HIGH) << 16 | read(ID_LOW);
        if ((id & ~0xF) != M88_ID) {
            throw new GuestDriverException("PHY identifier 0x%08X, not 0x%08X".formatted(id, M88_ID));
        }
    }

    /// Restarts autonegotiation and waits for its end.
    void negotiate() {
        write(CONTROL, read(CONTROL) | CONTROL_AUTONEGOTIATE | CONTROL_RESTART);
        // The link bit latches low: the first read after a loss still shows it (IEEE 802.3, 22.2.4.2.13).
        read(STATUS);
        int wanted = STATUS_LINK | STATUS_COMPLETE;
        port.await("autonegotiation", LINK_NANOS, () -> (read(STATUS) & wanted) == wanted);
    }

    private int read(int register) {
        return access(MDIC_READ, register, 0) & 0xFFFF;
    }

    private void write(int register, int value) {
        access(MDIC_WRITE, register, value);
    }

    private int access(int operation, int register, int value) {
        port.write(E1000Registers.MDIC, operation | MDIC_PHY | register << MDIC_REGISTER_SHIFT | value);
        port.await("MDIC.R", MDIC_NANOS, () -> (port.read(E1000Registers.MDIC) & MDIC_READY) != 0);
        int answer = port.read(E1000Registers.MDIC);
        if ((answer & MDIC_ERROR) != 0) {
            throw new GuestDriverException("MDIC.E on PHY register " + register);
        }
        return answer;
    }
}
