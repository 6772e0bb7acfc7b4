package nicc.runtime.guest.e1000;

/// The EEPROM through EECD, a pin at a time (Intel 317453, 13.4.3): the Microwire protocol of a 93C46 or 93C66.
final class MicrowireEeprom implements Eeprom {
    private static final int SK = 1 << 0;
    private static final int CS = 1 << 1;
    private static final int DI = 1 << 2;
    private static final int DO = 1 << 3;
    private static final int REQUEST = 1 << 6;
    private static final int GRANT = 1 << 7;
    private static final int SIZE = 1 << 9;

    private static final int READ_OPCODE = 0b110;
    private static final int OPCODE_BITS = 3;
    private static final int DATA_BITS = 16;
    private static final long CLOCK_NANOS = 50_000;

    private final RegisterPort port;
    private int eecd;

    MicrowireEeprom(RegisterPort port) {
        this.port = port;
    }

    @Override
    public int read(int word) {
        acquire();
        int addressBits = (eecd & SIZE) != 0 ? 8 : 6;
        shiftOut(READ_OPCODE, OPCODE_BITS);
        shiftOut(word, addressBits);
        int value = shiftIn();
        release();
        return value;
    }

    private void acquire() {
        eecd = port.read(E1000Registers.EECD);
        set(REQUEST, true);
        port.await("EECD.EE_GNT", CLOCK_NANOS, () -> (port.read(E1000Registers.EECD) & GRANT) != 0);
        set(SK | DI, false);
        set(CS, true);
    }

    private void release() {
        set(CS | DI, false);
        clock();
        set(REQUEST, false);
    }

    private void shiftOut(int value, int bits) {
        for (int bit = bits - 1; bit >= 0; bit--) {
            set(DI, (value >>> bit & 1) != 0);
            clock();
        }
        set(DI, false);
    }

    /// The data follow a dummy 0, which the last address bit's clock has put out already.
    private int shiftIn() {
        int value = 0;
        for (int bit = 0; bit < DATA_BITS; bit++) {
            set(SK, true);
            value = value << 1 | ((port.read(E1000Registers.EECD) & DO) != 0 ? 1 : 0);
            set(SK, false);
        }
        return value;
    }

    private void clock() {
        set(SK, true);
        set(SK, false);
    }

    private void set(int pins, boolean high) {
        eecd = high ? eecd | pins : eecd & ~pins;
        port.write(E1000Registers.EECD, eecd);
        port.flush();
        port.delay(CLOCK_NANOS);
    }
}
