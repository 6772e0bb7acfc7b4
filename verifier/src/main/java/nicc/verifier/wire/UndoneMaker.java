package nicc.verifier.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws frames that leave a checksum to the wire, right ones and ones with something wrong.
final class UndoneMaker {
    private static final int NETWORK = 14;
    private static final int FIELD = 16;
    private static final int MOST = 0xFFFF;

    /// One in so many is about frames of 64 KiB.
    private static final int LARGE_ONES = 200;

    private final Random random;

    UndoneMaker(Random random) {
        this.random = random;
    }

    /// Leaves the TCP checksums of some segments of a series undone, of all, or of none.
    ///
    /// @param segments finished
    /// @param kind the protocols
    List<Sent> some(List<Octets> segments, Packet.Kind kind) {
        int share = random.nextInt(6);
        int transport = NETWORK + kind.networkHeader();
        boolean off = random.nextInt(16) == 0;
        List<Sent> all = new ArrayList<>();
        for (Octets segment : segments) {
            boolean undone = share == 0 || (share <= 2 && random.nextBoolean());
            Sent sent = undone ? undone(segment, transport) : Sent.finished(segment);
            all.add(undone && off ? without(sent, transport) : sent);
        }
        if (share <= 2 && random.nextBoolean()) {
            int index = random.nextInt(all.size());
            all.set(index, spoilt(segments.get(index), transport, kind));
        }
        return all;
    }

    private Sent undone(Octets segment, int transport) {
        Octets frame = segment.copy();
        frame.putWord(transport + FIELD, CutFrames.pseudo(frame, NETWORK, transport, false));
        return new Sent(frame, new Asked(true, transport, FIELD, 0, random.nextInt(MOST), random.nextInt(MOST)));
    }

    /// The pseudo header's length is that of the payload.
    private static Sent without(Sent sent, int transport) {
        int header = 4 * (sent.frame().at(transport + 12) >>> 4);
        return field(sent, transport, Octets.plus(sent.frame().word(transport + FIELD), MOST - header));
    }

    private Sent spoilt(Octets segment, int transport, Packet.Kind kind) {
        Sent sent = undone(segment, transport);
        Octets frame = sent.frame();
        Asked asked = sent.asked();
        return switch (random.nextInt(7)) {
            case 0 -> new Sent(frame, asked.from(random.nextInt(2 * transport)));
            case 1 -> new Sent(frame, asked.at(random.nextInt(2 * FIELD)));
            case 2 -> field(sent, transport, random.nextBoolean() ? 0 : MOST);
            case 3 -> field(sent, transport, Octets.plus(frame.word(transport + FIELD), 1 + random.nextInt(MOST)));
            case 4 -> new Sent(segment, asked);
            case 5 -> new Sent(frame, asked.finished());
            default -> new Sent(frame, asked.of(kind.request()).pieces(1 + random.nextInt(MOST)));
        };
    }

    private static Sent field(Sent sent, int transport, int number) {
        sent.frame().putWord(transport + FIELD, number);
        return sent;
    }

    /// A frame of any bytes that asks for a checksum, which perhaps cannot be.
    Sent any() {
        int length = random.nextInt(LARGE_ONES) == 0 ? Bench.LONGEST - random.nextInt(4) : random.nextInt(100);
        Octets frame = new Octets(new byte[length]);
        if (random.nextInt(8) != 0) {
            random.nextBytes(frame.bytes());
        }
        int start = place(length);
        int offset = place(length - start);
        Asked asked = new Asked(random.nextInt(4) != 0, start, offset, random.nextInt(7), random.nextInt(MOST), 0);
        if (random.nextInt(8) == 0 && start >= 0 && start + 1 < length) {
            int rest = ~frame.sum(start, length) & MOST;
            frame.putWord(start, Octets.plus(frame.word(start), rest));
        }
        return new Sent(frame, asked);
    }

    /// Mostly within some bytes, or about their end, and in a large frame about where 16 bits end.
    private int place(int bytes) {
        return switch (random.nextInt(8)) {
            case 0 -> bytes - random.nextInt(4);
            case 1 -> -1 - random.nextInt(8);
            case 2 -> MOST - 1 + random.nextInt(4);
            case 3 -> Integer.MAX_VALUE - random.nextInt(4);
            default -> random.nextInt(Math.max(1, bytes));
        };
    }
}
