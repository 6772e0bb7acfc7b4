package nicc.verifier.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nicc.verifier.bytecode.Run;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// What is claimed of `VirtioNetHeader`: the header in front of a frame on a tap says what the frame asks for
/// (VIRTIO 1.3, section 5.1.6; little endian).
///
///      0      1         2         4          6            8             10
///      | flags| gso_type| hdr_len | gso_size | csum_start | csum_offset |
final class Announcing {
    static final String CLASS = "nicc.runtime.wire.VirtioNetHeader";

    private static final int BYTES = 12;
    private static final int NEEDS_CHECKSUM = 1;

    private Announcing() {}

    /// A frame that is to be cut and can be.
    static void asking(Bench bench, Packet.Kind kind) {
        Terms terms = bench.terms();
        Map<String, Term> asked = new HashMap<>(Requests.any(bench, "frame"));
        asked.put("gsoType", bench.number(kind.request()));
        Term content = setting(bench, asked);
        Run run = bench.run();
        Term said = describe(bench, run);
        bench.account(run);
        bench.ended(said);
        Term transport = asked.get("checksumStart");
        Packet packet = new Packet(bench.frames(), content, kind, bench.number(0), transport, bench.number(0));
        bench.claims(says(bench, run, asked, packet.transportEnd(), terms.bit(true)));
    }

    /// A frame that is not to be cut goes in any case; a checksum that cannot be is not asked for.
    static void plain(Bench bench) {
        Terms terms = bench.terms();
        Map<String, Term> asked = new HashMap<>(Requests.any(bench, "frame"));
        asked.put("gsoType", bench.number(0));
        Term content = setting(bench, asked);
        Run run = bench.run();
        Term said = describe(bench, run);
        bench.account(run);
        bench.claim("it goes", said);
        Term end = terms.add(terms.add(asked.get("checksumStart"), asked.get("checksumOffset")), bench.number(2));
        Term possible = terms.ule(end, bench.frames().length(content));
        Term needed = terms.and(terms.any(asked.get("needsChecksum")), possible);
        asked.put("segmentSize", bench.number(0));
        bench.claims(says(bench, run, asked, bench.number(0), needed));
    }

    /// What [Taking#taken(Bench)] makes can be cut, and is announced.
    static void joined(Bench bench, Packet.Kind kind) {
        Terms terms = bench.terms();
        int transport = 14 + kind.networkHeader();
        Term header = bench.natural("end of the headers", 8);
        Map<String, Term> asked = new HashMap<>(Requests.any(bench, "frame"));
        asked.putAll(Map.of(
                "needsChecksum", bench.number(1),
                "checksumStart", bench.number(transport),
                "checksumOffset", bench.number(kind.checksum()),
                "gsoType", bench.number(kind.request()),
                "headerLength", header));
        Term content = setting(bench, asked);
        Packet packet = new Packet(bench.frames(), content, kind, bench.number(14), bench.number(transport), header);
        Joining.invariant(packet, false).forEach(claim -> bench.assume(claim.holds()));
        bench.assume(terms.ult(header, packet.length()));
        bench.assume(terms.ule(terms.sub(packet.length(), bench.number(14)), bench.number(0xFFFF)));
        Term size = asked.get("segmentSize");
        bench.assume(terms.any(size));
        bench.assume(terms.any(bench.whole("pieces", List.of(packet.payload(), size))));
        Run run = bench.run();
        Term said = describe(bench, run);
        bench.account(run);
        bench.claim("it goes", said);
        bench.claims(says(bench, run, asked, header, terms.bit(true)));
    }

    private static Term setting(Bench bench, Map<String, Term> asked) {
        Term content = bench.frames().any("frame", bench.natural("length of the frame", 17));
        bench.assume(bench.terms().ule(bench.frames().length(content), bench.number(Bench.LONGEST)));
        bench.buffer("frame", content, Bench.LONGEST, asked);
        bench.buffer("bytes", bench.frames().any("bytes", bench.number(BYTES)), BYTES, Requests.any(bench, "bytes"));
        bench.object("segmenter");
        bench.fields("segmenter.", "network", "transport", "header", "segments");
        return content;
    }

    private static Term describe(Bench bench, Run run) {
        Term result = run.call("describe", List.of("frame"), List.of()).orElseThrow();
        return bench.terms().not(bench.terms().eq(result, bench.number(0)));
    }

    private static List<Claim> says(Bench bench, Run run, Map<String, Term> asked, Term header, Term checksum) {
        Terms terms = bench.terms();
        Term no = bench.number(0);
        List<Claim> claims = new ArrayList<>();
        claims.add(field(bench, run, "flags", 0, 1, terms.ite(checksum, bench.number(NEEDS_CHECKSUM), no)));
        claims.add(field(bench, run, "gso_type", 1, 1, asked.get("gsoType")));
        claims.add(field(bench, run, "hdr_len", 2, 2, header));
        claims.add(field(bench, run, "gso_size", 4, 2, asked.get("segmentSize")));
        claims.add(field(bench, run, "csum_start", 6, 2, terms.ite(checksum, asked.get("checksumStart"), no)));
        claims.add(field(bench, run, "csum_offset", 8, 2, terms.ite(checksum, asked.get("checksumOffset"), no)));
        return claims;
    }

    private static Claim field(Bench bench, Run run, String name, int at, int bytes, Term value) {
        Term said = bench.frames().load(bench.after(run, "bytes"), bench.number(at), bytes, false);
        return new Claim(name, bench.terms().eq(said, bench.terms().extract(value, 8 * bytes - 1, 0)));
    }
}
