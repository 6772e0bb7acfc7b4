package nicc.verifier.bytecode;

import java.util.List;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// The methods of the Java library that generated code calls.
final class Library {
    private final Terms terms;
    private final Operators operators;

    Library(Run run) {
        this.terms = run.terms();
        this.operators = new Operators(run);
    }

    Value call(String method, List<Term> arguments, Guard guard, String where) {
        if (arguments.isEmpty()) {
            throw new UnsupportedCode(where, "call of " + method);
        }
        Term a = arguments.getFirst();
        Term b = arguments.getLast();
        return switch (method) {
            case "java/lang/Math.min" -> number(terms.ite(terms.slt(b, a), b, a));
            case "java/lang/Math.max" -> number(terms.ite(terms.slt(a, b), b, a));
            case "java/lang/Integer.compareUnsigned", "java/lang/Long.compareUnsigned" ->
                new Value.Order(terms.ult(a, b), terms.eq(a, b), terms.ult(b, a));
            case "java/lang/Integer.compare", "java/lang/Long.compare" ->
                new Value.Order(terms.slt(a, b), terms.eq(a, b), terms.slt(b, a));
            case "java/lang/Integer.divideUnsigned", "java/lang/Long.divideUnsigned" ->
                number(terms.udiv(a, operators.divisor(b, guard, where)));
            case "java/lang/Integer.remainderUnsigned", "java/lang/Long.remainderUnsigned" ->
                number(terms.urem(a, operators.divisor(b, guard, where)));
            case "java/lang/Integer.toUnsignedLong" -> number(terms.zeroExtend(a, Long.SIZE));
            case "java/lang/Integer.reverseBytes", "java/lang/Long.reverseBytes" -> number(reversed(a));
            case "java/lang/Integer.bitCount", "java/lang/Long.bitCount" -> number(ones(a));
            default -> throw new UnsupportedCode(where, "call of " + method);
        };
    }

    private Term reversed(Term a) {
        Term result = terms.extract(a, Byte.SIZE - 1, 0);
        for (int lsb = Byte.SIZE; lsb < a.width(); lsb += Byte.SIZE) {
            result = terms.concat(result, terms.extract(a, lsb + Byte.SIZE - 1, lsb));
        }
        return result;
    }

    private Term ones(Term a) {
        Term sum = terms.zero(Integer.SIZE);
        for (int bit = 0; bit < a.width(); bit++) {
            sum = terms.add(sum, terms.zeroExtend(terms.extract(a, bit, bit), Integer.SIZE));
        }
        return sum;
    }

    private static Value number(Term term) {
        return new Value.Numeral(term);
    }
}
