package nicc.dsl.explain;

import java.util.List;
import nicc.dsl.explain.Term.Literal;
import nicc.dsl.explain.Term.Operation;
import nicc.dsl.explain.Term.Operator;
import nicc.dsl.explain.Term.Part;
import nicc.dsl.explain.Term.Slice;

/// Bitwise operations on terms of one part, whose known bits are all alike.
final class Bitwise {
    private Bitwise() {}

    static Term and(Term a, Term b) {
        if (a.is(0) || b.is(0) || opposite(a, b)) {
            return Term.literal(0, a.width());
        }
        return ones(a) ? b : ones(b) || a.equals(b) ? a : operation(Operator.AND, a, b);
    }

    static Term or(Term a, Term b) {
        if (ones(a) || ones(b) || opposite(a, b)) {
            return Term.literal(-1, a.width());
        }
        return a.is(0) ? b : b.is(0) || a.equals(b) ? a : operation(Operator.OR, a, b);
    }

    static Term xor(Term a, Term b) {
        if (a.equals(b)) {
            return Term.literal(0, a.width());
        }
        if (ones(a)) {
            return not(b.parts().getFirst());
        }
        if (ones(b)) {
            return not(a.parts().getFirst());
        }
        return a.is(0) ? b : b.is(0) ? a : operation(Operator.XOR, a, b);
    }

    static Term not(Part part) {
        return switch (part) {
            case Literal(long value, int width) -> Term.literal(~value, width);
            case Slice(Operation(Operator operator, List<Term> operands, int _), int msb, int lsb)
            when operator == Operator.NOT -> operands.getFirst().extract(msb, lsb);
            case Slice slice -> Term.atom(new Operation(Operator.NOT, List.of(Term.of(slice)), slice.width()));
        };
    }

    static Term choose(Term condition, Term a, Term b) {
        if (a.equals(b)) {
            return a;
        }
        if (a.width() == 1 && a.known().isPresent() && b.known().isPresent()) {
            return a.is(1) ? condition : not(condition.parts().getFirst());
        }
        return Term.atom(new Operation(Operator.ITE, List.of(condition, a, b), a.width()));
    }

    private static boolean opposite(Term a, Term b) {
        return a.parts().size() == 1 && not(a.parts().getFirst()).equals(b);
    }

    private static boolean ones(Term term) {
        return term.is(Term.mask(term.width()));
    }

    private static Term operation(Operator operator, Term a, Term b) {
        return Term.atom(new Operation(operator, List.of(a, b), a.width()));
    }
}
