package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nicc.dsl.interp.DeviceState;
import nicc.dsl.interp.Interpreter;
import nicc.dsl.model.Device;

/// Runs driver programs, each from power-on, on the device as it is meant and behind a platform.
final class Lab {
    private static final long AFTERWARDS = 1_000_000_000;

    private final Device device;
    private final Guest guest = new Guest();
    private final DeviceState fresh;
    private Interpreter interpreter;
    private int runs;
    private boolean unfinished;

    Lab(Device device) {
        this.device = device;
        interpreter = new Interpreter(device, guest, Map.of());
        fresh = interpreter.save();
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
        List<Object> meant = run(whole, site -> Mechanism.TRAPPED);
        List<Object> seen = run(whole, mechanisms);
        for (int i = 0; !unfinished && i < Math.max(meant.size(), seen.size()); i++) {
            String a = at(meant, i);
            String b = at(seen, i);
            if (!a.equals(b)) {
                return Optional.of(new Difference(a, b));
            }
        }
        return Optional.empty();
    }

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

    private List<Object> run(List<Step> program, Function<Site, Mechanism> mechanisms) {
        runs++;
        guest.clear();
        interpreter.restore(fresh);
        Attachment attachment = new Attachment(interpreter, guest, mechanisms, program);
        attachment.run(program);
        unfinished |= attachment.busy();
        List<Object> seen = guest.seen();
        if (program.stream().anyMatch(Step.Frame.class::isInstance)) {
            interpreter = new Interpreter(device, guest, Map.of()); // frames may still wait in the old one
        }
        return seen;
    }
}
