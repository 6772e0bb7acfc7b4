package nicc.dsl.resolve;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Operator;
import nicc.dsl.ast.PathStep;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Path;
import nicc.dsl.model.Register;

/// I/O paths.
final class Paths {

    private static final long MOST = 1 << 20;

    private final Resolution resolution;
    private final Session session;
    private final Map<String, Bank> banks;
    private final Set<String> engines;

    Paths(Resolution resolution, Map<String, Bank> banks, Set<String> engines) {
        this.resolution = resolution;
        this.session = resolution.session();
        this.banks = banks;
        this.engines = engines;
    }

    Path path(Declaration.Path declaration, Env env) {
        String n = env.text(declaration.count());
        return new Path(
                env.text(declaration.name()),
                declaration.title(),
                steps(declaration.steps(), env, n),
                declaration.span());
    }

    private List<Path.Step> steps(List<PathStep> steps, Env env, String n) {
        List<Path.Step> result = new ArrayList<>();
        steps.forEach(s -> step(s, env, n).ifPresent(result::add));
        return result;
    }

    private Optional<Path.Step> step(PathStep step, Env env, String n) {
        return switch (step) {
            case PathStep.Access a -> access(a, env);
            case PathStep.EngineStep e -> engine(e, env);
            case PathStep.Repeat r -> repeat(r, env, n);
            case PathStep.OptionalSteps o -> Optional.of(new Path.OptionalSteps(steps(o.steps(), env, n)));
        };
    }

    private Optional<Path.Step> engine(PathStep.EngineStep step, Env env) {
        String name = env.text(step.engine());
        if (!engines.contains(name)) {
            session.unknown(
                    Code.PATH_UNKNOWN, step.engine().span(), name, "the device has no engine '" + name + "'", engines);
            return Optional.empty();
        }
        return Optional.of(new Path.EngineStep(name));
    }

    /// The register that a step names: `R`, `R[i]`, `bank.R`.
    private Optional<Path.Step> access(PathStep.Access access, Env env) {
        return switch (access.register()) {
            case Expression.Ref r -> found(access, env.text(r.name()), List.copyOf(banks.values()));
            case Expression.Member m
            when m.base() instanceof Expression.Ref b && banks.containsKey(env.text(b.name())) ->
                found(access, env.text(m.name()), List.of(banks.get(env.text(b.name()))));
            case Expression.Index i -> access(new PathStep.Access(access.write(), i.base(), access.span()), env);
            default -> {
                session.error(Code.PATH_UNKNOWN, access.register().span(), "a step names a register");
                yield Optional.empty();
            }
        };
    }

    private Optional<Path.Step> found(PathStep.Access access, String name, List<Bank> where) {
        List<Path.Access> hits = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Bank bank : where) {
            for (Register register : bank.registers()) {
                names.add(register.name());
                if (register.name().equals(name)) {
                    hits.add(new Path.Access(bank, register, access.write()));
                }
            }
        }
        if (hits.isEmpty()) {
            session.unknown(
                    Code.PATH_UNKNOWN,
                    access.register().span(),
                    name,
                    "the device has no register '" + name + "'",
                    names);
        } else if (hits.size() > 1) {
            session.error(
                    Code.AMBIGUOUS_REGISTER,
                    access.register().span(),
                    "several banks have a register '" + name + "'",
                    "write '" + hits.get(0).bank().name() + "." + name + "'");
        }
        return hits.stream().map(h -> (Path.Step) h).findFirst();
    }

    private Optional<Path.Step> repeat(PathStep.Repeat r, Env env, String n) {
        List<Path.Step> steps = steps(r.steps(), env, n);
        Optional<Path.Repeat> repeat = r.count() instanceof Expression.Call call
                ? ceil(call, env, n, steps)
                : product(r.count(), env, n).map(p -> new Path.Repeat(p.perUnit(), p.constant(), 1, steps));
        if (repeat.isEmpty()) {
            session.error(
                    Code.PATH_COUNT,
                    r.count().span(),
                    "this is no count of a path",
                    "counts are 'n', 'K * n', constants, and 'ceil(n / K)'");
        }
        return repeat.map(p -> p);
    }

    /// `perUnit * n + constant`.
    private record Product(int perUnit, int constant) {}

    private Optional<Product> product(Expression e, Env env, String n) {
        return switch (e) {
            case Expression.Paren p -> product(p.inner(), env, n);
            case Expression.Ref r when env.text(r.name()).equals(n) -> Optional.of(new Product(1, 0));
            case Expression.Binary b
            when b.operator() == Operator.MUL -> {
                Optional<Product> left = product(b.left(), env, n);
                Optional<Product> right = product(b.right(), env, n);
                yield left.flatMap(x -> right.flatMap(y -> times(x, y)));
            }
            case Expression.Binary b
            when b.operator() == Operator.ADD -> {
                Optional<Product> left = product(b.left(), env, n);
                Optional<Product> right = product(b.right(), env, n);
                yield left.flatMap(
                        x -> right.map(y -> new Product(x.perUnit() + y.perUnit(), x.constant() + y.constant())));
            }
            default -> constant(e, env).map(c -> new Product(0, c));
        };
    }

    private static Optional<Product> times(Product a, Product b) {
        if (a.perUnit() != 0 && b.perUnit() != 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Product(a.perUnit() * b.constant() + b.perUnit() * a.constant(), a.constant() * b.constant()));
    }

    private Optional<Path.Repeat> ceil(Expression.Call call, Env env, String n, List<Path.Step> steps) {
        boolean named =
                call.callee() instanceof Expression.Ref r && r.name().text().equals("ceil");
        if (!named
                || call.arguments().size() != 1
                || !(call.arguments().get(0) instanceof Expression.Binary b)
                || b.operator() != Operator.DIV) {
            return Optional.empty();
        }
        Optional<Integer> divisor = constant(b.right(), env).filter(d -> d > 0);
        return product(b.left(), env, n)
                .flatMap(p -> divisor.map(d -> new Path.Repeat(p.perUnit(), p.constant(), d, steps)));
    }

    private Optional<Integer> constant(Expression e, Env env) {
        boolean simple = e instanceof Expression.Literal
                || (e instanceof Expression.Ref r
                        && resolution.symbols().peek(env.text(r.name())).orElse(null) instanceof Symbol.Constant);
        if (!simple) {
            return Optional.empty();
        }
        return resolution
                .constants()
                .constant(new Located(e, env))
                .filter(v -> v.signum() >= 0 && v.compareTo(BigInteger.valueOf(MOST)) <= 0)
                .map(BigInteger::intValue);
    }
}
