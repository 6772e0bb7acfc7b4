package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.interp.Octets;
import nicc.dsl.interp.PortCall;
import nicc.dsl.model.Device;

/// Runs driver programs from power-on on both sides and compares what a driver and the wire see: values of
/// reads,
/// what has been stored when the device rests, frames, messages, and the line. In what order the device stores
/// while it works, and that it reads memory, is not seen.
final class ProgramRun {
    private final Device device;
    private final Subject subject;
    private int runs;

    ProgramRun(Device device, Subject subject) {
        this.device = device;
        this.subject = subject;
    }

    /// Programs run so far.
    int runs() {
        return runs;
    }

    /// The program with what is seen, if the two sides can be told apart by it. A program on which the spec
    /// does not
    /// come to rest says nothing.
    Optional<Program> compare(Map<String, Long> parameters, List<DriverStep> steps) {
        runs++;
        List<Sight> spec = watch(new MeantStage(device, parameters), steps);
        if (failed(spec)) {
            return Optional.empty();
        }
        List<Sight> code;
        try {
            code = watch(new LoadedStage(subject, ordered(parameters)), steps);
        } catch (Stage.UnsettledException e) {
            code = List.of(failure(0, e));
        }
        for (int i = 0; i < Math.max(spec.size(), code.size()); i++) {
            if (i >= spec.size() || i >= code.size() || !spec.get(i).equals(code.get(i))) {
                return Optional.of(new Program(parameters, steps, spec, code, i));
            }
        }
        return Optional.empty();
    }

    private static boolean failed(List<Sight> seen) {
        return !seen.isEmpty() && seen.getLast().what() == Sight.What.FAILURE;
    }

    private List<Long> ordered(Map<String, Long> parameters) {
        return device.parameters().stream()
                .map(parameter -> parameters.getOrDefault(parameter.name(), parameter.defaultValue()))
                .toList();
    }

    private static List<Sight> watch(Stage stage, List<DriverStep> steps) {
        List<Sight> seen = new ArrayList<>();
        boolean line = false;
        boolean up = false;
        for (int i = 0; i < steps.size(); i++) {
            up = steps.get(i) instanceof DriverStep.Link(boolean isUp) ? isUp : up;
            try {
                Optional<Long> value = stage.run(steps.get(i));
                int step = i;
                value.ifPresent(number ->
                        seen.add(new Sight(step, Sight.What.VALUE, PortText.hex(number), Optional.of(number))));
                line = look(stage.world(), i, line, up, seen);
            } catch (Stage.UnsettledException e) {
                seen.add(failure(i, e));
                return seen;
            }
        }
        return seen;
    }

    private static Sight failure(int step, Stage.UnsettledException e) {
        return new Sight(step, Sight.What.FAILURE, String.valueOf(e.getMessage()), Optional.empty());
    }

    private static boolean look(GuestWorld world, int step, boolean before, boolean up, List<Sight> seen) {
        boolean line = before;
        for (PortCall call : world.calls()) {
            switch (call) {
                case PortCall.Send(Octets bytes)
                when up ->
                    seen.add(new Sight(step, Sight.What.FRAME, bytes.length() + " bytes " + bytes, Optional.empty()));
                case PortCall.SendWith(Octets bytes, Octets offload)
                when up ->
                    seen.add(new Sight(
                            step,
                            Sight.What.FRAME,
                            bytes.length() + " bytes " + bytes + " with " + offload,
                            Optional.empty()));
                case PortCall.Message(int vector) ->
                    seen.add(new Sight(step, Sight.What.MESSAGE, "vector " + vector, Optional.of((long) vector)));
                case PortCall.Level(boolean asserted) -> line = asserted;
                default -> {
                    // Not seen, or seen by what it leaves in memory.
                }
            }
        }
        world.calls().clear();
        Map<Long, Byte> stored = world.takeStored();
        if (!stored.isEmpty()) {
            seen.add(new Sight(step, Sight.What.MEMORY, ranges(stored), Optional.empty()));
        }
        if (line != before) {
            seen.add(new Sight(step, Sight.What.LINE, line ? "asserted" : "deasserted", Optional.of(line ? 1L : 0L)));
        }
        return line;
    }

    /// Bytes by address, those side by side together.
    private static String ranges(Map<Long, Byte> stored) {
        StringBuilder text = new StringBuilder();
        long next = 0;
        for (Map.Entry<Long, Byte> entry : stored.entrySet()) {
            if (text.isEmpty() || entry.getKey() != next) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(PortText.hex(entry.getKey()))
                        .append(": ");
            }
            text.append(HexFormat.of().toHexDigits(entry.getValue()));
            next = entry.getKey() + 1;
        }
        return text.toString();
    }
}
