package nicc.verifier.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws frames: packets that ask to be cut, and series of segments, right ones and ones with something wrong.
final class FrameMaker {
    private static final int NETWORK = 14;
    private static final int FIN_PSH = Packet.FIN | Packet.PSH;
    private static final int LARGE = 1448;

    /// One in so many is about packets of up to 64 KiB.
    private static final int LARGE_ONES = 200;

    private final Random random;
    private final UndoneMaker undone;

    FrameMaker(Random random) {
        this.random = random;
        undone = new UndoneMaker(random);
    }

    /// Where headers are, and how long.
    private record Shape(Packet.Kind kind, int tags, int options, int transportOptions) {
        int network() {
            return NETWORK + 4 * tags;
        }

        int transport() {
            return network() + kind.networkHeader() + options;
        }

        int header() {
            return transport() + (kind.tcp() ? 20 + transportOptions : 8);
        }
    }

    private boolean often() {
        return random.nextInt(4) != 0;
    }

    private boolean seldom() {
        return random.nextInt(8) == 0;
    }

    /// A packet that asks to be cut and can be, or one of which one thing was changed, so that perhaps it cannot.
    Sent packet(Packet.Kind kind) {
        int options = often() ? 0 : kind.version4() ? 4 * random.nextInt(11) : 8 * random.nextInt(4);
        Shape shape = new Shape(kind, often() ? 0 : 1 + random.nextInt(2), options, 4 * random.nextInt(11));
        boolean large = random.nextInt(LARGE_ONES) == 0;
        int size = 1 + random.nextInt(large ? LARGE : 40);
        int payload = 1 + random.nextInt(large ? 64_000 : 150);
        Octets frame = headers(shape, payload);
        if (kind.tcp()) {
            frame.put(shape.transport() + 13, random.nextInt(0x100));
        }
        seed(frame, shape);
        Asked asked = new Asked(true, shape.transport(), kind.checksum(), kind.request(), size, random.nextInt(200));
        if (seldom()) {
            ambiguous(frame, shape, size);
        }
        return often() ? new Sent(frame, asked) : changed(frame, asked, shape);
    }

    private Sent changed(Octets frame, Asked asked, Shape shape) {
        return switch (random.nextInt(9)) {
            case 0 -> new Sent(frame, asked.from(shape.transport() + 4 * (random.nextInt(7) - 3)));
            case 1 -> new Sent(frame, asked.at(2 * random.nextInt(12)));
            case 2 -> new Sent(frame, asked.of(random.nextInt(7)));
            case 3 -> new Sent(frame, asked.pieces(random.nextInt(3) * 0x7FFF));
            case 4 -> {
                int least = Math.min(asked.start() + asked.offset() + 2, frame.length());
                Octets shorter = frame.cut(0, least + random.nextInt(frame.length() - least + 1));
                seed(shorter, shape);
                yield new Sent(shorter, asked);
            }
            case 5 -> {
                int room = Math.max(1, Bench.LONGEST - frame.length());
                Octets longer = frame.with(new Octets(new byte[random.nextInt(room)]));
                seed(longer, shape);
                yield new Sent(longer, asked);
            }
            case 6 -> new Sent(frame, asked.finished());
            case 7 -> {
                frame.put(shape.network(), frame.at(shape.network()) ^ 1 << random.nextInt(8));
                yield new Sent(frame, asked);
            }
            default -> {
                int at = 12 + random.nextInt(shape.header() - 12);
                frame.put(at, frame.at(at) ^ 1 << random.nextInt(8));
                yield new Sent(frame, asked);
            }
        };
    }

    /// Changes the first bytes of payload so that the checksum of the first segment is 0 in ones' complement.
    private static void ambiguous(Octets frame, Shape shape, int size) {
        int place = shape.header();
        if (size < 2 || frame.length() < place + 2) {
            return;
        }
        Asked asked = new Asked(
                true, shape.transport(), shape.kind().checksum(), shape.kind().request(), size, 0);
        CutFrames.of(frame, asked).ifPresent(segments -> {
            int checksum =
                    segments.getFirst().word(shape.transport() + shape.kind().checksum());
            frame.putWord(place, Octets.plus(frame.word(place), checksum));
        });
    }

    private Octets headers(Shape shape, int payload) {
        Octets frame = new Octets(new byte[shape.header() + payload]);
        random.nextBytes(frame.bytes());
        for (int tag = 0; tag < shape.tags(); tag++) {
            frame.putWord(12 + 4 * tag, random.nextBoolean() ? 0x8100 : 0x88A8);
        }
        Packet.Kind kind = shape.kind();
        int network = shape.network();
        frame.putWord(network - 2, kind.etherType());
        if (kind.version4()) {
            frame.put(network, 0x45 + shape.options() / 4);
            frame.putWord(network + 6, random.nextBoolean() ? 0x4000 : 0);
            frame.put(network + 9, kind.protocol());
        } else {
            frame.put(network, 0x60 | random.nextInt(16));
            frame.put(network + 6, shape.options() == 0 ? kind.protocol() : 0);
        }
        if (kind.tcp()) {
            frame.put(shape.transport() + 12, (5 + shape.transportOptions() / 4) << 4);
            frame.put(shape.transport() + 13, Packet.ACK);
        }
        CutFrames.lengths(frame, network, shape.transport(), !kind.tcp());
        return frame;
    }

    private static void seed(Octets frame, Shape shape) {
        boolean udp = !shape.kind().tcp();
        int place = shape.transport() + shape.kind().checksum();
        frame.putWord(place, CutFrames.pseudo(frame, shape.network(), shape.transport(), udp));
    }

    /// Segments of some packets of one connection, one after the other, up to two things of them wrong, and their
    /// checksums finished or not.
    List<Sent> series(Packet.Kind kind) {
        Shape shape = new Shape(kind, 0, 0, 4 * random.nextInt(11));
        boolean large = random.nextInt(LARGE_ONES) == 0;
        int size = 1 + random.nextInt(large ? LARGE : 40);
        Octets head = headers(shape, 0);
        if (seldom()) {
            head.put(shape.transport() + 13, Packet.ACK | Packet.ECE);
        }
        List<Octets> segments = new ArrayList<>();
        int packets = 1 + random.nextInt(3);
        for (int i = 0; i < packets; i++) {
            int mss = often() ? size : 1 + random.nextInt(2 * size);
            int payload = large ? LARGE * (30 + random.nextInt(14)) : 1 + random.nextInt(5 * mss);
            packet(head, shape, mss, payload, segments);
        }
        for (int wrong = random.nextInt(3); wrong > 0; wrong--) {
            spoil(segments, shape);
        }
        return undone.some(segments, kind);
    }

    /// A frame that asks for a checksum.
    Sent undone() {
        return undone.any();
    }

    private void packet(Octets head, Shape shape, int size, int payload, List<Octets> into) {
        byte[] data = new byte[payload];
        random.nextBytes(data);
        Octets whole = head.copy().with(new Octets(data));
        int flags = head.at(shape.transport() + 13);
        int ended = often() ? Packet.PSH : seldom() ? Packet.FIN : 0;
        whole.put(shape.transport() + 13, flags | ended | (seldom() ? Packet.CWR : 0));
        CutFrames.lengths(whole, NETWORK, shape.transport(), false);
        seed(whole, shape);
        Asked asked = new Asked(true, shape.transport(), 16, shape.kind().request(), size, 0);
        List<Octets> segments = CutFrames.of(whole, asked).orElseThrow();
        into.addAll(segments);
        head.putNumber(shape.transport() + 4, head.number(shape.transport() + 4) + payload);
        if (shape.kind().version4()) {
            head.putWord(NETWORK + 4, head.word(NETWORK + 4) + segments.size());
        }
    }

    private void spoil(List<Octets> segments, Shape shape) {
        int index = random.nextInt(segments.size());
        Octets one = segments.get(index);
        int transport = shape.transport();
        int place = random.nextInt(shape.header());
        int bit = 1 << random.nextInt(8);
        switch (random.nextInt(14)) {
            case 0 -> one.put(place, one.at(place) ^ bit);
            case 1 -> finished(flipped(one, place, bit), transport, false);
            case 2 -> finished(flipped(one, place, bit), transport, true);
            case 3 -> segments.forEach(each -> finished(flipped(each, place, bit), transport, false));
            case 4 -> {
                if (segments.size() > 1) {
                    segments.remove(index);
                }
            }
            case 5 -> segments.add(random.nextInt(segments.size()), one.copy());
            case 6 -> {
                int length = shape.header() + random.nextInt(one.length() - shape.header() + 1);
                segments.set(index, finished(one.cut(0, length), transport, true));
            }
            case 7 -> segments.set(index, one.with(new Octets(new byte[1 + random.nextInt(9)])));
            case 8 -> zero(one, shape);
            case 9 -> {
                int usual = random.nextBoolean() ? FIN_PSH | Packet.ECE : 0xFF;
                int flags = Packet.ACK | (random.nextInt(0x100) & usual);
                one.put(transport + 13, flags);
                finished(one, transport, false);
            }
            case 10 -> {
                int flags = random.nextInt(0x100);
                segments.forEach(each -> each.put(transport + 13, each.at(transport + 13) | flags));
                segments.forEach(each -> finished(each, transport, false));
            }
            case 11 ->
                segments.forEach(each -> {
                    each.putWord(NETWORK + 4, segments.getFirst().word(NETWORK + 4));
                    finished(each, transport, !shape.kind().version4());
                });
            case 12 ->
                segments.forEach(each -> {
                    each.putNumber(transport + 4, segments.getFirst().number(transport + 4));
                    finished(each, transport, false);
                });
            default -> {
                Octets tagged = one.cut(0, 12)
                        .with(new Octets(new byte[] {(byte) 0x81, 0, 0, 1}))
                        .with(one.cut(12, one.length()));
                segments.set(index, tagged);
            }
        }
    }

    private static Octets flipped(Octets frame, int place, int bit) {
        frame.put(place, frame.at(place) ^ bit);
        return frame;
    }

    /// Checksums that are right, and lengths.
    private static Octets finished(Octets frame, int transport, boolean lengths) {
        if (lengths) {
            CutFrames.lengths(frame, NETWORK, transport, false);
        }
        CutFrames.checksums(frame, NETWORK, transport, false);
        return frame;
    }

    /// Payload for which the checksum is 0 in ones' complement, written in either way.
    private void zero(Octets segment, Shape shape) {
        int place = shape.header();
        int checksum = shape.transport() + 16;
        if (segment.length() >= place + 2) {
            segment.putWord(place, Octets.plus(segment.word(place), segment.word(checksum)));
            segment.putWord(checksum, random.nextBoolean() ? 0 : 0xFFFF);
        }
    }
}
