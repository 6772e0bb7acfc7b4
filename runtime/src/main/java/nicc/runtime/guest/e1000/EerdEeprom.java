package nicc.runtime.guest.e1000;

/// The EEPROM through EERD, a word at a time (Intel 317453, 13.4.4).
final class EerdEeprom implements Eeprom {
    private static final int START = 1;
    private static final int DONE = 1 << 4;
    private static final int ADDRESS_SHIFT = 8;
    private static final int DATA_SHIFT = 16;
    private static final long POLL_NANOS = 5_000;

    private final RegisterPort port;

    EerdEeprom(RegisterPort port) {
        this.port = port;
    }

    @Override
    public int read(int word) {
        port.write(E1000Registers.EERD, START | word << ADDRESS_SHIFT);
        port.await("EERD.DONE", POLL_NANOS, () -> (port.read(E1000Registers.EERD) & DONE) != 0);
        return port.read(E1000Registers.EERD) >>> DATA_SHIFT;
    }
}
