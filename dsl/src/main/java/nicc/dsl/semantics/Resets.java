package nicc.dsl.semantics;

import java.util.List;
import java.util.Optional;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;

/// Resets (docs/language.md, section 4): cells, then timers stop, buffers clear and waiting frames in them are
/// lost, then the hooks, all in order of declaration.
final class Resets<V> {
    private static final String POWER = "power";
    private static final int INDEX_WIDTH = 32;

    private final Semantics<V> semantics;
    private final Algebra<V> algebra;
    private final Machine<V> machine;

    Resets(Semantics<V> semantics) {
        this.semantics = semantics;
        this.algebra = semantics.algebra;
        this.machine = semantics.machine;
    }

    void reset(String domain) {
        machine.part("reset " + domain, List.of(), () -> resetAll(domain));
    }

    private void resetAll(String domain) {
        Device device = semantics.device;
        device.cells().forEach(cell -> reset(cell, domain));
        device.timers().stream()
                .filter(timer -> timer.stoppedBy().contains(domain))
                .forEach(machine::stop);
        device.buffers().stream()
                .filter(buffer -> buffer.clearedBy().contains(domain))
                .forEach(machine::clear);
        device.resetHooks().stream()
                .filter(hook -> hook.domains().contains(domain))
                .forEach(hook -> machine.call(() -> semantics.statements.run(hook.body())));
    }

    /// A cell without a rule keeps its value; at power-on it becomes 0.
    private void reset(Cell cell, String domain) {
        Optional<Cell.ResetRule> rule = cell.resets().stream()
                .filter(candidate -> candidate.domains().contains(domain))
                .findFirst();
        if (rule.isPresent() || domain.equals(POWER)) {
            set(cell, rule.map(Cell.ResetRule::values).orElse(List.of()));
        }
    }

    private void set(Cell cell, List<Long> values) {
        for (int i = 0; i < cell.count(); i++) {
            V value = algebra.constant(i < values.size() ? values.get(i) : 0, cell.width());
            semantics.cells.setElement(cell, algebra.constant(i, INDEX_WIDTH), value);
        }
    }
}
