package nicc.verifier.smt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// Terms in which some parts have become others. Whatever is made of them is made again, in normal form.
final class Rebuilding {
    private final Terms terms;
    private final UnaryOperator<Term> settled;
    private final Map<Term, Term> known = new HashMap<>();

    Rebuilding(Terms terms) {
        this(terms, UnaryOperator.identity());
    }

    /// Terms made again.
    ///
    /// @param terms makes them
    /// @param settled gives what a term is to be that was just made, for what is made of it
    Rebuilding(Terms terms, UnaryOperator<Term> settled) {
        this.terms = terms;
        this.settled = settled;
    }

    /// From now on, a part is another one. Nothing that is made of it has been asked for yet.
    Rebuilding replace(Term part, Term by) {
        known.put(part, by);
        return this;
    }

    /// A term with its parts replaced.
    Term of(Term term) {
        Term ready = known.get(term);
        if (ready != null) {
            return ready;
        }
        Deque<Term> open = new ArrayDeque<>();
        open.push(term);
        while (!open.isEmpty()) {
            Term next = open.element();
            int before = open.size();
            for (Term argument : next.arguments()) {
                if (!known.containsKey(argument)) {
                    open.push(argument);
                }
            }
            if (open.size() == before) {
                open.pop();
                if (!known.containsKey(next)) {
                    known.put(next, again(next));
                }
            }
        }
        return Objects.requireNonNull(known.get(term));
    }

    private Term again(Term term) {
        List<Term> arguments = new ArrayList<>();
        boolean same = true;
        for (Term argument : term.arguments()) {
            Term now = Objects.requireNonNull(known.get(argument));
            same &= now == argument;
            arguments.add(now);
        }
        Term made = same ? term : made(term, arguments);
        Term before = made == term ? null : known.get(made);
        return before != null ? before : settled.apply(made);
    }

    private Term made(Term term, List<Term> arguments) {
        Term first = arguments.getFirst();
        Term last = arguments.getLast();
        return switch (term.op()) {
            case CONST, SYMBOL, ZEROS -> term;
            case EXTRACT -> terms.extract(first, (int) term.value() + term.width() - 1, (int) term.value());
            case CONCAT -> terms.slices().concat(arguments);
            case NOT -> terms.not(first);
            case AND -> arguments.stream().reduce(terms::and).orElseThrow();
            case XOR -> terms.xor(first, last);
            case SUM -> sum(term, arguments);
            case PRODUCT -> terms.mul(first, last);
            case UDIV -> terms.udiv(first, last);
            case UREM -> terms.urem(first, last);
            case SDIV -> terms.sdiv(first, last);
            case SREM -> terms.srem(first, last);
            case EQ -> terms.eq(first, last);
            case ULT -> terms.ult(first, last);
            case SLT -> terms.slt(first, last);
            case ITE -> terms.ite(first, arguments.get(1), last);
            case SELECT -> terms.tables().select((Term.Table) first, last);
            case STORE -> terms.tables().store((Term.Table) first, arguments.get(1), last);
            case APPLY ->
                terms.arena()
                        .node(new Term.Shape(
                                Op.APPLY,
                                term.shape().sort(),
                                0,
                                term.shape().name(),
                                List.copyOf(arguments),
                                List.of()));
        };
    }

    private Term sum(Term term, List<Term> arguments) {
        Sums.Linear sum = terms.sums().linear(term.width());
        terms.sums().add(sum, terms.constant(term.value(), term.width()), 1);
        for (int i = 0; i < arguments.size(); i++) {
            terms.sums().add(sum, arguments.get(i), term.shape().coefficients().get(i));
        }
        return terms.sums().term(sum);
    }
}
