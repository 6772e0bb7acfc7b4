package nicc.verifier.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nicc.verifier.bytecode.Run;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// What is claimed of `Checksums.complete`: a checksum that a frame leaves undone is the complement of the sum from
/// where it begins to the frame's end, and goes where it is to go (VIRTIO 1.3, section 5.1.6.2). One that cannot be
/// is dropped. For any frame, and any numbers of Java's.
final class Completing {
    static final String CLASS = Folding.CLASS;

    private static final int NUMBER = 32;

    /// A header on a wire has numbers below it.
    private static final int LIMIT = 0x10000;

    private Completing() {}

    /// What a completed checksum is.
    ///
    /// @param content the frame before
    /// @param start where the sum begins
    static Term word(Frames frames, Term content, Term start) {
        RangeSums sums = frames.sums();
        return sums.written(frames.terms().not(sums.sum(content, start, frames.length(content))));
    }

    /// A checksum is asked for, and start and place lie within the frame.
    static void possible(Bench bench) {
        Terms terms = bench.terms();
        Frames frames = bench.frames();
        Term content = frame(bench);
        bench.assume(can(bench, content));
        Term start = Requests.before(bench, "frame", "checksumStart");
        Term place = terms.add(start, Requests.before(bench, "frame", "checksumOffset"));
        Run run = completed(bench);
        Term after = bench.after(run, "frame");
        bench.claim("the checksum", terms.eq(frames.load(after, place, 2), word(frames, content, start)));
        Term at = terms.symbol("any other byte", NUMBER);
        Term other = terms.not(terms.ult(terms.sub(at, place), bench.number(2)));
        Term same = terms.eq(frames.at(after, at), frames.at(content, at));
        bench.claim("any other byte", terms.or(terms.not(other), same));
        bench.claim("its length", terms.eq(frames.length(after), frames.length(content)));
    }

    /// None is asked for, or one that cannot be.
    static void impossible(Bench bench) {
        Terms terms = bench.terms();
        Frames frames = bench.frames();
        Term content = frame(bench);
        bench.assume(terms.not(can(bench, content)));
        Term after = bench.after(completed(bench), "frame");
        Term at = terms.symbol("any byte", NUMBER);
        bench.claim("every byte stays", terms.eq(frames.at(after, at), frames.at(content, at)));
        bench.claim("its length", terms.eq(frames.length(after), frames.length(content)));
    }

    private static Run completed(Bench bench) {
        Run run = bench.run();
        run.call("complete", List.of("frame"), List.of());
        bench.account(run);
        Term left = Requests.after(bench, run, "frame", "needsChecksum");
        bench.claim("it asks for no checksum", bench.terms().eq(left, bench.number(0)));
        bench.claims(List.of(Requests.same(bench, run, "frame", "frame", "needsChecksum")));
        return run;
    }

    private static Term frame(Bench bench) {
        Term content = bench.frames().any("frame", bench.natural("length of the frame", 17));
        bench.assume(bench.terms().ule(bench.frames().length(content), bench.number(Bench.LONGEST)));
        Map<String, Term> asked = new HashMap<>(Requests.any(bench, "frame"));
        asked.put("checksumStart", bench.terms().symbol("start", NUMBER));
        asked.put("checksumOffset", bench.terms().symbol("offset", NUMBER));
        bench.buffer("frame", content, Bench.LONGEST, asked);
        return content;
    }

    private static Term can(Bench bench, Term content) {
        Terms terms = bench.terms();
        Term start = Requests.before(bench, "frame", "checksumStart");
        Term offset = Requests.before(bench, "frame", "checksumOffset");
        Term end = terms.add(terms.add(start, offset), bench.number(2));
        return terms.all(List.of(
                terms.any(Requests.before(bench, "frame", "needsChecksum")),
                terms.ult(start, bench.number(LIMIT)),
                terms.ult(offset, bench.number(LIMIT)),
                terms.ule(end, bench.frames().length(content))));
    }
}
