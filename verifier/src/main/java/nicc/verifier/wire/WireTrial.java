package nicc.verifier.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Runs the loaded classes on frames until they do what they may not: what is refuted shows on a wire. The solver's
/// numbers obey laws of sums and products only, so frames are drawn instead of made of them.
final class WireTrial {
    /// Draws for one obligation.
    private static final int TRIALS = 20_000;

    private static final long SEED = 1;
    private static final int LONGEST = 70_000;
    private static final int MOST_SHOWN = 4;

    private final LoadedWire wire;
    private final Random random = new Random(SEED);
    private final FrameMaker frames = new FrameMaker(random);
    private final LoadedWire.Buffer held;
    private final LoadedWire.Buffer frame;
    private final LoadedWire.Buffer segment;

    /// @param classes what is run
    /// @param runtime has the runtime's class files as resources
    WireTrial(WireClasses classes, ClassLoader runtime) {
        wire = new LoadedWire(classes, runtime);
        held = wire.buffer(Bench.LONGEST);
        frame = wire.buffer(Bench.LONGEST);
        segment = wire.buffer(LONGEST);
    }

    /// Looks for frames that show a refuted obligation.
    ///
    /// @param obligation its name
    /// @return lines for people, or nothing when none of the frames drawn shows it
    Optional<List<String>> show(String obligation) {
        return show(obligation, TRIALS);
    }

    /// As [#show(String)], with so many draws at most.
    Optional<List<String>> show(String obligation, int trials) {
        try {
            for (int i = 0; i < trials; i++) {
                List<String> shown = trial(obligation);
                if (!shown.isEmpty()) {
                    return Optional.of(shown);
                }
            }
            return Optional.empty();
        } catch (LoadedWire.Thrown e) {
            return Optional.of(List.of(String.valueOf(e.getMessage())));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a class of the wire is missing", e);
        }
    }

    private List<String> trial(String obligation) throws ClassNotFoundException {
        int space = obligation.lastIndexOf(' ');
        String what = space < 0 ? obligation : obligation.substring(0, space);
        Packet.Kind kind = kind(obligation.substring(space + 1));
        return switch (what) {
            case "first", "join", "refuse", "take" -> joined(frames.series(kind), false);
            case "announce joined" -> joined(frames.series(kind), true);
            case "announce" -> announced(kind, obligation.endsWith("others"));
            case "complete" -> completed(frames.undone());
            case "fold" -> folded(random.nextInt());
            default -> cut(frames.packet(kind));
        };
    }

    /// Any, where an obligation is about all.
    private Packet.Kind kind(String word) {
        for (Packet.Kind kind : Packet.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        List<Packet.Kind> any =
                word.equals("others") ? List.of(Packet.Kind.TCP4, Packet.Kind.TCP6) : List.of(Packet.Kind.values());
        return any.get(random.nextInt(any.size()));
    }

    private List<String> folded(int sum) throws ClassNotFoundException {
        int once = (sum & 0xFFFF) + (sum >>> 16);
        int meant = (once & 0xFFFF) + (once >>> 16);
        int got = wire.fold(sum);
        return got == meant
                ? List.of()
                : List.of("fold of 0x%x is 0x%x, and should be 0x%x".formatted(sum, got, meant));
    }

    private List<String> completed(Sent sent) throws ClassNotFoundException {
        frame.set(sent.frame(), sent.asked());
        wire.complete(frame);
        Octets meant = CutFrames.completed(sent.frame(), sent.asked());
        if (!frame.get().same(meant)) {
            return differ("it is completed", frame.get(), meant, List.of(sent));
        }
        Asked left = frame.asked();
        return left.equals(sent.asked().finished())
                ? List.of()
                : shown("asks for " + left + " when it is completed", List.of(sent));
    }

    // -- Joining

    private List<String> joined(List<Sent> series, boolean announced) {
        LoadedWire.Series joining = wire.series();
        List<Sent> accepted = new ArrayList<>();
        held.set(new Octets(new byte[0]), Asked.NOTHING);
        for (Sent one : series) {
            frame.set(one.frame(), one.asked());
            boolean may = joining.count() > 0 && !joining.complete();
            Sent before = new Sent(held.get(), held.asked());
            if (joining.join(held, frame)) {
                accepted.add(one);
                if (!may) {
                    return shown("a frame is joined though none may follow", accepted);
                }
            } else {
                if (!before.frame().same(held.get()) || !before.asked().equals(held.asked())) {
                    return shown("a frame that is refused changes what is held", List.of(one));
                }
                List<String> wrong = taken(joining, accepted, announced);
                if (!wrong.isEmpty()) {
                    return wrong;
                }
                if (joining.opens(frame)) {
                    joining.begin(held, frame);
                    accepted.add(one);
                }
            }
            if (joining.count() != accepted.size()) {
                return shown("it says that " + joining.count() + " are held", accepted);
            }
        }
        return taken(joining, accepted, announced);
    }

    /// Ends a series: what goes out is cut, and has to be what came in.
    private List<String> taken(LoadedWire.Series joining, List<Sent> accepted, boolean announced) {
        List<Sent> all = List.copyOf(accepted);
        accepted.clear();
        if (all.isEmpty()) {
            return List.of();
        }
        joining.finish(held);
        Octets out = held.get();
        Asked asked = held.asked();
        if (joining.count() != 0) {
            return shown("frames are held behind the end of a series", all);
        }
        if (all.stream().anyMatch(one -> one.asked().type() != 0)) {
            return shown("a frame that asks to be cut is held", all);
        }
        if (all.size() == 1) {
            Sent came = all.getFirst();
            return out.same(came.frame()) && asked.equals(came.asked())
                    ? List.of()
                    : shown("a segment alone goes out as " + out + ", " + asked, all);
        }
        if (announced) {
            frame.set(out, asked);
            List<String> wrong = announced(out, asked, CutFrames.header(out, asked));
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        return undone(out, asked, all);
    }

    private List<String> undone(Octets out, Asked asked, List<Sent> all) {
        int network = CutFrames.network(out);
        Optional<List<Octets>> cut = CutFrames.of(out, asked);
        if (cut.isEmpty()) {
            return shown("they are joined to " + out + ", which cannot be cut as it asks: " + asked, all);
        }
        if (out.at(network) >>> 4 == 4 && (out.word(network + 6) & 0x3FFF) != 0) {
            return shown("fragments are joined", all);
        }
        Octets right = out.copy();
        CutFrames.lengths(right, network, asked.start(), false);
        CutFrames.checksums(right, network, asked.start(), false);
        right.putWord(asked.start() + 16, CutFrames.pseudo(right, network, asked.start(), false));
        if (!out.same(right)) {
            return differ("the joined frame should be", right, out, all);
        }
        if (asked.header() != CutFrames.header(out, asked)) {
            return shown("it says that headers are " + asked.header() + " bytes", all);
        }
        for (int i = 0; i < Math.max(cut.get().size(), all.size()); i++) {
            if (i >= all.size() || i >= cut.get().size()) {
                return shown("they come out of cutting as " + cut.get().size() + " segments", all);
            }
            List<String> wrong = segment(i, cut.get().get(i), all, asked.start() + 16);
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        return List.of();
    }

    /// A segment that comes out of cutting is the one that came in, completed if it was not.
    private static List<String> segment(int index, Octets came, List<Sent> all, int checksum) {
        Sent sent = all.get(index);
        Octets meant = CutFrames.completed(sent.frame(), sent.asked());
        if (!came.same(meant)) {
            return differ("segment " + index + " comes out of cutting", came, meant, all);
        }
        return !sent.asked().checksum() && came.word(checksum) == 0xFFFF
                ? shown("segment " + index + " has a checksum of 0, which is all ones to some and 0 to others", all)
                : List.of();
    }

    // -- Cutting

    private List<String> cut(Sent whole) {
        frame.set(whole.frame(), whole.asked());
        LoadedWire.Cutter cutter = wire.cutter();
        int count = cutter.begin(frame);
        List<Octets> meant = CutFrames.of(whole.frame(), whole.asked()).orElse(List.of());
        if (count != meant.size()) {
            return shown(whole, "makes " + count + " segments, and should make " + meant.size());
        }
        boolean told = count > 0 && CutFrames.seeded(whole.frame(), whole.asked());
        for (int i = 0; told && i < count; i++) {
            int room = random.nextInt(20) == 0 ? random.nextInt(200) : LONGEST;
            boolean fits = meant.get(i).length() <= room;
            LoadedWire.Buffer into = room == LONGEST ? segment : wire.buffer(room);
            if (cutter.segment(frame, i, into) != fits) {
                return shown(whole, "says that segment " + i + (fits ? " does not fit " : " fits ") + room + " bytes");
            }
            if (fits && !into.get().same(meant.get(i))) {
                int at = Math.max(0, into.get().difference(meant.get(i)));
                return shown(
                        whole,
                        "makes segment %d with 0x%02x at byte %d, and should make it with 0x%02x"
                                .formatted(
                                        i, into.get().at(at), at, meant.get(i).at(at)));
            }
        }
        return List.of();
    }

    // -- Announcing

    private List<String> announced(Packet.Kind kind, boolean whole) {
        Sent packet = frames.packet(kind);
        Asked asked = whole ? packet.asked().of(0) : packet.asked();
        if (whole && random.nextBoolean()) {
            asked = asked.finished();
        }
        frame.set(packet.frame(), asked);
        if (asked.type() == 0) {
            boolean checksum = CutFrames.checksum(packet.frame(), asked);
            Asked left = checksum ? asked : Asked.NOTHING;
            return said(packet.frame(), asked, header(left.checksum(), 0, 0, 0, left.start(), left.offset()));
        }
        return announced(packet.frame(), asked, CutFrames.header(packet.frame(), asked));
    }

    private List<String> announced(Octets out, Asked asked, int headers) {
        if (CutFrames.of(out, asked).isEmpty()) {
            return wire.announcer().describe(frame).isEmpty()
                    ? List.of()
                    : shown(new Sent(out, asked), "is announced, though it cannot be cut");
        }
        return said(out, asked, header(true, asked.type(), headers, asked.size(), asked.start(), asked.offset()));
    }

    private List<String> said(Octets out, Asked asked, Octets meant) {
        Optional<Octets> said = wire.announcer().describe(frame);
        return said.isPresent() && said.get().cut(0, meant.length()).same(meant)
                ? List.of()
                : shown(
                        new Sent(out, asked),
                        "is announced as " + said.map(Octets::toString).orElse("nothing") + ", and should be as "
                                + meant);
    }

    private static Octets header(boolean checksum, int type, int headers, int size, int start, int offset) {
        Octets header = new Octets(new byte[10]);
        header.put(0, checksum ? 1 : 0);
        header.put(1, type);
        int at = 2;
        for (int number : new int[] {headers, size, start, offset}) {
            header.put(at, number);
            header.put(at + 1, number >>> 8);
            at += 2;
        }
        return header;
    }

    // -- Words

    private static List<String> differ(String what, Octets one, Octets other, List<Sent> frames) {
        int at = Math.max(0, one.difference(other));
        return shown("%s with 0x%02x at byte %d, not 0x%02x".formatted(what, one.at(at), at, other.at(at)), frames);
    }

    private static List<String> shown(Sent frame, String what) {
        return shown(what, List.of(frame));
    }

    private static List<String> shown(String what, List<Sent> frames) {
        List<String> lines = new ArrayList<>();
        frames.stream().limit(MOST_SHOWN).forEach(one -> lines.add(one.toString()));
        if (frames.size() > MOST_SHOWN) {
            lines.add("… " + frames.size() + " frames in all");
        }
        lines.add(what);
        return lines;
    }
}
