package nicc.compiler.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nicc.compiler.ir.Dispatcher;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.Program;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Walk;

/// The effects of a program's functions.
public final class Footprints {
    private final Map<String, List<List<Statement>>> bodies = new HashMap<>();
    private final Map<String, Effects> known = new HashMap<>();

    /// Looks at a program.
    ///
    /// @param program the program
    public Footprints(Program program) {
        for (Function f : program.functions().values()) {
            bodies.put(f.name(), List.of(f.body()));
        }
        for (Dispatcher d : program.dispatchers().values()) {
            List<List<Statement>> all = new ArrayList<>();
            d.targets().forEach(t -> all.add(t.body()));
            all.add(d.otherwise());
            bodies.put(d.frame().name(), all);
        }
    }

    /// What a function does.
    ///
    /// @param function its name
    /// @return its effects, those of what it calls included
    public Effects of(String function) {
        return known.computeIfAbsent(function, this::compute);
    }

    private Effects compute(String function) {
        Set<String> reads = new LinkedHashSet<>();
        Set<String> writes = new LinkedHashSet<>();
        Set<Intrinsic> calls = EnumSet.noneOf(Intrinsic.class);
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(function));
        while (!open.isEmpty()) {
            String name = open.remove();
            if (reached.add(name)) {
                for (List<Statement> body : bodies.getOrDefault(name, List.of())) {
                    collect(body, reads, writes, calls);
                    open.addAll(Walk.calls(body));
                }
            }
        }
        return new Effects(reads, writes, calls, reached);
    }

    private static void collect(List<Statement> body, Set<String> reads, Set<String> writes, Set<Intrinsic> calls) {
        Walk.values(body, v -> {
            switch (v) {
                case Value.Field f -> reads.add(f.name());
                case Value.Element e -> reads.add(e.name());
                case Value.Call c -> calls.add(c.intrinsic());
                default -> {
                    // touches nothing by itself
                }
            }
        });
        Walk.statements(body, s -> {
            switch (s) {
                case Statement.Store d -> writes.add(d.field().name());
                case Statement.StoreElement d -> writes.add(d.element().name());
                default -> {
                    // changes no field
                }
            }
        });
    }
}
