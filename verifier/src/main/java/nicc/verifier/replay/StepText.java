package nicc.verifier.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nicc.dsl.interp.Octets;
import nicc.dsl.model.Device;

/// Steps of driver programs in words, with registers and fields by name.
final class StepText {
    private final Device device;

    StepText(Device device) {
        this.device = device;
    }

    String of(DriverStep step) {
        return switch (step) {
            case DriverStep.Read(int bar, long offset, int size) -> "read " + name(bar, offset, size);
            case DriverStep.Write(int bar, long offset, int size, long value) ->
                name(bar, offset, size) + " = " + fields(bar, offset, size, value);
            case DriverStep.Memory(long address, Octets bytes) -> "memory at " + PortText.hex(address) + " = " + bytes;
            case DriverStep.Time(long nanos) -> nanos + " ns pass";
            case DriverStep.Frame(Octets bytes) -> "a frame of " + bytes.length() + " bytes arrives: " + bytes;
            case DriverStep.Link(boolean up) -> up ? "the link comes up" : "the link goes down";
        };
    }

    /// The register; other accesses than of all of it with their place and size.
    String name(int bar, long offset, int size) {
        Optional<Place> place = Place.of(device, bar, offset);
        String bytes = size == 1 ? "1 byte" : size + " bytes";
        String at = bytes + " at " + PortText.hex(offset) + " of region " + bar;
        if (place.isEmpty()) {
            return at;
        }
        boolean whole = place.get().offset() == offset && place.get().register().bytes() == size;
        return whole ? place.get().name() : place.get().name() + ", " + at;
    }

    private String fields(int bar, long offset, int size, long value) {
        return Place.of(device, bar, offset)
                .filter(place -> place.offset() == offset && place.register().bytes() == size)
                .map(place -> place.fields(value))
                .orElse(PortText.hex(value));
    }

    /// What a read brought.
    String value(DriverStep step, Sight sight) {
        return step instanceof DriverStep.Read(int bar, long offset, int size)
                ? fields(bar, offset, size, sight.number().orElse(0L))
                : sight.text();
    }

    /// What differs first.
    List<String> difference(Program program) {
        Optional<Sight> meant = program.meant();
        Optional<Sight> done = program.done();
        Sight first = meant.or(() -> done).orElseThrow();
        DriverStep step = program.steps().get(first.step());
        String what = meant.isPresent()
                        && done.isPresent()
                        && meant.get().what() != done.get().what()
                ? "what is seen"
                : first.what().word();
        if (first.what() == Sight.What.MEMORY
                && meant.isPresent()
                && done.isPresent()
                && !what.equals("what is seen")) {
            return List.of(
                    "  then " + what + ", spec:  "
                            + only(meant.get().text(), done.get().text()),
                    "  then " + what + ", class: "
                            + only(done.get().text(), meant.get().text()));
        }
        return List.of(
                "  then " + what + ", spec:  " + text(what, step, meant) + bits(step, meant, done),
                "  then " + what + ", class: " + text(what, step, done));
    }

    /// The ranges of memory that the other side has not, or not so.
    static String only(String ranges, String others) {
        List<String> theirs = List.of(others.split(", "));
        String own = Arrays.stream(ranges.split(", "))
                .filter(range -> !theirs.contains(range))
                .collect(Collectors.joining(", "));
        return own.isEmpty() ? "nothing else" : own;
    }

    /// What is seen; what sort of thing it is has been said if it is the one that is asked for.
    private String text(String what, DriverStep step, Optional<Sight> sight) {
        return sight.map(one ->
                        one.what() != Sight.What.VALUE && one.what().word().equals(what)
                                ? one.text()
                                : shown(step, one))
                .orElse("nothing");
    }

    /// What is seen at a step, in words.
    String shown(DriverStep step, Sight sight) {
        return sight.what() == Sight.What.VALUE
                ? value(step, sight)
                : sight.what().word() + ": " + sight.text();
    }

    private String bits(DriverStep step, Optional<Sight> meant, Optional<Sight> done) {
        long a = meant.flatMap(Sight::number).orElse(0L);
        long b = done.flatMap(Sight::number).orElse(0L);
        boolean reads = step instanceof DriverStep.Read && a != b;
        if (!reads || !(step instanceof DriverStep.Read(int bar, long offset, int size))) {
            return "";
        }
        return Place.of(device, bar, offset)
                .filter(place -> place.offset() == offset && place.register().bytes() == size)
                .map(place -> place.names(a ^ b))
                .filter(names -> !names.isBlank())
                .map(names -> "   (bits that differ: " + names + ")")
                .orElse("   (bits that differ: " + PortText.hex(a ^ b) + ")");
    }
}
