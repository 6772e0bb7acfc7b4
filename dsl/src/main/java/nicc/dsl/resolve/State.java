package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.List;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.Expression;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Parameter;
import nicc.dsl.model.Timer;

/// State other than registers: variables, buffers, timers, and parameters.
final class State {

    private static final int MOST_ELEMENTS = 1 << 16;
    private static final int MOST_BYTES = 1 << 24;

    private final Resolution resolution;
    private final Session session;
    private final Resets resets;

    State(Resolution resolution) {
        this.resolution = resolution;
        this.session = resolution.session();
        this.resets = new Resets(resolution);
    }

    Parameter parameter(Declaration.Parameter d, Env env) {
        int width = resolution.constants().type(d.type(), env);
        String name = env.text(d.name());
        long value = resolution.constants().constant(new Located(d.value(), env), width);
        Parameter parameter = new Parameter(name, d.title(), width, value, d.span());
        resolution
                .symbols()
                .declare(name, new Symbol.ParameterName(parameter, d.name().span()));
        return parameter;
    }

    Cell variable(Declaration.Variable d, Env env) {
        int width = resolution.constants().type(d.type(), env);
        boolean array = d.count().isPresent();
        int count = d.count()
                .map(c -> (int) resolution
                        .constants()
                        .within(new Located(c, env), 1, MOST_ELEMENTS, Code.SIZE_RANGE, "the number of elements", 1))
                .orElse(1);
        List<Cell.ResetRule> rules = d.value()
                .map(v -> List.of(
                        new Cell.ResetRule(resets.domains(d.domains(), env), values(v, env, width, count, array))))
                .orElse(List.of());
        String name = env.text(d.name());
        Cell cell = new Cell(name, d.title(), width, count, array, rules, d.span());
        resolution.symbols().declare(name, new Symbol.Variable(cell, d.name().span()));
        return cell;
    }

    /// The value of each element; missing ones are 0.
    private List<Long> values(Expression e, Env env, int width, int count, boolean array) {
        List<Long> values = new ArrayList<>();
        if (array && e instanceof Expression.Concat list) {
            list.parts().forEach(p -> values.add(resolution.constants().constant(new Located(p, env), width)));
            if (values.size() > count) {
                session.error(Code.SIZE_RANGE, e.span(), values.size() + " values for " + count + " elements");
            }
        } else if (array) {
            session.add(new Diagnostic(Code.SIZE_RANGE, e.span(), "an array needs a value for each element")
                    .help("write '{a, b, …}'; missing ones are 0"));
        } else {
            values.add(resolution.constants().constant(new Located(e, env), width));
        }
        while (values.size() < count) {
            values.add(0L);
        }
        return values.subList(0, count);
    }

    Buffer buffer(Declaration.Buffer d, Env env) {
        int capacity = (int) resolution
                .constants()
                .within(new Located(d.capacity(), env), 1, MOST_BYTES, Code.SIZE_RANGE, "a buffer's capacity", 1);
        String name = env.text(d.name());
        Buffer buffer = new Buffer(name, d.title(), capacity, resets.domains(d.domains(), env), d.span());
        resolution
                .symbols()
                .declare(name, new Symbol.BufferName(buffer, d.name().span()));
        return buffer;
    }

    Timer timer(Declaration.Timer d, Env env) {
        long unit = resolution
                .constants()
                .within(new Located(d.unit(), env), 1, 1_000_000_000_000L, Code.SIZE_RANGE, "a timer's unit", 1);
        Group group = new Group(session, Container.TIMER, resolution.expander().expand(d.items(), env));
        String name = env.text(d.name());
        Timer timer =
                new Timer(name, d.title(), group.text("section"), unit, resets.domains(d.domains(), env), d.span());
        resolution.symbols().declare(name, new Symbol.TimerName(timer, d.name().span()));
        return timer;
    }
}
