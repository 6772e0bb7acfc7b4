package nicc.compiler.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;

/// Finds the [SiteFacts] of registers from a device's meaning.
public final class SiteAnalysis {

    /// World events by what they are called in reasons, with what their code uses.
    private final Map<String, Uses> events = new LinkedHashMap<>();

    /// Conditions that something waits for, by what they are called in reasons.
    private final Map<String, Uses> conditions = new LinkedHashMap<>();

    /// Cells that are 0 for ever: a write that could only clear them has no effect.
    private final Set<Cell> zeros;

    private final Device device;

    /// Analyses a device.
    ///
    /// @param device the device
    public SiteAnalysis(Device device) {
        this.device = device;
        device.engines().forEach(engine -> {
            events.put("engine " + engine.name(), new Uses(device).of(engine.step()));
            conditions.put("engine " + engine.name() + " waits for it", conditions(engine));
        });
        device.timers().forEach(timer -> events.put("timer " + timer.name(), expiry(timer.name())));
        device.linkHooks().forEach(hook -> events.put("a change of the link", new Uses(device).of(hook.body())));
        device.interrupts().forEach(line -> {
            Uses uses = new Uses(device).of(line.level());
            line.throttle().ifPresent(throttle -> uses.of(throttle.interval()));
            conditions.put("the level of " + line.name() + " depends on it", uses);
        });
        zeros = new Zeros(device).cells();
    }

    private Uses conditions(Engine engine) {
        Uses uses = new Uses(device).of(engine.when());
        engine.offload().ifPresent(offload -> uses.of(offload.accepts()));
        return uses;
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
        Uses shown = shown(register);
        Uses written = written(register);
        return new SiteFacts(
                readEffect(register, shown),
                writeEffect(register),
                reason(conditions, Set.of(register.storage())),
                writeNow(written),
                writeValue(register, written),
                shown.read(),
                written.written(),
                written.read());
    }

    private Uses shown(Register register) {
        Uses uses = new Uses(device);
        uses.read().add(register.storage());
        register.fields().forEach(field -> field.derived().ifPresent(uses::of));
        return uses;
    }

    private Uses written(Register register) {
        Uses uses = new Uses(device);
        if (register.fields().stream().anyMatch(SiteAnalysis::stores) && !zeros.contains(register.storage())) {
            uses.written().add(register.storage());
        }
        register.onWrite().forEach(action -> uses.of(action.body()));
        return uses;
    }

    private static boolean stores(Field field) {
        boolean writable = field.sw() == Field.Access.RW || field.sw() == Field.Access.W;
        return field.kind() == Field.Kind.PLAIN && writable && !field.singlePulse();
    }

    private static Optional<String> readEffect(Register register, Uses shown) {
        if (register.beforeRead().isPresent() || register.onRead().isPresent()) {
            return Optional.of("a read runs code");
        }
        if (shown.movesWithTime()) {
            return Optional.of("its value moves with the time");
        }
        return register.fields().stream()
                .filter(field -> field.onRead() != Field.OnRead.NONE && readable(field))
                .findFirst()
                .map(field -> "a read " + (field.onRead() == Field.OnRead.RCLR ? "clears " : "sets ") + name(field));
    }

    /// A write may wait when nothing that happens before the guest's next exit can tell: it only changes
    /// cells that no
    /// event and no condition uses, from cells that no event changes.
    private Optional<String> writeNow(Uses written) {
        if (written.acts()) {
            return Optional.of("a write acts on more than registers");
        }
        if (written.dependsOnWorld()) {
            return Optional.of("what a write does depends on the moment");
        }
        return reason(conditions, written.written()).or(() -> collision(written));
    }

    private Optional<String> collision(Uses written) {
        for (Map.Entry<String, Uses> event : events.entrySet()) {
            if (meet(event.getValue().read(), written.written())) {
                return Optional.of(event.getKey() + " uses it");
            }
            if (meet(event.getValue().written(), written.read())
                    || meet(event.getValue().written(), written.written())) {
                return Optional.of(event.getKey() + " changes it");
            }
        }
        return Optional.empty();
    }

    /// Signals carry no value and merge: one has to do as much as two, whatever was written.
    private Optional<String> writeValue(Register register, Uses written) {
        boolean value = register.fields().stream().anyMatch(SiteAnalysis::keepsValue)
                || register.onWrite().stream()
                        .flatMap(action -> Stream.of(action.written(), action.enables(), action.old()))
                        .anyMatch(local -> written.locals().contains(local.name()));
        if (value) {
            return Optional.of("what a write does depends on its value");
        }
        return Repetition.harmless(device, register, written.written())
                ? Optional.empty()
                : Optional.of("two writes do more than one");
    }

    /// Whether what is stored comes from the value written.
    private static boolean keepsValue(Field field) {
        return stores(field) && field.onWrite() != Field.OnWrite.WSET && field.onWrite() != Field.OnWrite.WCLR;
    }

    static boolean meet(Set<Cell> a, Set<Cell> b) {
        return a.stream().anyMatch(b::contains);
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

    private static Optional<String> reason(Map<String, Uses> among, Set<Cell> cells) {
        return among.entrySet().stream()
                .filter(entry -> meet(entry.getValue().read(), cells))
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
