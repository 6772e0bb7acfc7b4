package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import nicc.compiler.ir.Dispatcher;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Op;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;

/// The code that finds a register by its offset: one comparison after the other, or a switch on the page and
/// one within it.
final class Dispatch {
    private static final int PAGE_BITS = 8;
    private static final int CHAIN_LENGTH = 48;
    private static final int SINGLE_SWITCH = 16;

    private final Set<String> names;
    private final Dispatcher dispatcher;
    private final Value offset;

    Dispatch(Set<String> names, Dispatcher dispatcher) {
        this.names = names;
        this.dispatcher = dispatcher;
        offset = dispatcher.offset().value();
    }

    /// The dispatcher as one or more functions.
    List<Function> functions() {
        return switch (dispatcher.form()) {
            case CHAIN -> chain(dispatcher.frame(), dispatcher.targets(), 1);
            case TABLE -> table();
        };
    }

    /// Long chains go on in another function, so that none grows past what the JIT takes.
    private List<Function> chain(Function frame, List<Dispatcher.Target> targets, int part) {
        List<Function> all = new ArrayList<>();
        List<Statement> body = new ArrayList<>();
        targets.stream().limit(CHAIN_LENGTH).forEach(t -> body.add(compared(t)));
        if (targets.size() > CHAIN_LENGTH) {
            Function rest = renamed(String.valueOf(part + 1));
            body.addAll(call(rest));
            all.addAll(chain(rest, targets.subList(CHAIN_LENGTH, targets.size()), part + 1));
        } else {
            body.addAll(dispatcher.otherwise());
        }
        all.addFirst(frame.withBody(body));
        return all;
    }

    private Statement compared(Dispatcher.Target t) {
        if (t.count() == 1) {
            return new Statement.If(
                    Values.compare(Relation.EQ, offset, Values.number(t.offset())), leave(t.body()), List.of());
        }
        Value from = Values.sub(offset, Values.number(t.offset()));
        Value within = Values.compare(Relation.ULT, from, Values.number(t.end() - t.offset()));
        Value begins = Values.compare(Relation.EQ, Values.binary(Op.REM, from, Values.number(t.stride())), Values.ZERO);
        return new Statement.If(Values.and(within, begins), leave(indexed(t)), List.of());
    }

    private List<Statement> indexed(Dispatcher.Target t) {
        Value from = Values.sub(offset, Values.number(t.offset()));
        List<Statement> body = new ArrayList<>();
        body.add(new Statement.Declare(Dispatcher.INDEX, Values.binary(Op.DIV, from, Values.number(t.stride()))));
        body.addAll(t.body());
        return body;
    }

    private List<Statement> leave(List<Statement> body) {
        if (body.getLast() instanceof Statement.Return) {
            return body;
        }
        List<Statement> all = new ArrayList<>(body);
        all.add(new Statement.Return(Optional.empty()));
        return all;
    }

    /// Single registers first, which are what drivers use most; arrays are looked for where no single register
    /// is.
    private List<Function> table() {
        List<Dispatcher.Target> singles = only(t -> t.count() == 1);
        List<Dispatcher.Target> arrays = only(t -> t.count() > 1);
        List<Function> all = new ArrayList<>();
        List<Statement> rest = rest(arrays, singles, all);
        Map<Integer, List<Dispatcher.Target>> pages = new TreeMap<>();
        singles.forEach(t -> pages.computeIfAbsent(t.offset() >> PAGE_BITS, p -> new ArrayList<>())
                .add(t));
        List<Statement> body = singles.size() <= SINGLE_SWITCH ? within(singles, rest) : pages(pages, rest, all);
        all.addFirst(dispatcher.frame().withBody(body));
        return all;
    }

    private List<Dispatcher.Target> only(Predicate<Dispatcher.Target> which) {
        return dispatcher.targets().stream().filter(which).toList();
    }

    /// What is done where no single register begins.
    private List<Statement> rest(List<Dispatcher.Target> arrays, List<Dispatcher.Target> singles, List<Function> all) {
        List<Statement> body = new ArrayList<>();
        arrays.forEach(t -> body.add(compared(t)));
        body.addAll(dispatcher.otherwise());
        if (arrays.isEmpty() || singles.isEmpty()) {
            return body;
        }
        Function f = renamed("arrays");
        all.add(f.withBody(body));
        return call(f);
    }

    private List<Statement> pages(
            Map<Integer, List<Dispatcher.Target>> pages, List<Statement> rest, List<Function> all) {
        List<Statement.Switch.Case> cases = new ArrayList<>();
        pages.forEach((page, targets) -> {
            Function f = renamed(String.format("%04X", page << PAGE_BITS));
            all.add(f.withBody(within(targets, rest)));
            cases.add(new Statement.Switch.Case(List.of(page), call(f)));
        });
        return List.of(new Statement.Switch(Values.binary(Op.SHR, offset, Values.number(PAGE_BITS)), cases, rest));
    }

    private List<Statement> within(List<Dispatcher.Target> targets, List<Statement> rest) {
        List<Statement.Switch.Case> cases = new ArrayList<>();
        targets.forEach(t -> cases.add(new Statement.Switch.Case(List.of(t.offset()), t.body())));
        return cases.isEmpty() ? rest : List.of(new Statement.Switch(offset, cases, rest));
    }

    private Function renamed(String suffix) {
        Function f = dispatcher.frame();
        String name = f.name() + "_" + suffix;
        if (names.contains(name)) {
            throw new IllegalStateException(name + " exists already");
        }
        return new Function(name, f.kind(), f.doc(), f.origin(), f.parameters(), f.result(), f.width(), List.of());
    }

    private List<Statement> call(Function f) {
        Value call = new Value.Invoke(
                f.name(), f.parameters().stream().map(v -> v.value()).toList(), f.result(), f.width());
        return f.result() == Type.HANDLE
                ? List.of(new Statement.Do(call))
                : List.of(new Statement.Return(Optional.of(call)));
    }
}
