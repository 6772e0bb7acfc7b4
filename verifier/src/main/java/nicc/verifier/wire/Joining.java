package nicc.verifier.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nicc.verifier.bytecode.Run;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// What is claimed of `TcpSeries`: joining is undone by cutting. By induction over the frames that are accepted, for
/// any number of them, any sizes and any bytes.
final class Joining {
    static final String CLASS = "nicc.runtime.wire.TcpSeries";

    static final int NETWORK = 14;

    /// Words of a TCP header: without, to with all, options.
    private static final int FEWEST_WORDS = 5;

    private static final int MOST_WORDS = 15;

    private final Packet.Kind kind;

    Joining(Packet.Kind kind) {
        this.kind = kind;
    }

    /// What is held, while more may follow.
    ///
    /// @param packet the frame
    /// @param size bytes of payload in each segment
    /// @param earlier bytes of payload before some segment
    /// @param sent bytes of payload of all segments
    /// @param index which one that segment is
    /// @param count how many there are
    private record Held(Packet packet, Term size, Term earlier, Term sent, Term index, Term count) {}

    private int transport() {
        return NETWORK + kind.networkHeader();
    }

    /// The first frame of a series: it is segment 0 of itself, and what is held fulfils what joining assumes.
    void first(Bench bench) {
        Terms terms = bench.terms();
        Term content = frame(bench);
        unknownSeries(bench);
        bench.buffer(
                "held",
                bench.frames().any("held", bench.natural("length held", 17)),
                Bench.LONGEST,
                Requests.any(bench, "held"));
        bench.assume(terms.eq(bench.frames().load(content, bench.number(12), 2), terms.constant(kind.etherType(), 16)));
        divide(bench, content);
        Run run = bench.run();
        Term opens = truth(bench, run.call("opens", List.of("frame"), List.of()).orElseThrow());
        bench.ended(opens);
        run.call("begin", List.of("held", "frame"), List.of());
        bench.account(run);
        Packet packet = packet(bench, bench.after(run, "held"), bench.after(run, "header"));
        Term size = bench.after(run, "size");
        Cut cut = new Cut(packet, size, bench.number(0), bench.number(0));
        List<Claim> claims = new ArrayList<>(cut.is(content));
        claims.add(new Claim("one frame is held", terms.eq(bench.after(run, "count"), bench.number(1))));
        claims.add(new Claim("more may follow", terms.eq(bench.after(run, "complete"), bench.number(0))));
        claims.add(new Claim("all payload is one segment's", terms.eq(packet.payload(), size)));
        claims.add(
                new Claim("there is payload", terms.and(terms.any(size), terms.ult(packet.header(), packet.length()))));
        claims.add(new Claim(
                "where headers are",
                terms.and(
                        terms.eq(bench.after(run, "network"), bench.number(NETWORK)),
                        terms.eq(bench.after(run, "transport"), bench.number(transport())))));
        invariant(packet, true).forEach(claims::add);
        claims.add(Requests.same(bench, run, "held", "frame"));
        bench.claims(claims);
        Checked.claims(bench, opens, cut, content);
    }

    /// Only untagged IPv4 and IPv6 open a series, so that both kinds are all there are.
    static void others(Bench bench) {
        Terms terms = bench.terms();
        Term content = frame(bench);
        unknownSeries(bench);
        Term type = bench.frames().load(content, bench.number(12), 2);
        Stream.of(Packet.Kind.TCP4, Packet.Kind.TCP6)
                .forEach(kind -> bench.assume(terms.not(terms.eq(type, terms.constant(kind.etherType(), 16)))));
        Run run = bench.run();
        Term opens = truth(bench, run.call("opens", List.of("frame"), List.of()).orElseThrow());
        bench.account(run);
        bench.claim("no other frame opens a series", terms.not(opens));
    }

    /// One more frame, by the bytes of the TCP header.
    List<Consumer<Bench>> next() {
        return IntStream.rangeClosed(FEWEST_WORDS, MOST_WORDS)
                .<Consumer<Bench>>mapToObj(words -> bench -> next(bench, words))
                .toList();
    }

    private void next(Bench bench, int words) {
        Terms terms = bench.terms();
        Held held = held(bench, words);
        Term content = frame(bench);
        bench.assume(terms.eq(bench.frames().load(content, bench.number(12), 2), terms.constant(kind.etherType(), 16)));
        divide(bench, content);
        Run run = bench.run();
        Term joined = truth(
                bench, run.call("join", List.of("held", "frame"), List.of()).orElseThrow());
        bench.account(run);
        bench.ended(terms.not(joined));
        bench.claims(refused(bench, held, run));
        bench.ended(joined);
        Packet after = held.packet().with(bench.after(run, "held"));
        Cut last = new Cut(after, held.size(), held.count(), held.sent());
        bench.claims(accepted(bench, held, last, content, run));
        Checked.claims(bench, joined, last, content);
    }

    private static List<Claim> accepted(Bench bench, Held held, Cut last, Term content, Run run) {
        Terms terms = bench.terms();
        Packet after = last.whole();
        List<Claim> claims = new ArrayList<>();
        Term behind = terms.sub(bench.frames().length(content), held.packet().header());
        Term longer = terms.add(held.packet().length(), behind);
        claims.add(new Claim("its payload is put behind what is held", terms.eq(after.length(), longer), true));
        Term sizes = terms.and(terms.any(behind), terms.ule(behind, held.size()));
        claims.add(new Claim("and is no longer than a segment's", sizes, true));
        claims.add(new Claim("there is such a segment, and it is the last", terms.and(last.exists(), last.last())));
        claims.addAll(last.is(content));
        claims.addAll(earlier(bench, held, after));
        claims.add(new Claim(
                "one more is held", terms.eq(bench.after(run, "count"), terms.add(held.count(), bench.number(1)))));
        claims.add(new Claim(
                "a packet of 64 KiB at most",
                terms.ule(terms.sub(after.length(), bench.number(NETWORK)), bench.number(0xFFFF))));
        claims.addAll(invariant(after, false));
        Term open = terms.eq(bench.after(run, "complete"), bench.number(0));
        Term full = terms.eq(last.payload(), held.size());
        claims.add(new Claim("a shorter segment is the last", terms.or(terms.not(open), full)));
        invariant(after, true)
                .forEach(claim ->
                        claims.add(new Claim("open: " + claim.what(), terms.or(terms.not(open), claim.holds()))));
        claims.add(kept(bench, run, "network", "transport", "header", "size"));
        return claims;
    }

    /// Any segment before stays what it was.
    private static List<Claim> earlier(Bench bench, Held held, Packet after) {
        Terms terms = bench.terms();
        Cut before = new Cut(held.packet(), held.size(), held.index(), held.earlier());
        Cut now = new Cut(after, held.size(), held.index(), held.earlier());
        Term at = terms.symbol("any byte before", 32);
        Term header = terms.and(
                terms.ult(at, held.packet().header()),
                terms.not(terms.eq(at, held.packet().inTransport(13))));
        Term payload = terms.and(
                terms.ule(held.packet().header(), at),
                terms.ult(at, held.packet().length()));
        Term same = terms.eq(held.packet().byteAt(at), after.byteAt(at));
        return List.of(
                new Claim("an earlier segment's payload is as long", terms.eq(before.payload(), now.payload())),
                new Claim("an earlier segment's flags", terms.eq(before.flags(), now.flags())),
                new Claim("a byte that was held", terms.or(terms.not(terms.or(header, payload)), same)));
    }

    private static List<Claim> refused(Bench bench, Held held, Run run) {
        Terms terms = bench.terms();
        Term at = terms.symbol("any byte of what is held", 32);
        Packet after = held.packet().with(bench.after(run, "held"));
        return List.of(
                new Claim(
                        "what is held stays",
                        terms.and(
                                terms.eq(after.length(), held.packet().length()),
                                terms.eq(after.byteAt(at), held.packet().byteAt(at)))),
                Requests.same(bench, run, "held", "held"),
                kept(bench, run, "network", "transport", "header", "size", "count", "complete"));
    }

    private static Claim kept(Bench bench, Run run, String... fields) {
        List<Term> same = Stream.of(fields)
                .map(field -> bench.terms().eq(bench.after(run, field), bench.before(field)))
                .toList();
        return new Claim("the other fields stay", bench.terms().all(same));
    }

    /// A frame of another kind, or one that comes when nothing is held or nothing may follow, is refused.
    void never(Bench bench) {
        Terms terms = bench.terms();
        Held held = held(bench, FEWEST_WORDS);
        Term content = frame(bench);
        Term type = bench.frames().load(content, bench.number(12), 2);
        bench.assume(terms.not(terms.eq(type, terms.constant(kind.etherType(), 16))));
        refusal(bench, held);
    }

    /// When nothing is held or nothing may follow, every frame is refused.
    void closed(Bench bench) {
        Terms terms = bench.terms();
        Held held = held(bench, FEWEST_WORDS);
        frame(bench);
        bench.fields("", "count", "complete");
        bench.assume(terms.or(
                terms.eq(bench.before("count"), bench.number(0)),
                terms.not(terms.eq(bench.before("complete"), bench.number(0)))));
        refusal(bench, held);
    }

    private void refusal(Bench bench, Held held) {
        Run run = bench.run();
        Term joined = truth(
                bench, run.call("join", List.of("held", "frame"), List.of()).orElseThrow());
        bench.account(run);
        bench.claim("it is refused", bench.terms().not(joined));
        bench.claims(refused(bench, held, run));
    }

    /// What is held, from any point of a series on.
    private Held held(Bench bench, int words) {
        Terms terms = bench.terms();
        Term size = bench.natural("size", 16);
        Term index = bench.natural("index of some segment", 16);
        Term count = bench.natural("segments", 16);
        Term earlier = bench.natural("index times size", 16);
        Term sent = bench.natural("segments times size", 17);
        Term header = bench.number(transport() + 4L * words);
        Term length = terms.add(header, sent);
        Term content = bench.frames().any("held", length);
        bench.assume(terms.any(size));
        bench.assume(terms.ult(index, count));
        bench.assume(terms.ule(terms.add(earlier, size), sent));
        bench.assume(terms.ule(length, bench.number(Bench.LONGEST)));
        unknownSeries(bench);
        bench.field("count", count);
        bench.field("network", bench.number(NETWORK));
        bench.field("transport", bench.number(transport()));
        bench.field("header", header);
        bench.field("size", size);
        bench.field("complete", bench.number(0));
        bench.buffer("held", content, Bench.LONGEST, Requests.any(bench, "held"));
        Packet packet = packet(bench, content, header);
        invariant(packet, true).forEach(claim -> bench.assume(claim.holds()));
        return new Held(packet, size, earlier, sent, index, count);
    }

    /// What is true of the headers of what is held.
    ///
    /// @param open whether more may follow
    static List<Claim> invariant(Packet packet, boolean open) {
        Terms terms = packet.frames().terms();
        List<Claim> facts = new ArrayList<>();
        packet.plain().forEach(fact -> facts.add(new Claim("the network header", fact)));
        if (packet.kind().version4()) {
            Term fragment = terms.extract(packet.word(packet.inNetwork(6)), 13, 0);
            facts.add(new Claim("no fragment", terms.eq(fragment, terms.zero(14))));
        } else {
            Term next = packet.byteAt(packet.inNetwork(6));
            facts.add(new Claim("TCP is next", terms.eq(next, terms.constant(6, 8))));
        }
        facts.add(new Claim(
                "where the TCP header ends",
                terms.and(
                        terms.eq(packet.transportEnd(), packet.header()),
                        terms.ule(packet.inTransport(20), packet.header()))));
        int never = open ? ~(Packet.ACK | Packet.ECE) : ~(Packet.ACK | Packet.ECE | Packet.FIN | Packet.PSH);
        Term rare = terms.and(packet.flags(), terms.constant(never & 0xFF, 8));
        facts.add(new Claim("no flags but usual ones", terms.eq(rare, terms.zero(8))));
        return facts;
    }

    Packet packet(Bench bench, Term content, Term header) {
        return new Packet(bench.frames(), content, kind, bench.number(NETWORK), bench.number(transport()), header);
    }

    private static Term frame(Bench bench) {
        Term content = bench.frames().any("frame", bench.natural("length of the frame", 17));
        bench.assume(bench.terms().ule(bench.frames().length(content), bench.number(Bench.LONGEST)));
        bench.buffer("frame", content, Bench.LONGEST, Requests.any(bench, "frame"));
        return content;
    }

    static void unknownSeries(Bench bench) {
        bench.fields("", "count", "network", "transport", "header", "size", "complete");
        bench.object("segment");
        bench.small("segment.", "transport", "header", "flags");
        bench.fields("segment.", "payload");
    }

    /// Both checksums are taken out of the sums that they are part of.
    private void divide(Bench bench, Term content) {
        RangeSums sums = bench.frames().sums();
        Term transport = bench.number(transport());
        sums.divide(content, transport, bench.frames().length(content), bench.number(transport() + 16L));
        if (kind.version4()) {
            sums.divide(content, bench.number(NETWORK), transport, bench.number(NETWORK + 10));
        }
    }

    private static Term truth(Bench bench, Term result) {
        return bench.terms().not(bench.terms().eq(result, bench.number(0)));
    }
}
