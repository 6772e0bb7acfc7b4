package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nicc.dsl.interp.Octets;
import nicc.dsl.model.Device;
import nicc.verifier.refine.Relations;
import nicc.verifier.refine.Scene;

/// A replay in words: the driver program with what differs first, the state from which the event differs, the
/// lines
/// of the spec, and the class's method.
public final class Explanation {
    private final Device device;
    private final Relations relations;
    private final Replay replay;
    private final List<String> lines = new ArrayList<>();

    private Explanation(Device device, Relations relations, Replay replay) {
        this.device = device;
        this.relations = relations;
        this.replay = replay;
    }

    /// Explains a replay.
    ///
    /// @param device the spec
    /// @param relations about the class
    /// @param replay what came of it
    /// @return lines
    public static List<String> of(Device device, Relations relations, Replay replay) {
        Explanation explanation = new Explanation(device, relations, replay);
        explanation.write();
        return List.copyOf(explanation.lines);
    }

    private void write() {
        switch (replay.status()) {
            case IMPOSSIBLE -> lines.add("not replayed: " + replay.reason());
            case DISAGREES -> {
                lines.add("replay disagrees: interpreter and class do the same here, so the verifier is wrong");
                state();
            }
            case SHOWN -> shown();
        }
        origin();
    }

    private void shown() {
        Scene scene = replay.scene();
        if (scene.part().isPresent()) {
            lines.add("a part of the class that no event alone shows, run by itself:");
            replay.difference().ifPresent(this::difference);
            return;
        }
        if (scene.equals(Replay.NOTHING)) {
            lines.add("the class is data; when it is loaded:");
            replay.difference().ifPresent(this::difference);
            return;
        }
        replay.program().ifPresentOrElse(this::program, this::noProgram);
        state();
        replay.difference().ifPresent(this::difference);
    }

    private void program(Program program) {
        StepText text = new StepText(device);
        lines.add("a driver program from power-on" + parameters(program.parameters()) + ":");
        for (int i = 0; i < program.steps().size(); i++) {
            lines.add("  " + (i + 1) + ". " + text.of(program.steps().get(i)) + seen(program, text, i));
        }
        lines.addAll(text.difference(program));
    }

    private static String parameters(Map<String, Long> parameters) {
        List<String> given = new ArrayList<>();
        new TreeMap<>(parameters).forEach((name, value) -> given.add(name + "=" + PortText.hex(value)));
        return given.isEmpty() ? "" : ", with " + String.join(", ", given);
    }

    private static String seen(Program program, StepText text, int step) {
        return program.spec().stream()
                .filter(sight -> sight.step() == step && sight.what() == Sight.What.VALUE)
                .findFirst()
                .filter(sight -> program.spec().indexOf(sight) < program.first())
                .map(sight -> " → " + text.value(program.steps().get(step), sight))
                .orElse("");
    }

    private void noProgram() {
        lines.add("a program from power-on was not found; from the state below, the two differ");
    }

    private void state() {
        Scene scene = replay.scene();
        lines.add("from the state: " + (state(scene).isEmpty() ? "all 0" : String.join(", ", state(scene))));
        scene.answers()
                .forEach(answer -> lines.add("  guest memory at " + PortText.hex(answer.address()) + ": "
                        + answer.bytes().stream()
                                .map(one -> String.format("%02x", one))
                                .reduce("", String::concat)));
        new TreeMap<>(replay.buffers()).forEach((name, bytes) -> {
            if (bytes.length() > 0) {
                lines.add("  buffer " + name + ": " + bytes.length() + " bytes " + start(bytes));
            }
        });
        scene.spec().forEach(occurrence -> lines.add("  event: " + event(occurrence)));
    }

    private static String start(Octets bytes) {
        String all = bytes.toString();
        return all.length() <= 64 ? all : all.substring(0, 64) + "…";
    }

    private List<String> state(Scene scene) {
        List<String> parts = new ArrayList<>();
        new TreeMap<>(scene.numbers()).forEach((name, value) -> {
            boolean least = value == 0 || value == Long.MAX_VALUE || name.endsWith(" running");
            if (!least) {
                parts.add(name + " = " + fields(name, value));
            }
        });
        new TreeMap<>(scene.arrays()).forEach((name, values) -> {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) != 0) {
                    parts.add(name + "[" + i + "] = " + PortText.hex(values.get(i)));
                }
            }
        });
        if (scene.now() != 0) {
            parts.add("now = " + scene.now());
        }
        return parts;
    }

    private String fields(String cell, long value) {
        return storage(cell).map(place -> place.fields(value)).orElse(PortText.hex(value));
    }

    private Optional<Place> storage(String cell) {
        return Place.all(device).stream()
                .filter(place -> place.register().alias().isEmpty()
                        && place.register().storage().name().equals(cell))
                .findFirst();
    }

    private String event(Scene.Occurrence occurrence) {
        List<Long> operands = occurrence.operands();
        return switch (occurrence.what()) {
            case READ -> access("read", occurrence);
            case INQUIRE -> access("inquire", occurrence);
            case WRITE -> access("write", occurrence) + " = " + PortText.hex(operands.get(2));
            case RESET -> "reset " + occurrence.about();
            case LINK -> operands.getFirst() != 0 ? "the link comes up" : "the link goes down";
            case SETTLE -> "lines are brought up to date";
            case READY -> "engine " + occurrence.about() + " is asked whether it can step";
            case STEP -> "engine " + occurrence.about() + " steps";
            case CALL -> "action " + occurrence.about() + arguments(operands);
            case DOMAIN -> "reset of domain " + occurrence.about();
            case EXPIRE -> "the first timer that is due expires";
            case DEADLINE -> "the runtime asks when the device is due";
            case LOAD -> "code reads " + occurrence.about() + " at " + PortText.hex(operands.getFirst());
            case STORE ->
                "code writes " + PortText.hex(operands.get(1)) + " to " + occurrence.about() + " at "
                        + PortText.hex(operands.getFirst());
            case REGISTER -> written(occurrence);
            case ABSENT -> "an access to a region that is not there, which reads as ones";
        };
    }

    private String written(Scene.Occurrence occurrence) {
        List<Long> operands = occurrence.operands();
        Optional<Place> place = Place.all(device).stream()
                .filter(one -> one.offset() == operands.getFirst()
                        && device.regions().stream()
                                .anyMatch(bar -> bar.index() == one.bar()
                                        && bar.bank().name().equals(occurrence.about())))
                .findFirst();
        String name = place.map(Place::name)
                .orElse("the register of " + occurrence.about() + " at " + PortText.hex(operands.getFirst()));
        String value = place.map(one -> one.fields(operands.get(1))).orElse(PortText.hex(operands.get(1)));
        boolean whole = place.filter(one -> one.mask() == operands.get(2)).isPresent();
        return "write " + name + " = " + value + (whole ? "" : ", of the bits " + PortText.hex(operands.get(2)));
    }

    /// The register, if one begins there and is accessed whole, else what is accessed of it.
    private String access(String what, Scene.Occurrence occurrence) {
        long offset = occurrence.operands().get(0);
        int size = occurrence.operands().get(1).intValue();
        return device.regions().stream()
                .filter(bar -> bar.bank().name().equals(occurrence.about()))
                .findFirst()
                .map(bar -> what + " " + new StepText(device).name(bar.index(), offset, size))
                .orElse(what + " " + size + " bytes at " + PortText.hex(offset) + " of " + occurrence.about());
    }

    private static String arguments(List<Long> operands) {
        return operands.isEmpty()
                ? ""
                : "(" + String.join(", ", operands.stream().map(PortText::hex).toList()) + ")";
    }

    private void difference(Difference difference) {
        String bits = difference.bits() == 0
                ? ""
                : storage(difference.what().replaceFirst("\\[.*", ""))
                        .map(place -> place.names(difference.bits()))
                        .filter(names -> !names.isBlank())
                        .map(names -> "; bits: " + names)
                        .orElse("; bits " + PortText.hex(difference.bits()));
        lines.add(
                "  then " + difference.what() + ": spec " + difference.spec() + ", class " + difference.code() + bits);
    }

    private void origin() {
        SpecLines.of(device, replay.scene().spec()).forEach(line -> lines.add("spec:  " + line));
        replay.difference()
                .filter(difference -> difference.kind() == Difference.Kind.STATE)
                .flatMap(difference -> storage(difference.what().replaceFirst("\\[.*", "")))
                .map(Place::register)
                .map(register -> "spec:  " + register.span() + ", register " + register.name())
                .filter(line -> !lines.contains(line))
                .ifPresent(lines::add);
        replay.scene().code().forEach(call -> lines.add("class: " + relations.className() + "." + call.method()));
        List<String> further = replay.reached().stream()
                .filter(method -> replay.scene().code().stream()
                        .noneMatch(call -> call.method().equals(method)))
                .toList();
        if (!further.isEmpty()) {
            lines.add("       which runs " + String.join(", ", further));
        }
    }
}
