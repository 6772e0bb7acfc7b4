package nicc.verifier.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nicc.verifier.bytecode.Run;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// What is claimed of `Segmenter`: what it makes of a frame is what cutting gives in closed form, for any frame, any
/// size and any segment, tags and options and extension headers among the headers.
final class Cutting {
    static final String CLASS = "nicc.runtime.wire.Segmenter";

    private static final int MOST_TAGS = 2;

    private final Packet.Kind kind;

    Cutting(Packet.Kind kind) {
        this.kind = kind;
    }

    /// A frame that asks to be cut, of which nothing is known.
    ///
    /// @param known numbers that it asks with
    /// @return its content
    private Term asking(Bench bench, Map<String, Term> known) {
        Term content = bench.frames().any("frame", bench.natural("length of the frame", 17));
        bench.assume(bench.terms().ule(bench.frames().length(content), bench.number(Bench.LONGEST)));
        Map<String, Term> asked = new HashMap<>(Requests.any(bench, "frame"));
        asked.put("gsoType", bench.number(kind.request()));
        asked.putAll(known);
        bench.buffer("frame", content, Bench.LONGEST, asked);
        return content;
    }

    private static Term asked(Bench bench, String name) {
        return bench.before("frame.offload." + name);
    }

    /// A frame that can be cut is one whose headers are what they are asked to be, and it makes as many segments as
    /// there is payload for.
    void begins(Bench bench) {
        Terms terms = bench.terms();
        Term content = asking(bench, Map.of());
        version(bench, content);
        bench.fields("", "network", "transport", "header", "segments");
        Run run = bench.run();
        Term segments = run.call("begin", List.of("frame"), List.of()).orElseThrow();
        bench.account(run);
        bench.ended(terms.any(segments));
        Packet packet = new Packet(
                bench.frames(),
                content,
                kind,
                bench.after(run, "network"),
                bench.after(run, "transport"),
                bench.after(run, "header"));
        Term size = asked(bench, "segmentSize");
        Term count = bench.whole("pieces", List.of(packet.payload(), size));
        List<Claim> claims = new ArrayList<>(cuttable(packet));
        claims.add(new Claim("where the network header begins", terms.eq(packet.network(), network(bench, content))));
        claims.add(new Claim(
                "where the transport header begins", terms.eq(packet.transport(), asked(bench, "checksumStart"))));
        claims.add(new Claim(
                "where the checksum is", terms.eq(asked(bench, "checksumOffset"), bench.number(kind.checksum()))));
        claims.add(new Claim("there is a size", terms.any(size)));
        claims.add(new Claim("as many as it takes", terms.eq(bench.after(run, "segments"), count)));
        bench.claims(claims);
    }

    /// UDP asks for both versions with one number.
    private void version(Bench bench, Term content) {
        Terms terms = bench.terms();
        Term place = terms.sub(network(bench, content), bench.number(2));
        Term type = bench.frames().load(content, place, 2);
        if (!kind.tcp()) {
            Term other = terms.constant(kind.version4() ? 0x86DD : 0x0800, 16);
            bench.assume(terms.not(terms.eq(type, other)));
        }
    }

    /// Where the network header begins: behind the EtherType and at most two tags (IEEE 802.1Q).
    private static Term network(Bench bench, Term content) {
        Terms terms = bench.terms();
        Term at = bench.number(12);
        Term tagged = terms.bit(true);
        for (int tags = 0; tags < MOST_TAGS; tags++) {
            Term type = bench.frames().load(content, at, 2);
            Term tag = terms.not(terms.and(
                    terms.not(terms.eq(type, terms.constant(0x8100, 16))),
                    terms.not(terms.eq(type, terms.constant(0x88A8, 16)))));
            tagged = terms.and(tagged, tag);
            at = terms.ite(tagged, terms.add(at, bench.number(4)), at);
        }
        return terms.add(at, bench.number(2));
    }

    /// What is true of a frame that can be cut.
    private List<Claim> cuttable(Packet packet) {
        Terms terms = packet.frames().terms();
        List<Claim> facts = new ArrayList<>();
        packet.plain().forEach(fact -> facts.add(new Claim("the network header", fact)));
        facts.add(new Claim("a network header", terms.ule(packet.inNetwork(kind.networkHeader()), packet.transport())));
        facts.add(new Claim(
                "the transport header",
                terms.and(
                        terms.eq(packet.header(), packet.transportEnd()),
                        terms.ule(packet.inTransport(kind.tcp() ? 20 : 8), packet.header()))));
        facts.add(new Claim("payload", terms.ult(packet.header(), packet.length())));
        int longest = kind.version4() ? 0xFFFF : 0xFFFF + 40;
        facts.add(new Claim(
                "a packet as long as it can say",
                terms.ule(terms.sub(packet.length(), packet.network()), packet.number(longest))));
        return facts;
    }

    /// The last segment, and any other one.
    List<Consumer<Bench>> segments() {
        return List.of(
                bench -> segment(bench, true, Place.ENOUGH),
                bench -> segment(bench, false, Place.ENOUGH),
                bench -> segment(bench, true, Place.TOO_LITTLE),
                bench -> segment(bench, false, Place.TOO_LITTLE));
    }

    /// Whether a segment fits where it is to be made.
    private enum Place {
        ENOUGH,
        TOO_LITTLE
    }

    private void segment(Bench bench, boolean last, Place place) {
        Terms terms = bench.terms();
        Term transport = bench.natural("transport header", 17);
        Term checksum = bench.number(kind.checksum());
        Term content = asking(bench, Map.of("checksumStart", transport, "checksumOffset", checksum));
        Packet packet = new Packet(
                bench.frames(),
                content,
                kind,
                bench.natural("network header", 5),
                transport,
                bench.natural("end of the headers", 17));
        cuttable(packet).forEach(claim -> bench.assume(claim.holds()));
        Term index = bench.natural("index", 16);
        Term size = asked(bench, "segmentSize");
        Term sent = bench.whole("sent", List.of(index, size));
        Cut cut = new Cut(packet, size, index, sent);
        Term more = bench.natural("segments behind it", 16);
        Term count = terms.add(terms.add(index, bench.number(1)), last ? bench.number(0) : more);
        begun(bench, packet, count);
        bench.assume(terms.any(size));
        bench.assume(terms.ult(sent, bench.number(1 << 17)));
        bench.assume(cut.exists());
        bench.assume(last ? cut.last() : terms.and(terms.not(cut.last()), terms.any(more)));
        Term room = terms.ule(cut.length(), bench.frames().capacity(Frames.ANY));
        bench.assume(place == Place.ENOUGH ? room : terms.not(room));
        bench.buffer(
                "segment",
                bench.frames().any("segment", bench.natural("length before", 17)),
                Frames.ANY,
                Requests.any(bench, "segment"));
        Run run = bench.run();
        Term fits = terms.not(terms.eq(
                run.call("segment", List.of("frame", "segment"), List.of(index)).orElseThrow(), bench.number(0)));
        bench.account(run);
        bench.claim("it is made if there is room", terms.eq(fits, terms.bit(place == Place.ENOUGH)));
        if (place == Place.ENOUGH) {
            bench.ended(fits);
            made(bench, run, cut);
        }
    }

    private void begun(Bench bench, Packet packet, Term count) {
        Terms terms = bench.terms();
        bench.field("network", packet.network());
        bench.field("transport", packet.transport());
        bench.field("header", packet.header());
        bench.field("segments", count);
        bench.assume(terms.ult(packet.transport(), bench.number(0x10000)));
        bench.assume(terms.ule(bench.number(14), packet.network()));
        bench.assume(terms.ule(packet.network(), bench.number(14 + 4L * MOST_TAGS)));
    }

    private void made(Bench bench, Run run, Cut cut) {
        Terms terms = bench.terms();
        Term content = bench.after(run, "segment");
        Packet segment = cut.whole().with(content);
        bench.claims(List.of(new Claim("its length", terms.eq(segment.length(), cut.length()), true)));
        bench.claims(cut.is(content));
        Term checksum = cut.checksum(content, seed(cut, segment));
        Term written = bench.frames().sums().written(checksum);
        bench.claim("the transport checksum", terms.eq(segment.word(segment.checksumPlace()), written));
        bench.claim(
                "nothing is left undone",
                terms.and(
                        terms.eq(bench.after(run, "segment.offload.needsChecksum"), bench.number(0)),
                        terms.eq(bench.after(run, "segment.offload.gsoType"), bench.number(0))));
        bench.claim(
                "whether its checksum was found right",
                terms.eq(bench.after(run, "segment.offload.checksumValid"), asked(bench, "checksumValid")));
    }

    /// The frame's checksum field has the whole's length in it, and the segment's has its own in its place.
    private static Term seed(Cut cut, Packet segment) {
        Terms terms = cut.whole().frames().terms();
        Term field = cut.whole().word(cut.whole().checksumPlace());
        Term whole = terms.extract(terms.sub(cut.whole().length(), cut.whole().transport()), 15, 0);
        Term own = terms.sub(segment.length(), cut.whole().transport());
        OnesComplement numbers = new OnesComplement(terms);
        Term sum = terms.add(terms.add(numbers.wide(field), numbers.wide(terms.not(whole))), own);
        return cut.whole().frames().sums().folded(sum);
    }

    /// Where the frame's checksum field holds the pseudo header's sum, as it has to, the seed of a segment's is the
    /// pseudo header's sum of the segment: so its checksum is right. A statement about numbers of 16 bits: the
    /// addresses' sum, and two lengths.
    void seeds(Bench bench) {
        Terms terms = bench.terms();
        OnesComplement numbers = new OnesComplement(terms);
        Term addresses = terms.symbol("sum of the addresses", 16);
        Term whole = terms.symbol("bytes of the whole", 16);
        Term own = terms.symbol("bytes of the segment", 16);
        bench.assume(terms.any(own));
        Term field = pseudo(numbers, addresses, whole);
        Term sum = terms.add(terms.add(numbers.wide(field), numbers.wide(terms.not(whole))), numbers.wide(own));
        bench.claim("the segment's pseudo header", terms.eq(numbers.folded(sum), pseudo(numbers, addresses, own)));
        Term rest = terms.symbol("sum of the rest", 16);
        Term seed = terms.symbol("sum of the segment's pseudo header", 16);
        bench.assume(terms.any(seed));
        Term checksum = terms.not(numbers.plus(seed, rest));
        Term right = numbers.plus(seed, numbers.plus(rest, checksum));
        bench.claim("the segment's checksum", terms.eq(right, numbers.word(0xFFFF)));
    }

    private Term pseudo(OnesComplement numbers, Term addresses, Term length) {
        Terms terms = numbers.terms();
        Term protocol = terms.constant(kind.protocol(), 32);
        return numbers.folded(terms.add(terms.add(numbers.wide(addresses), protocol), numbers.wide(length)));
    }
}
