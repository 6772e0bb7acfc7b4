package nicc.verifier.wire;

import java.util.List;
import java.util.Map;
import nicc.verifier.bytecode.Run;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// What is claimed of the arithmetic of `Segmenter` that other proofs take as a whole: how many segments there are,
/// and where each begins.
final class Pieces {
    static final String CLASS = Cutting.CLASS;

    private static final int WIDE = 64;
    private static final int PRODUCT = 40;

    private Pieces() {}

    /// Where a segment begins, for every index and size.
    static void sent(Bench bench) {
        Terms terms = bench.terms();
        Term index = terms.symbol("index", 32);
        Term size = terms.symbol("size", 32);
        Term sent = bench.run(Map.of())
                .call("sent", List.of(), List.of(index, size))
                .orElseThrow();
        bench.claim("index times size", terms.eq(sent, terms.mul(index, size)));
    }

    /// A segment is the last one of so many exactly when what is left fits it. Of products is said that a product
    /// with 0 is 0 and any other one no less than the factor, and of the quotient what division means.
    static void pieces(Bench bench) {
        Terms terms = bench.terms();
        Term bytes = bench.natural("bytes of payload", 17);
        Term size = bench.natural("size", 16);
        bench.assume(terms.any(bytes));
        bench.assume(terms.any(size));
        Run run = bench.run(Map.of());
        Term count = run.call("pieces", List.of(), List.of(bytes, size)).orElseThrow();
        bench.account(run);
        Term dividend = terms.sub(terms.add(bytes, size), bench.number(1));
        Term quotient = bench.natural("quotient", 18);
        bench.claims(List.of(new Claim("a quotient", terms.eq(count, terms.sdiv(dividend, size)))));
        Term index = bench.natural("index", 17);
        bench.assume(terms.ult(index, quotient));
        Term behind = terms.sub(terms.sub(quotient, bench.number(1)), index);
        Term before = natural(terms, "index times size");
        Term after = natural(terms, "segments behind it times size");
        Term none = terms.not(terms.any(behind));
        Term m = terms.zeroExtend(size, WIDE);
        Term p = terms.zeroExtend(bytes, WIDE);
        bench.assume(terms.ite(none, terms.not(terms.any(after)), terms.ule(m, after)));
        Term product = terms.add(terms.add(before, m), after);
        Term n = terms.zeroExtend(dividend, WIDE);
        bench.assume(terms.ule(product, n));
        bench.assume(terms.ult(n, terms.add(product, m)));
        bench.claim(
                "there is one at least, because a quotient of 0 means a dividend below the divisor",
                terms.ule(size, dividend));
        bench.claim("there is such a segment", terms.ult(before, p));
        bench.claim("the last one has what is left", terms.eq(none, terms.ule(p, terms.add(before, m))));
    }

    private static Term natural(Terms terms, String name) {
        return terms.zeroExtend(terms.symbol(name, PRODUCT), WIDE);
    }
}
