package nicc.verifier.smt;

import java.util.stream.Collectors;

/// Terms as text, for people who look into a proof.
final class Printer {
    private static final int DEPTH = Integer.getInteger("depth", 6);

    private Printer() {}

    static String print(Term term) {
        return print(term, DEPTH);
    }

    private static String print(Term term, int depth) {
        return switch (term.op()) {
            case CONST -> "0x" + Long.toHexString(term.value()) + ":" + term.width();
            case SYMBOL -> term.shape().name();
            case EXTRACT ->
                print(term.argument(0), depth) + "[" + (term.value() + term.width() - 1) + ":" + term.value() + "]";
            default -> inner(term, depth);
        };
    }

    private static String inner(Term term, int depth) {
        if (depth == 0) {
            return "#" + term.id();
        }
        String head = term.is(Op.APPLY) ? term.shape().name() : term.op() + ":" + term.width();
        String constant = term.is(Op.SUM)
                ? " 0x" + Long.toHexString(term.value()) + " " + term.shape().coefficients()
                : "";
        return term.arguments().stream()
                .map(argument -> print(argument, depth - 1))
                .collect(Collectors.joining(" ", "(" + head + constant + " ", ")"));
    }
}
