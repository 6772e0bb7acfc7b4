package nicc.compiler.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;

/// Finds the [SiteFacts] of registers from a device's meaning.
public final class SiteAnalysis {

    /// World events by what they are called in reasons, with what their code uses.
    private final Map<String, Uses> events = new LinkedHashMap<>();

    /// Conditions that something waits for, by what they are called in reasons.
    private final Map<String, Uses> conditions = new LinkedHashMap<>();

    private final Device device;

    /// Analyses a device.
    ///
    /// @param device the device
    public SiteAnalysis(Device device) {
        this.device = device;
        device.engines().forEach(engine -> {
            events.put("engine " + engine.name(), new Uses(device).of(engine.step()));
            conditions.put("engine " + engine.name() + " waits for it", new Uses(device).of(engine.when()));
        });
        device.timers().forEach(timer -> events.put("timer " + timer.name(), expiry(timer.name())));
        device.linkHooks().forEach(hook -> events.put("a change of the link", new Uses(device).of(hook.body())));
        device.interrupts()
                .forEach(line -> conditions.put(
                        "the level of " + line.name() + " depends on it", new Uses(device).of(line.level())));
    }

    private Uses expiry(String timer) {
        Uses uses = new Uses(device);
        device.expiryHooks().stream()
                .filter(hook -> hook.timer().name().equals(timer))
                .forEach(hook -> uses.of(hook.body()));
        return uses;
    }

    /// What decides how a register's sites can be handled.
    ///
    /// @param register a register of the device
    /// @return the facts
    public SiteFacts facts(Register register) {
        return new SiteFacts(
                readEffect(register),
                readMoves(register),
                writeEffect(register),
                reason(conditions, register.storage()),
                writeUsed(register));
    }

    private static Optional<String> readEffect(Register register) {
        if (register.beforeRead().isPresent() || register.onRead().isPresent()) {
            return Optional.of("a read runs code");
        }
        return register.fields().stream()
                .filter(field -> field.onRead() != Field.OnRead.NONE && readable(field))
                .findFirst()
                .map(field -> "a read " + (field.onRead() == Field.OnRead.RCLR ? "clears " : "sets ") + name(field));
    }

    private Optional<String> readMoves(Register register) {
        for (Field field : register.fields()) {
            if (field.derived().isPresent() && moved(field.derived().get())) {
                return Optional.of(name(field) + " is computed from what the world changes");
            }
        }
        for (Map.Entry<String, Uses> event : events.entrySet()) {
            if (event.getValue().written().contains(register.storage())) {
                return Optional.of(event.getKey() + " changes it");
            }
        }
        return Optional.empty();
    }

    private boolean moved(Expr derived) {
        Uses uses = new Uses(device).of(derived);
        return uses.dependsOnWorld()
                || events.values().stream()
                        .anyMatch(event -> event.written().stream().anyMatch(uses.read()::contains));
    }

    private Optional<String> writeEffect(Register register) {
        if (!register.onWrite().isEmpty()) {
            return Optional.of("a write runs code");
        }
        for (Field field : register.fields()) {
            if (field.onWrite() != Field.OnWrite.STORE || field.singlePulse()) {
                return Optional.of("a write to " + name(field) + " does not just store");
            }
            if (field.sw() != Field.Access.RW || field.kind() != Field.Kind.PLAIN) {
                return Optional.of("a write to " + name(field) + " must not stick");
            }
        }
        long named = register.fields().stream().mapToInt(Field::width).sum();
        if (named < register.width()) {
            return Optional.of("a write to reserved bits must not stick");
        }
        return readMoves(register).map(why -> why + " while the guest may write it");
    }

    private Optional<String> writeUsed(Register register) {
        for (Map.Entry<String, Uses> event : events.entrySet()) {
            if (event.getValue().read().contains(register.storage())) {
                return Optional.of(event.getKey() + " uses it");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> reason(Map<String, Uses> among, Cell cell) {
        return among.entrySet().stream()
                .filter(entry -> entry.getValue().read().contains(cell))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean readable(Field field) {
        return field.sw() == Field.Access.RW || field.sw() == Field.Access.R;
    }

    private static String name(Field field) {
        if (!field.name().isEmpty()) {
            return field.name();
        }
        return field.kind().name().toLowerCase(java.util.Locale.ROOT) + " bits";
    }
}
