package nicc.compiler.opt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.LineCode;
import nicc.compiler.ir.Program;
import nicc.compiler.ir.Purity;
import nicc.compiler.ir.Rewriter;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Variable;
import nicc.compiler.ir.Walk;

/// Takes out functions that nobody calls, locals that nobody reads and scratch buffers that nobody fills.
final class Tidy {

    Program run(Program program) {
        Program.Editor editor = program.edit();
        program.functions().values().forEach(f -> editor.function(f.withBody(withoutUnused(f.body()))));
        Program local = editor.done();
        Set<String> reached = reached(local);
        Program.Editor second = local.edit();
        local.functions().keySet().stream()
                .filter(name -> !reached.contains(name))
                .forEach(second::remove);
        return second.withoutBuffers(b -> b.scratch() && !mentioned(local, reached, b.field()))
                .done();
    }

    private static Set<String> reached(Program program) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of("resetPower", "resetBus"));
        program.lines().stream().map(LineCode::update).forEach(open::add);
        program.functions().values().stream()
                .filter(f -> f.kind() == Function.Kind.ENTRY)
                .forEach(f -> open.add(f.name()));
        while (!open.isEmpty()) {
            String name = open.remove();
            if (seen.add(name)) {
                open.addAll(Walk.calls(program.function(name).body()));
            }
        }
        return seen;
    }

    private static boolean mentioned(Program program, Set<String> functions, String field) {
        Set<String> handles = new HashSet<>();
        for (String name : functions) {
            Walk.values(program.function(name).body(), v -> {
                switch (v) {
                    case Value.Handle h -> handles.add(h.name());
                    case Value.Call c -> handles.add(c.receiver());
                    default -> {
                        // no other value names a buffer
                    }
                }
            });
        }
        return handles.contains(field);
    }

    private static List<Statement> withoutUnused(List<Statement> body) {
        List<Statement> now = body;
        List<Statement> before;
        do {
            before = now;
            Set<Variable> used = Walk.variables(now);
            now = new Removal(used).statements(before);
        } while (!now.equals(before));
        return now;
    }

    private static final class Removal extends Rewriter {
        private final Set<Variable> used;

        Removal(Set<Variable> used) {
            this.used = used;
        }

        @Override
        public List<Statement> statement(Statement s) {
            return switch (s) {
                case Statement.Declare d when !used.contains(d.variable()) -> kept(d.value());
                case Statement.Set d when !used.contains(d.variable()) -> kept(d.value());
                default -> super.statement(s);
            };
        }

        /// What a value does remains; functions that only answer are taken to do nothing when their value is a
        /// number.
        private static List<Statement> kept(Value v) {
            List<Statement> effects = new ArrayList<>();
            if (!Purity.pure(v) && (v instanceof Value.Invoke || v instanceof Value.Call)) {
                effects.add(new Statement.Do(v));
            }
            return effects;
        }
    }
}
