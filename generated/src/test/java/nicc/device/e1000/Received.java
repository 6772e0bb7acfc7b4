package nicc.device.e1000;

import java.util.stream.IntStream;

/// A receive descriptor after the device has written it back, with the data it points to (data sheet, section
/// 3.2.3).
final class Received {
    static final int DD = 1;
    static final int EOP = 2;
    static final int IXSM = 4;
    static final int VP = 8;
    static final int TCPCS = 0x20;
    static final int IPCS = 0x40;
    static final int PIF = 0x80;
    static final int TCPE = 0x20;
    static final int IPE = 0x40;

    private final Card card;
    private final long slot;

    Received(Card card, long slot) {
        this.card = card;
        this.slot = slot;
    }

    int length() {
        return number(8, 2);
    }

    int checksum() {
        return number(10, 2);
    }

    int status() {
        return number(12, 1);
    }

    int errors() {
        return number(13, 1);
    }

    int special() {
        return number(14, 2);
    }

    /// The bytes in memory.
    byte[] data() {
        long address = Integer.toUnsignedLong(number(0, 4));
        return card.memory.dump(address, length()).toArray();
    }

    private int number(int offset, int bytes) {
        return IntStream.range(0, bytes)
                .map(i -> card.memory.read(slot + offset + i) << (8 * i))
                .reduce(0, (a, b) -> a | b);
    }
}
