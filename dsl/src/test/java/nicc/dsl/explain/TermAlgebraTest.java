package nicc.dsl.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nicc.dsl.explain.Term.Literal;
import nicc.dsl.explain.Term.Operation;
import nicc.dsl.explain.Term.Part;
import nicc.dsl.explain.Term.Slice;
import nicc.dsl.explain.Term.Symbol;
import nicc.dsl.interp.Bits;
import nicc.dsl.interp.BitsAlgebra;
import nicc.dsl.semantics.Algebra;

/// Terms simplify themselves without changing their value.
class TermAlgebraTest {
    private static final int STEPS = 40;

    private final BitsAlgebra numbers = new BitsAlgebra();
    private final TermAlgebra terms = new TermAlgebra();

    @Property
    void aTermHasTheValueOfTheOperationsThatMadeIt(@ForAll long seed) {
        List<Bits> values = new ArrayList<>();
        List<Term> made = new ArrayList<>();
        Random choice = new Random(seed);
        for (int width : new int[] {1, 1, 8, 8, 16, 32}) {
            Bits value = Bits.of(choice.nextLong(), width);
            values.add(value);
            made.add(Term.atom(new Symbol("x" + value.value(), width, List.of(), "", 0)));
            values.add(Bits.of(-1L << choice.nextInt(width), width));
            made.add(terms.constant(values.getLast().value(), width));
        }
        for (int i = 0; i < STEPS; i++) {
            long step = choice.nextLong();
            values.add(combine(numbers, values, new Random(step)));
            made.add(combine(terms, made, new Random(step)));
            assertThat(evaluate(made.getLast())).as("%s", made.getLast()).isEqualTo(values.getLast());
        }
    }

    /// One operation on operands made before, chosen in the same way whatever the algebra.
    private static <V> V combine(Algebra<V> algebra, List<V> made, Random choice) {
        V a = made.get(choice.nextInt(made.size()));
        V b = algebra.resize(made.get(choice.nextInt(made.size())), algebra.width(a));
        V condition = algebra.any(made.get(choice.nextInt(made.size())));
        int msb = choice.nextInt(algebra.width(a));
        int lsb = choice.nextInt(msb + 1);
        return switch (choice.nextInt(18)) {
            case 0 -> algebra.add(a, b);
            case 1 -> algebra.sub(a, b);
            case 2 -> algebra.mul(a, b);
            case 3 -> algebra.udiv(a, b);
            case 4 -> algebra.urem(a, b);
            case 5 -> algebra.and(a, b);
            case 6 -> algebra.or(a, b);
            case 7 -> algebra.xor(a, b);
            case 8 -> algebra.not(a);
            case 9 -> algebra.shl(a, algebra.constant(msb, algebra.width(a)));
            case 10 -> algebra.lshr(a, b);
            case 11 -> algebra.eq(a, b);
            case 12 -> algebra.ult(a, b);
            case 13 -> algebra.ule(a, b);
            case 14 -> algebra.ite(condition, a, b);
            case 15 -> algebra.extract(a, msb, lsb);
            case 16 -> algebra.insert(a, msb, lsb, algebra.extract(b, msb, lsb));
            default -> algebra.resize(algebra.concat(algebra.resize(a, 16), algebra.resize(b, 16)), 1 + msb);
        };
    }

    private Bits evaluate(Term term) {
        return term.parts().stream().map(this::evaluate).reduce(numbers::concat).orElseThrow();
    }

    private Bits evaluate(Part part) {
        return switch (part) {
            case Literal(long value, int width) -> Bits.of(value, width);
            case Slice(Symbol symbol, int msb, int lsb) ->
                numbers.extract(Bits.of(Long.parseLong(symbol.name().substring(1)), symbol.width()), msb, lsb);
            case Slice(Operation operation, int msb, int lsb) -> numbers.extract(evaluate(operation), msb, lsb);
        };
    }

    private Bits evaluate(Operation operation) {
        List<Bits> operands = operation.operands().stream().map(this::evaluate).toList();
        Bits a = operands.getFirst();
        Bits b = operands.getLast();
        return switch (operation.operator()) {
            case ADD -> numbers.add(a, b);
            case SUB -> numbers.sub(a, b);
            case MUL -> numbers.mul(a, b);
            case DIV -> numbers.udiv(a, b);
            case MOD -> numbers.urem(a, b);
            case AND -> numbers.and(a, b);
            case OR -> numbers.or(a, b);
            case XOR -> numbers.xor(a, b);
            case SHL -> numbers.shl(a, b);
            case SHR -> numbers.lshr(a, b);
            case EQ -> numbers.eq(a, b);
            case LT -> numbers.ult(a, b);
            case LE -> numbers.ule(a, b);
            case NOT -> numbers.not(a);
            case ITE -> numbers.ite(a, operands.get(1), b);
        };
    }
}
