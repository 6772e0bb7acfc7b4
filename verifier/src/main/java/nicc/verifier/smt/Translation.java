package nicc.verifier.smt;

import com.microsoft.z3.ArrayExpr;
import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Sort;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Terms as Z3's expressions, made when a question needs them, and once. One bit is a Boolean. Opaque values
/// are numbered: a
/// formula that only compares them has a model if it has one with as many values as it has terms. So nothing
/// is lost, and the
/// solver's procedures for bit vectors can be used.
final class Translation implements AutoCloseable {
    private static final int OPAQUE_WIDTH = 32;

    private static final int INDEX_WIDTH = 32;

    private @Nullable Context context;
    private final Map<Term, Expr<?>> known = new HashMap<>();
    private final Map<Term, BitVecExpr> vectors = new HashMap<>();

    Context context() {
        if (context == null) {
            context = new Context(Map.of("model", "true"));
        }
        return context;
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }

    /// A term that is one bit.
    BoolExpr bool(Term term) {
        if (term.width() != 1) {
            throw new IllegalArgumentException("a condition has one bit, not " + term.width());
        }
        return (BoolExpr) expression(term);
    }

    /// A vector, one bit included, or the number of an opaque value.
    BitVecExpr vector(Term term) {
        Expr<?> expression = expression(term);
        if (term.width() != 1) {
            return (BitVecExpr) expression;
        }
        return vectors.computeIfAbsent(term, _ -> (BitVecExpr) context()
                .mkITE((BoolExpr) expression, context().mkBV(1, 1), context().mkBV(0, 1)));
    }

    private Expr<?> expression(Term term) {
        Deque<Term> open = new ArrayDeque<>();
        open.push(term);
        while (!open.isEmpty()) {
            Term next = open.element();
            boolean ready = true;
            for (Term argument : next.arguments()) {
                if (!known.containsKey(argument)) {
                    open.push(argument);
                    ready = false;
                }
            }
            if (ready) {
                open.pop();
                if (!known.containsKey(next)) {
                    known.put(next, made(next));
                }
            }
        }
        return java.util.Objects.requireNonNull(known.get(term));
    }

    private Expr<?> made(Term term) {
        Context z3 = context();
        return switch (term.op()) {
            case CONST -> term.width() == 1 ? z3.mkBool(term.value() == 1) : number(term.value(), term.width());
            case SYMBOL -> symbol(term);
            case EXTRACT, CONCAT, SUM, PRODUCT, UDIV, UREM, SDIV, SREM -> bits(term, vectorOf(term));
            case NOT -> term.width() == 1 ? z3.mkNot(bool(term.argument(0))) : z3.mkBVNot(vector(term.argument(0)));
            case AND -> conjunction(term);
            case XOR ->
                term.width() == 1
                        ? z3.mkXor(bool(term.argument(0)), bool(term.argument(1)))
                        : z3.mkBVXOR(vector(term.argument(0)), vector(term.argument(1)));
            case EQ -> z3.mkEq(known.get(term.argument(0)), known.get(term.argument(1)));
            case ULT -> z3.mkBVULT(vector(term.argument(0)), vector(term.argument(1)));
            case SLT -> z3.mkBVSLT(vector(term.argument(0)), vector(term.argument(1)));
            case ITE -> z3.mkITE(bool(term.argument(0)), known.get(term.argument(1)), known.get(term.argument(2)));
            case SELECT -> bits(term, (BitVecExpr) z3.mkSelect(array(term.argument(0)), vector(term.argument(1))));
            case STORE -> z3.mkStore(array(term.argument(0)), vector(term.argument(1)), vector(term.argument(2)));
            case ZEROS -> z3.mkConstArray(z3.mkBitVecSort(INDEX_WIDTH), number(0, elementWidth(term)));
            case APPLY -> applied(term);
        };
    }

    private static int elementWidth(Term term) {
        return ((Term.Table) term).elementWidth();
    }

    @SuppressWarnings("unchecked") // terms of arrays become arrays
    private ArrayExpr<BitVecSort, BitVecSort> array(Term term) {
        return (ArrayExpr<BitVecSort, BitVecSort>) java.util.Objects.requireNonNull(known.get(term));
    }

    /// An array.
    @SuppressWarnings("unchecked") // terms of arrays become arrays
    ArrayExpr<BitVecSort, BitVecSort> table(Term.Table table) {
        return (ArrayExpr<BitVecSort, BitVecSort>) expression(table);
    }

    /// An element of an array.
    BitVecExpr element(Term.Table table, long index) {
        return (BitVecExpr) context().mkSelect(table(table), context().mkBV(index, INDEX_WIDTH));
    }

    /// A vector of one bit becomes a Boolean.
    private Expr<?> bits(Term term, BitVecExpr vector) {
        return term.width() == 1 ? context().mkEq(vector, context().mkBV(1, 1)) : vector;
    }

    /// An element of a free array.
    BitVecExpr element(String array, int width, long index) {
        return (BitVecExpr) context()
                .mkSelect(
                        context()
                                .mkArrayConst(
                                        array,
                                        context().mkBitVecSort(INDEX_WIDTH),
                                        context().mkBitVecSort(width)),
                        number(index, INDEX_WIDTH));
    }

    private BitVecExpr number(long value, int width) {
        return context().mkBV(Long.toUnsignedString(value), width);
    }

    private Expr<?> symbol(Term term) {
        return switch (term.shape().sort()) {
            case Term.Sort.OfBits(int width)
            when width == 1 -> context().mkBoolConst(term.shape().name());
            case Term.Sort.OfBits(int width) -> context().mkBVConst(term.shape().name(), width);
            case Term.Sort.OfOpaque(String _) ->
                context().mkBVConst(term.shape().name(), OPAQUE_WIDTH);
            case Term.Sort.OfTable(int width) ->
                context()
                        .mkArrayConst(
                                term.shape().name(),
                                context().mkBitVecSort(INDEX_WIDTH),
                                context().mkBitVecSort(width));
        };
    }

    private BitVecExpr vectorOf(Term term) {
        Context z3 = context();
        BitVecExpr first = vector(term.argument(0));
        return switch (term.op()) {
            case EXTRACT -> z3.mkExtract((int) term.value() + term.width() - 1, (int) term.value(), first);
            case CONCAT -> {
                BitVecExpr result = first;
                for (Term piece : term.arguments().subList(1, term.arguments().size())) {
                    result = z3.mkConcat(vector(piece), result);
                }
                yield result;
            }
            case SUM -> sum(term);
            case PRODUCT -> z3.mkBVMul(first, vector(term.argument(1)));
            case UDIV -> z3.mkBVUDiv(first, vector(term.argument(1)));
            case UREM -> z3.mkBVURem(first, vector(term.argument(1)));
            case SDIV -> z3.mkBVSDiv(first, vector(term.argument(1)));
            case SREM -> z3.mkBVSRem(first, vector(term.argument(1)));
            default -> throw new IllegalArgumentException(term.op().name());
        };
    }

    private BitVecExpr sum(Term term) {
        Context z3 = context();
        BitVecExpr result = number(term.value(), term.width());
        for (int i = 0; i < term.arguments().size(); i++) {
            long times = term.shape().coefficients().get(i);
            BitVecExpr part = vector(term.argument(i));
            if (times == Arena.mask(term.width())) {
                result = z3.mkBVSub(result, part);
            } else {
                result = z3.mkBVAdd(result, times == 1 ? part : z3.mkBVMul(number(times, term.width()), part));
            }
        }
        return result;
    }

    private Expr<?> conjunction(Term term) {
        if (term.width() == 1) {
            return context().mkAnd(term.arguments().stream().map(this::bool).toArray(BoolExpr[]::new));
        }
        return term.arguments().stream()
                .map(this::vector)
                .reduce((a, b) -> context().mkBVAND(a, b))
                .orElseThrow();
    }

    private Expr<?> applied(Term term) {
        List<Term> arguments = term.arguments();
        Expr<?>[] values = new Expr<?>[arguments.size()];
        Sort[] domain = new Sort[values.length];
        for (int i = 0; i < values.length; i++) {
            Term argument = arguments.get(i);
            values[i] = argument instanceof Term.Table ? array(argument) : vector(argument);
            domain[i] = values[i].getSort();
        }
        Sort range = context().mkBitVecSort(term.width() == 0 ? OPAQUE_WIDTH : term.width());
        Expr<?> result = context().mkApp(context().mkFuncDecl(term.shape().name(), domain, range), values);
        return term.width() == 1 ? bits(term, (BitVecExpr) result) : result;
    }
}
