package nicc.verifier.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nicc.verifier.bytecode.Run;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// What is claimed of a series' end: several segments become a frame that asks to be cut into just these, and one
/// alone goes as it came.
///
/// @param kind the protocols
record Taking(Packet.Kind kind) {
    /// What is held becomes a frame that asks to be cut.
    void taken(Bench bench) {
        Terms terms = bench.terms();
        Joining joining = new Joining(kind);
        Term header = bench.natural("end of the headers", 8);
        Term content = bench.frames().any("held", bench.natural("length held", 17));
        Packet before = joining.packet(bench, content, header);
        Joining.invariant(before, false).forEach(claim -> bench.assume(claim.holds()));
        bench.assume(terms.ult(header, before.length()));
        bench.assume(terms.ule(terms.sub(before.length(), bench.number(Joining.NETWORK)), bench.number(0xFFFF)));
        Joining.unknownSeries(bench);
        Term size = bench.natural("size", 16);
        Term count = bench.natural("segments", 16);
        bench.field("count", count);
        bench.field("network", bench.number(Joining.NETWORK));
        bench.field("transport", before.transport());
        bench.field("header", header);
        bench.field("size", size);
        bench.buffer("held", content, Bench.LONGEST, Requests.any(bench, "held"));
        Run run = bench.run();
        run.call("finish", List.of("held"), List.of());
        bench.account(run);
        Packet after = before.with(bench.after(run, "held"));
        Term several = terms.ult(bench.number(1), count);
        bench.claims("", several, whole(bench, before, after));
        bench.claims("", several, asks(bench, run, before, size));
        Term at = terms.symbol("any byte of what is held", 32);
        Term same = terms.and(terms.eq(after.length(), before.length()), terms.eq(after.byteAt(at), before.byteAt(at)));
        bench.claims(
                "one segment alone: ",
                terms.not(several),
                List.of(new Claim("it goes as it came", same), Requests.same(bench, run, "held", "held")));
        bench.claim("nothing is held", terms.eq(bench.after(run, "count"), bench.number(0)));
    }

    private static List<Claim> whole(Bench bench, Packet before, Packet after) {
        Terms terms = bench.terms();
        Cut all = new Cut(before, before.payload(), bench.number(0), bench.number(0));
        List<Claim> claims = new ArrayList<>(all.is(after.content()));
        Term bytes = terms.sub(before.length(), before.transport());
        claims.add(new Claim(
                "the pseudo header's sum in the checksum's place",
                terms.eq(after.word(after.checksumPlace()), before.pseudo(bytes))));
        return claims;
    }

    private List<Claim> asks(Bench bench, Run run, Packet before, Term size) {
        Map<String, Term> numbers = Map.of(
                "needsChecksum", bench.number(1),
                "checksumStart", before.transport(),
                "checksumOffset", bench.number(kind.checksum()),
                "gsoType", bench.number(kind.request()),
                "segmentSize", size,
                "headerLength", before.header());
        return numbers.entrySet().stream()
                .map(number -> new Claim(
                        "what it asks for: " + number.getKey(),
                        bench.terms().eq(Requests.after(bench, run, "held", number.getKey()), number.getValue())))
                .toList();
    }
}
