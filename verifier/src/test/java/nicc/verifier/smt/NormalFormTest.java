package nicc.verifier.smt;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A wrong rule would make wrong proofs. So expressions drawn at random are compared with what they are when
/// nobody rewrites them:
/// as numbers, and by the solver for all numbers.
class NormalFormTest {
    private static final long SEED = 0x6e696363;

    @Test
    void termsComeToTheNumbersThatTheyWereBuiltFor() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 200; round++) {
            try (Terms terms = new Terms();
                    Context z3 = new Context()) {
                Valuation symbols = new Valuation(new Corners(random.nextLong()));
                Sample.Maker maker = new Sample.Maker(random, terms, z3, symbols);
                for (int i = 0; i < 12; i++) {
                    Sample sample = maker.any(4);
                    assertThat(Long.toUnsignedString(symbols.value(sample.term())))
                            .as("round %d: %s", round, sample.term())
                            .isEqualTo(sample.value().toString());
                }
            }
        }
    }

    @Test
    @SuppressWarnings("unchecked") // varargs of Z3 are generic arrays
    void theSolverFindsNoDifferenceBetweenATermAndWhatItWasBuiltFrom() {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        for (int round = 0; round < 100; round++) {
            try (Terms terms = new Terms()) {
                Context z3 = terms.translation().context();
                Valuation symbols = new Valuation(new Corners(random.nextLong()));
                Sample.Maker maker = new Sample.Maker(random, terms, z3, symbols);
                Sample sample = maker.of(random.nextBoolean() ? 1 : 8, 3);
                BitVecExpr term = terms.translation().vector(sample.term());
                Solver solver = z3.mkSolver("QF_BV");
                solver.add(z3.mkNot(z3.mkEq(term, sample.raw())));
                assertThat(solver.check()).as("%s", sample.raw()).isEqualTo(Status.UNSATISFIABLE);
            }
        }
    }
}
