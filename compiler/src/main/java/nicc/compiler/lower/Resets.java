package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.StateCell;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;

/// Resets (docs/language.md, section 4): cells, then timers and buffers, then the hooks in order of
/// declaration.
final class Resets {
    private static final String POWER = "power";

    private final Context context;

    Resets(Context context) {
        this.context = context;
    }

    static String method(Context context, String domain) {
        return context.method("reset " + domain, "reset" + Names.capital(domain));
    }

    /// Makes the method of each domain.
    void lower() {
        for (String domain : context.device().domains()) {
            List<Statement> body = new ArrayList<>();
            context.device().cells().forEach(c -> cell(c, domain, body));
            context.device().timers().stream()
                    .filter(t -> t.stoppedBy().contains(domain))
                    .forEach(t -> body.add(Timers.stop(context, t)));
            context.device().buffers().stream()
                    .filter(b -> b.clearedBy().contains(domain))
                    .forEach(b -> body.add(Code.effect(
                            Intrinsic.BUFFER_CLEAR, context.buffer(b.name()).field())));
            hooks(domain, body);
            context.add(Function.action(method(context, domain), "Reset domain " + domain + ".", "", List.of(), body));
        }
    }

    /// At power-on, everything is 0 unless said otherwise; other domains change what says so.
    private void cell(Cell c, String domain, List<Statement> out) {
        StateCell cell = context.cell("cell " + c.name());
        Optional<List<Long>> values = c.resets().stream()
                .filter(r -> r.domains().contains(domain))
                .map(Cell.ResetRule::values)
                .findFirst();
        if (values.isEmpty() && !domain.equals(POWER)) {
            return;
        }
        List<Long> given = values.orElse(List.of());
        if (!cell.array()) {
            out.add(new Statement.Store(
                    cell.value(), Values.constant(cell.type(), given.isEmpty() ? 0 : given.getFirst())));
            return;
        }
        array(cell, given, out);
    }

    /// The value that most elements get, in a loop; then the others.
    private void array(StateCell cell, List<Long> given, List<Statement> out) {
        long common = mostFrequent(given, cell.count());
        Variable i = new Variable("i", Type.INT, 31);
        Value below = Values.compare(Relation.LT, i.value(), Values.number(cell.count()));
        out.add(new Statement.For(
                i,
                Values.ZERO,
                below,
                List.of(new Statement.StoreElement(cell.element(i.value()), Values.constant(cell.type(), common)))));
        for (int k = 0; k < cell.count(); k++) {
            long value = k < given.size() ? given.get(k) : 0;
            if (value != common) {
                out.add(new Statement.StoreElement(
                        cell.element(Values.number(k)), Values.constant(cell.type(), value)));
            }
        }
    }

    private static long mostFrequent(List<Long> given, int count) {
        Map<Long, Integer> times = new TreeMap<>(Map.of(0L, count - given.size()));
        given.forEach(v -> times.merge(v, 1, Integer::sum));
        return times.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private void hooks(String domain, List<Statement> out) {
        int number = 0;
        for (Device.ResetHook h : context.device().resetHooks()) {
            number++;
            if (h.domains().contains(domain)) {
                String name = context.method("reset hook " + number, "onReset" + number);
                if (!context.functions().containsKey(name)) {
                    String doc = "Runs after a reset of " + String.join(", ", h.domains()) + ".";
                    context.add(Function.action(
                            name, doc, Origins.of(h.span()), List.of(), new Code(context).body(h.body())));
                }
                out.add(Code.invoke(name));
            }
        }
    }
}
