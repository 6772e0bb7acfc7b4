package nicc.verifier.wire;

import java.util.List;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// What is claimed of the TCP checksum of a segment that is accepted: it is the one that cutting makes, or it is left
/// to the wire, and then the one that cutting makes is what comes of completing it ([Completing]).
final class Checked {
    private Checked() {}

    /// Claims about the frame that was accepted.
    ///
    /// @param accepted the runs in which it was
    /// @param cut the segment that it has to be
    /// @param content the frame's
    static void claims(Bench bench, Term accepted, Cut cut, Term content) {
        Terms terms = bench.terms();
        Packet segment = cut.whole().with(content);
        Term pseudo = segment.pseudo(terms.sub(segment.length(), segment.transport()));
        Term undone = terms.any(Requests.before(bench, "frame", "needsChecksum"));
        bench.claim("it does not ask to be cut", zero(bench, Requests.before(bench, "frame", "gsoType")));
        bench.ended(terms.and(accepted, terms.not(undone)));
        bench.claims(List.of(finished(cut, segment, pseudo)));
        bench.ended(terms.and(accepted, undone));
        bench.claims(undone(bench, cut, segment, pseudo));
    }

    /// The checksum is the one number that it can be: whoever cuts writes the same.
    private static Claim finished(Cut cut, Packet segment, Term pseudo) {
        Terms terms = cut.whole().frames().terms();
        Term field = segment.word(segment.checksumPlace());
        Term checksum = cut.checksum(segment.content(), pseudo);
        RangeSums sums = cut.whole().frames().sums();
        sums.plus(pseudo, sums.sum(segment.content(), segment.transport(), segment.length()));
        sums.associate(pseudo, cut.rest(segment.content()), field);
        return new Claim("the TCP checksum", terms.and(terms.eq(field, checksum), terms.any(checksum)));
    }

    /// The request is the one that stands for a TCP checksum. Where that comes to 0, it may be written in both ways:
    /// so may that of a frame which asks for it.
    private static List<Claim> undone(Bench bench, Cut cut, Packet segment, Term pseudo) {
        Terms terms = bench.terms();
        RangeSums sums = bench.frames().sums();
        Term start = Requests.before(bench, "frame", "checksumStart");
        Term offset = Requests.before(bench, "frame", "checksumOffset");
        Term completed = Completing.word(bench.frames(), segment.content(), segment.transport());
        Term checksum = sums.written(cut.checksum(segment.content(), pseudo));
        return List.of(
                new Claim("where its undone checksum begins", terms.eq(start, segment.transport())),
                new Claim("where its undone checksum goes", terms.eq(offset, bench.number(16))),
                new Claim(
                        "the pseudo header's sum in its undone checksum's place",
                        terms.eq(segment.word(segment.checksumPlace()), pseudo),
                        true),
                new Claim("the TCP checksum, once it is completed", terms.eq(completed, checksum)));
    }

    private static Term zero(Bench bench, Term number) {
        return bench.terms().eq(number, bench.number(0));
    }
}
