package nicc.verifier.smt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nicc.verifier.smt.Checker.Truth;
import org.junit.jupiter.api.Test;

class CheckerTest {
    private static final int WIDTH = 16;
    private static final int EFFORT = 1_000_000;

    private final Terms terms = new Terms();
    private final Term x = terms.symbol("x", WIDTH);
    private final Term y = terms.symbol("y", WIDTH);

    @Test
    void whatWasProvedFromFactsIsNotTakenWithoutThem() {
        assertThat(check(List.of(), List.of(below(x, 4)), below(x, 8))).isEqualTo(Truth.VALID);
        assertThat(check(List.of(), List.of(), below(x, 8))).isEqualTo(Truth.INVALID);
        assertThat(check(List.of(), List.of(below(x, 9)), below(x, 8))).isEqualTo(Truth.INVALID);
    }

    @Test
    void whatWasProvedFromAnAssumptionIsNotTakenWithoutIt() {
        assertThat(check(List.of(below(x, 4)), List.of(below(y, 2)), below(x, 8)))
                .isEqualTo(Truth.VALID);
        assertThat(check(List.of(), List.of(below(y, 2)), below(x, 8))).isEqualTo(Truth.INVALID);
    }

    @Test
    void aFactAboutASymbolThatAnAssumptionIsAboutCounts() {
        Term linked = terms.ult(x, y);
        assertThat(check(List.of(linked), List.of(below(y, 8)), below(x, 8))).isEqualTo(Truth.VALID);
        assertThat(check(List.of(linked), List.of(below(y, 20)), below(x, 8))).isEqualTo(Truth.INVALID);
    }

    @Test
    void aFactThatCannotHoldMakesAllFollowOnlyWhereItIs() {
        Term never = terms.and(below(y, 2), terms.ult(terms.constant(5, WIDTH), y));
        assertThat(check(List.of(), List.of(never), below(x, 8))).isEqualTo(Truth.VALID);
        assertThat(check(List.of(), List.of(below(y, 2)), below(x, 8))).isEqualTo(Truth.INVALID);
    }

    private Truth check(List<Term> assumptions, List<Term> facts, Term goal) {
        return new Checker(terms, () -> assumptions, facts, EFFORT).check(goal);
    }

    private Term below(Term term, long limit) {
        return terms.ult(term, terms.constant(limit, WIDTH));
    }
}
