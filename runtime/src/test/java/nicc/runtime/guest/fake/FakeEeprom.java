package nicc.runtime.guest.fake;

/// A 93C46 behind EECD and EERD.
final class FakeEeprom {
    private static final int SK = 1;
    private static final int CS = 2;
    private static final int DI = 4;
    private static final int DO = 8;
    private static final int REQUEST = 1 << 6;
    private static final int GRANT = 1 << 7;
    private static final int COMMAND_BITS = 9;

    private int pins;
    private int clocks;
    private int command;
    private int data;

    static int word(int index) {
        return switch (index) {
            case 0 -> 0x5452;
            case 1 -> 0x1200;
            case 2 -> 0x5634;
            case 63 -> 0xBABA - 0x5452 - 0x1200 - 0x5634 & 0xFFFF;
            default -> 0;
        };
    }

    /// The value of EECD after a write.
    int write(int value) {
        boolean rising = (value & SK) != 0 && (pins & SK) == 0;
        pins = value;
        if ((value & CS) == 0) {
            clocks = 0;
            command = 0;
        } else if (rising) {
            clock((value & DI) != 0 ? 1 : 0);
        }
        int out = clocks > COMMAND_BITS && (data & 0x10000) != 0 ? DO : 0;
        int grant = (value & REQUEST) != 0 ? GRANT : 0;
        return (value & ~(DO | GRANT)) | out | grant;
    }

    private void clock(int bit) {
        if (++clocks <= COMMAND_BITS) {
            command = command << 1 | bit;
            data = word(command & 0x3F);
        } else {
            data <<= 1;
        }
    }
}
