package nicc.dsl.resolve;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Name;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Expr;

/// Constants and enumerations, computed when they are first needed.
final class Constants {

    private final Resolution resolution;
    private final Session session;
    private final Map<Use, Value> constants = new HashMap<>();
    private final Map<Use, Map<String, Expr.Const>> enumerations = new HashMap<>();
    private final Set<Use> open = new HashSet<>();

    Constants(Resolution resolution) {
        this.resolution = resolution;
        this.session = resolution.session();
    }

    /// The number that a value is, if it is a constant.
    static Optional<BigInteger> number(Value value) {
        return switch (value) {
            case Value.Flexible n -> Optional.of(n.value());
            case Value.Bits(Expr.Const(long v, int _)) -> Optional.of(Operators.unsigned(v));
            case Value.Bits _, Value.Broken _ -> Optional.empty();
        };
    }

    /// A constant in a range; `otherwise` after an error.
    long within(Located located, long least, long most, Code code, String what, long otherwise) {
        Optional<BigInteger> number = constant(located);
        if (number.isEmpty()) {
            return otherwise;
        }
        BigInteger n = number.get();
        if (n.compareTo(BigInteger.valueOf(least)) < 0 || n.compareTo(BigInteger.valueOf(most)) > 0) {
            session.error(code, located.span(), what + " is from " + least + " to " + most + ", this is " + n);
            return otherwise;
        }
        return n.longValue();
    }

    /// A constant expression; empty after an error.
    Optional<BigInteger> constant(Located located) {
        Value value = resolution.expressions().value(located.expression(), Scope.of(located.env()), 0);
        Optional<BigInteger> number = number(value);
        if (number.isEmpty() && !(value instanceof Value.Broken)) {
            session.error(Code.NOT_CONSTANT, located.span(), "a constant is needed here");
        }
        return number;
    }

    /// A constant of a width; 0 after an error.
    long constant(Located located, int width) {
        Expr expr = resolution.expressions().at(located.expression(), Scope.of(located.env()), width);
        if (expr instanceof Expr.Const(long value, int _)) {
            return value;
        }
        session.error(Code.NOT_CONSTANT, located.span(), "a constant is needed here");
        return 0;
    }

    /// The width of a type; 32 after an error.
    int type(Name name, Env env) {
        String text = env.text(name);
        var width = Widths.ofType(text);
        if (width.isEmpty()) {
            session.error(Code.UNKNOWN_TYPE, name.span(), "'" + text + "' is no type", "types are u1 to u64 and bool");
        }
        return width.orElse(Integer.SIZE);
    }

    Value value(Symbol.Constant symbol) {
        Value known = constants.get(symbol.use());
        if (known == null) {
            known = circular(symbol.use(), symbol.span()) ? new Value.Broken() : compute(symbol);
            constants.put(symbol.use(), known);
        }
        return known;
    }

    private Value compute(Symbol.Constant symbol) {
        Declaration.Const declaration = symbol.declaration();
        open.add(symbol.use());
        Located located = new Located(declaration.value(), symbol.env());
        Value value = declaration
                .type()
                .map(t -> typed(located, type(t, symbol.env())))
                .orElseGet(
                        () -> constant(located).<Value>map(Value.Flexible::new).orElse(new Value.Broken()));
        open.remove(symbol.use());
        return value;
    }

    private Value typed(Located located, int width) {
        return new Value.Bits(new Expr.Const(constant(located, width), width));
    }

    /// The members of an enumeration, by name.
    Map<String, Expr.Const> members(Symbol.Enumeration symbol) {
        Map<String, Expr.Const> known = enumerations.get(symbol.use());
        if (known == null) {
            known = circular(symbol.use(), symbol.span()) ? Map.of() : number(symbol);
            enumerations.put(symbol.use(), known);
        }
        return known;
    }

    private Map<String, Expr.Const> number(Symbol.Enumeration symbol) {
        open.add(symbol.use());
        int width = type(symbol.declaration().type(), symbol.env());
        Map<String, Expr.Const> members = new LinkedHashMap<>();
        BigInteger next = BigInteger.ZERO;
        for (Declaration.Member member : symbol.declaration().members()) {
            Optional<Expression> given = member.value();
            Value value = given.map(e -> constant(new Located(e, symbol.env()))
                            .<Value>map(Value.Flexible::new)
                            .orElse(new Value.Broken()))
                    .orElse(new Value.Flexible(next));
            Expr expr = resolution.widths().at(value, width, member.span());
            long bits = expr instanceof Expr.Const(long v, int _) ? v : 0;
            if (members.put(symbol.env().text(member.name()), new Expr.Const(bits, width)) != null) {
                session.error(
                        Code.DUPLICATE_NAME, member.span(), "'" + member.name().text() + "' is a member already");
            }
            next = Operators.unsigned(bits).add(BigInteger.ONE);
        }
        open.remove(symbol.use());
        return members;
    }

    private boolean circular(Use use, Span span) {
        if (open.contains(use)) {
            session.error(Code.CIRCULAR_DEFINITION, span, "this definition needs its own value");
            return true;
        }
        return false;
    }
}
