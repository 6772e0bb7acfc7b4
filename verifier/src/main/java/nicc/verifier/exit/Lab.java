package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nicc.dsl.interp.DeviceState;
import nicc.dsl.interp.Interpreter;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;

/// Runs driver programs on the device as it is meant and behind a platform, from power-on or from a situation.
final class Lab {
    private static final long AFTERWARDS = 1_000_000_000;

    private final Guest guest = new Guest();
    private final Interpreter interpreter;
    private final List<String> engines;
    private final Situation start;
    private int runs;
    private boolean unfinished;

    /// A device at power-on.
    ///
    /// @param device the device
    /// @param parameters those that do not have their default
    Lab(Device device, Map<String, Long> parameters) {
        interpreter = new Interpreter(device, guest, parameters);
        engines = device.engines().stream().map(Engine::name).toList();
        start = new Situation(List.of(), interpreter.save(), Guest.empty());
    }

    /// The device at power-on, with memory of zeros.
    Situation start() {
        return start;
    }

    /// Programs run so far.
    int runs() {
        return runs;
    }

    /// Where what is seen differs first when a second passes after the program.
    ///
    /// @return what is meant to be seen and what is seen; empty when there is no difference, or when an engine
    /// was not done with its work, so that a difference would say nothing
    Optional<Difference> compare(List<Step> program, Function<Site, Mechanism> mechanisms) {
        List<Step> whole = new ArrayList<>(program);
        whole.add(new Step.Time(AFTERWARDS));
        unfinished = false;
        List<Object> meant = run(start, whole, site -> Mechanism.TRAPPED);
        List<Object> seen = run(start, whole, mechanisms);
        for (int i = 0; !unfinished && i < Math.max(meant.size(), seen.size()); i++) {
            String a = at(meant, i);
            String b = at(seen, i);
            if (!a.equals(b)) {
                return Optional.of(new Difference(a, b));
            }
        }
        return Optional.empty();
    }

    /// Whether something else is seen, or the device is left in another state, when steps run in a situation
    /// behind
    /// a platform. Not yet a witness: the state may not show, and the way to the situation may not be the same
    /// there.
    boolean parts(Situation from, List<Step> steps, Function<Site, Mechanism> mechanisms) {
        unfinished = false;
        List<Object> meant = run(from, steps, site -> Mechanism.TRAPPED);
        DeviceState state = interpreter.save();
        List<Object> seen = run(from, steps, mechanisms);
        return !unfinished && (!meant.equals(seen) || !state.equals(interpreter.save()));
    }

    /// What comes of steps in a situation.
    ///
    /// @return empty when an engine was not done with its work, or frames still wait
    Optional<Outcome> after(Situation from, List<Step> steps) {
        unfinished = false;
        List<Object> seen = run(from, steps, site -> Mechanism.TRAPPED);
        if (unfinished || interpreter.waiting() > 0) {
            return Optional.empty();
        }
        List<Step> program = new ArrayList<>(from.program());
        program.addAll(steps);
        List<String> ready = engines.stream().filter(interpreter::ready).toList();
        return Optional.of(new Outcome(new Situation(program, interpreter.save(), guest.memory()), seen, ready));
    }

    /// What has become of a device.
    ///
    /// @param situation where it is now
    /// @param seen what was seen on the way
    /// @param ready the engines that only wait for a frame
    record Outcome(Situation situation, List<Object> seen, List<String> ready) {}

    /// What differs.
    ///
    /// @param meant what the spec says
    /// @param seen what is seen instead
    record Difference(String meant, String seen) {}

    private static String at(List<Object> seen, int i) {
        if (i >= seen.size()) {
            return "nothing";
        }
        return seen.get(i) instanceof Long value
                ? "0x" + Long.toHexString(value)
                : seen.get(i).toString();
    }

    private List<Object> run(Situation from, List<Step> steps, Function<Site, Mechanism> mechanisms) {
        runs++;
        guest.begin(from.memory());
        interpreter.restore(from.state());
        Attachment attachment = new Attachment(interpreter, guest, mechanisms, steps);
        attachment.run(steps);
        attachment.finish();
        unfinished |= attachment.busy();
        return guest.seen();
    }
}
