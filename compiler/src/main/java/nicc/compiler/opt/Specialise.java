package nicc.compiler.opt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nicc.compiler.ir.Dispatcher;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Program;
import nicc.compiler.ir.Rewriter;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;

/// Where a dispatcher calls a register's handler with all bytes enabled, a copy of the handler takes its place
/// in which the enables are a constant.
final class Specialise extends Rewriter {
    private final Program program;
    private final Set<String> handlers;
    private final Map<String, Function> copies = new LinkedHashMap<>();

    Specialise(Program program) {
        this.program = program;
        handlers = program.registers().stream()
                .flatMap(r -> Stream.of(r.read(), r.write()))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    Program run() {
        Program.Editor editor = program.edit();
        for (Dispatcher d : program.dispatchers().values()) {
            editor.dispatcher(new Dispatcher(
                    d.frame(), d.targets().stream().map(this::target).toList(), statements(d.otherwise()), d.form()));
        }
        copies.values().forEach(editor::function);
        return editor.done();
    }

    private Dispatcher.Target target(Dispatcher.Target t) {
        return new Dispatcher.Target(t.register(), t.offset(), t.count(), t.stride(), statements(t.body()));
    }

    @Override
    public Value value(Value v) {
        Value simple = super.value(v);
        if (simple instanceof Value.Invoke i
                && handlers.contains(i.function())
                && i.arguments().getLast() instanceof Value.Const enables
                && enables.bits()
                        == Values.ones(program.function(i.function())
                                .parameters()
                                .getLast()
                                .width())) {
            Function copy = copies.computeIfAbsent(i.function(), name -> copy(program.function(name), enables));
            return new Value.Invoke(
                    copy.name(), i.arguments().subList(0, i.arguments().size() - 1), i.type(), i.width());
        }
        return simple;
    }

    private Function copy(Function f, Value enables) {
        List<Variable> parameters = new ArrayList<>(f.parameters());
        Map<Variable, Value> known = Map.of(parameters.removeLast(), enables);
        String doc = f.doc()
                .replace(": a read of the enabled bytes.", ": a read of all bytes.")
                .replace(": a write of the enabled bytes; the others are 0.", ": a write of all bytes.");
        return new Function(
                f.name() + "_whole",
                f.kind(),
                doc,
                f.origin(),
                parameters,
                f.result(),
                f.width(),
                new Substitute(known).statements(f.body()));
    }

    private static final class Substitute extends Rewriter {
        private final Map<Variable, Value> known;

        Substitute(Map<Variable, Value> known) {
            this.known = known;
        }

        @Override
        public Value value(Value v) {
            return v instanceof Value.Local l && known.containsKey(l.variable())
                    ? known.get(l.variable())
                    : super.value(v);
        }
    }
}
