package nicc.verifier.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a wire makes of a frame that asks to be cut, as numbers: [Cut] without a solver.
final class CutFrames {
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int MOST = 0xFFFF;

    private final Octets whole;
    private final Asked asked;
    private final int network;

    private CutFrames(Octets whole, Asked asked) {
        this.whole = whole;
        this.asked = asked;
        network = network(whole);
    }

    /// Cuts a frame.
    ///
    /// @param whole the frame, the pseudo header's sum in the checksum's place
    /// @param asked what it asks for
    /// @return the segments, or nothing where the frame's headers are not what it asks for
    static Optional<List<Octets>> of(Octets whole, Asked asked) {
        CutFrames cutting = new CutFrames(whole, asked);
        return cutting.possible() ? Optional.of(cutting.segments()) : Optional.empty();
    }

    /// Bytes of all headers of a frame that can be cut.
    static int header(Octets whole, Asked asked) {
        return new CutFrames(whole, asked).header();
    }

    /// Whether a checksum can be put where it is to go.
    static boolean checksum(Octets whole, Asked asked) {
        return asked.checksum()
                && asked.start() == (asked.start() & MOST)
                && asked.offset() == (asked.offset() & MOST)
                && asked.start() + asked.offset() + 2 <= whole.length();
    }

    /// A frame with the checksum that it asks for, if that can be: all ones in place of 0.
    static Octets completed(Octets frame, Asked asked) {
        Octets done = frame.copy();
        if (checksum(frame, asked)) {
            done.putWord(asked.start() + asked.offset(), complement(frame.sum(asked.start(), frame.length())));
        }
        return done;
    }

    private static int complement(int sum) {
        return sum == MOST ? MOST : ~sum;
    }

    /// Whether what stands in the checksum's place of a frame that can be cut is the pseudo header's sum: else nobody
    /// says what its segments' checksums are.
    static boolean seeded(Octets whole, Asked asked) {
        int meant = pseudo(whole, network(whole), asked.start(), asked.type() == 5);
        int field = whole.word(asked.start() + asked.offset());
        return field == meant || Octets.plus(field, ~meant & 0xFFFF) == 0xFFFF;
    }

    /// Where the network header begins: behind at most two tags.
    static int network(Octets frame) {
        int at = 12;
        for (int tags = 0; tags < 2; tags++) {
            int type = frame.word(at);
            if (type != 0x8100 && type != 0x88A8) {
                break;
            }
            at += 4;
        }
        return at + 2;
    }

    private boolean udp() {
        return asked.type() == 5;
    }

    private boolean version4() {
        return whole.word(network - 2) == 0x0800;
    }

    private int header() {
        return asked.start() + (udp() ? 8 : 4 * (whole.at(asked.start() + 12) >>> 4));
    }

    private boolean possible() {
        boolean known = asked.type() == 1 || asked.type() == 4 || udp();
        return known
                && checksum(whole, asked)
                && asked.offset() == (udp() ? 6 : 16)
                && asked.size() > 0
                && header() - asked.start() >= (udp() ? 8 : 20)
                && header() < whole.length()
                && (version4() ? possible4() : possible6());
    }

    private boolean possible4() {
        int bytes = 4 * (whole.at(network) & 0xF);
        return asked.type() != 4
                && whole.at(network) >>> 4 == 4
                && bytes >= 20
                && asked.start() == network + bytes
                && whole.at(network + 9) == (udp() ? UDP : TCP)
                && whole.length() - network <= MOST;
    }

    private boolean possible6() {
        return asked.type() != 1
                && whole.word(network - 2) == 0x86DD
                && whole.at(network) >>> 4 == 6
                && asked.start() >= network + 40
                && whole.length() - network - 40 <= MOST;
    }

    private List<Octets> segments() {
        List<Octets> segments = new ArrayList<>();
        for (int from = header(); from < whole.length(); from += asked.size()) {
            int to = Math.min(from + asked.size(), whole.length());
            Octets segment = whole.cut(0, header()).with(whole.cut(from, to));
            finish(segment, segments.size(), from - header(), to == whole.length());
            segments.add(segment);
        }
        return segments;
    }

    private void finish(Octets segment, int index, int sent, boolean last) {
        if (!udp()) {
            long sequence = whole.number(asked.start() + 4) + sent;
            int flags = whole.at(asked.start() + 13) & (last ? 0xFF : ~0x09) & (index == 0 ? 0xFF : ~0x80);
            segment.putNumber(asked.start() + 4, sequence);
            segment.put(asked.start() + 13, flags);
        }
        if (version4()) {
            segment.putWord(network + 4, whole.word(network + 4) + index);
        }
        lengths(segment, network, asked.start(), udp());
        checksums(segment, network, asked.start(), udp());
    }

    /// Writes the lengths that headers have to have.
    static void lengths(Octets frame, int network, int transport, boolean udp) {
        if (frame.at(network) >>> 4 == 4) {
            frame.putWord(network + 2, frame.length() - network);
        } else {
            frame.putWord(network + 4, frame.length() - network - 40);
        }
        if (udp) {
            frame.putWord(transport + 4, frame.length() - transport);
        }
    }

    /// Writes the checksums that a finished frame has to have, all ones in place of a transport checksum of 0.
    static void checksums(Octets frame, int network, int transport, boolean udp) {
        if (frame.at(network) >>> 4 == 4) {
            frame.putWord(network + 10, 0);
            frame.putWord(network + 10, ~frame.sum(network, transport));
        }
        int place = transport + (udp ? 6 : 16);
        frame.putWord(place, 0);
        int sum = Octets.plus(pseudo(frame, network, transport, udp), frame.sum(transport, frame.length()));
        frame.putWord(place, complement(sum));
    }

    /// The pseudo header's sum.
    static int pseudo(Octets frame, int network, int transport, boolean udp) {
        boolean version4 = frame.at(network) >>> 4 == 4;
        int addresses = version4 ? frame.sum(network + 12, network + 20) : frame.sum(network + 8, network + 40);
        int length = frame.length() - transport;
        int size = Octets.plus(length >>> 16, length & 0xFFFF);
        return Octets.plus(Octets.plus(addresses, udp ? UDP : TCP), size);
    }
}
