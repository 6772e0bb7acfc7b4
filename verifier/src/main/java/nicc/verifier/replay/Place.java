package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nicc.dsl.model.Device;
import nicc.dsl.model.Field;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;

/// A register, or an element of an array of registers, where a driver finds it.
///
/// @param bar index of the region
/// @param register the register
/// @param index the element
record Place(int bar, Register register, int index) {

    /// All places of a device: every element of every register that has an alias-free offset in a region.
    static List<Place> all(Device device) {
        List<Place> places = new ArrayList<>();
        for (Pci.Bar bar : device.regions()) {
            for (Register register : bar.bank().registers()) {
                for (int i = 0; i < register.count(); i++) {
                    places.add(new Place(bar.index(), register, i));
                }
            }
        }
        return places;
    }

    /// The place that an access begins in.
    static Optional<Place> of(Device device, int bar, long offset) {
        return all(device).stream()
                .filter(place -> place.bar() == bar
                        && offset >= place.offset()
                        && offset < place.offset() + place.register().bytes())
                .findFirst();
    }

    long offset() {
        return register.offset() + (long) index * register.stride();
    }

    String name() {
        return register.name() + (register.count() > 1 ? "[" + index + "]" : "");
    }

    DriverStep read() {
        return new DriverStep.Read(bar, offset(), register.bytes());
    }

    DriverStep write(long value) {
        return new DriverStep.Write(bar, offset(), register.bytes(), value & mask());
    }

    long mask() {
        return -1L >>> (Long.SIZE - register.width());
    }

    /// Whether the register is one of its own, and can be written.
    boolean writable() {
        return register.alias().isEmpty()
                && register.fields().stream()
                        .anyMatch(field -> field.sw() == Field.Access.RW || field.sw() == Field.Access.W);
    }

    /// Whether it is another way to a register's bits, by which code changes them.
    boolean acts() {
        return register.alias().isPresent() && !register.onWrite().isEmpty();
    }

    /// Whether it is another way to a register's bits, by which a written one sets them.
    boolean sets() {
        return register.alias().isPresent()
                && register.fields().stream().anyMatch(field -> switch (field.onWrite()) {
                    case WOSET, WOT, WSET -> field.sw() == Field.Access.RW || field.sw() == Field.Access.W;
                    case STORE, WOCLR, WZS, WZC, WZT, WCLR -> false;
                });
    }

    /// The bits that have storage.
    long stored() {
        return register.fields().stream()
                .filter(field -> field.kind() == Field.Kind.PLAIN)
                .mapToLong(Place::bits)
                .reduce(0, (a, b) -> a | b);
    }

    /// Values that are worth a try: everything but what starts something, everything, each field, little ones.
    List<Long> values() {
        long quiet = 0;
        for (Field field : register.fields()) {
            boolean acts = field.singlePulse()
                    || register.onWrite().stream().anyMatch(action -> (action.bits() & bits(field)) != 0);
            quiet |= acts ? 0 : bits(field);
        }
        return Stream.concat(
                        Stream.of(quiet, mask(), 1L, 2L, 0L, 0x10L),
                        register.fields().stream().map(Place::bits))
                .distinct()
                .toList();
    }

    private static long bits(Field field) {
        return (-1L >>> (Long.SIZE - field.width())) << field.lsb();
    }

    /// A value with its fields, those that are not 0: `0x42 (SLU=1, FD=1)`.
    String fields(long value) {
        List<String> named = new ArrayList<>();
        for (Field field : register.fields()) {
            long part = (value & bits(field)) >>> field.lsb();
            if (part != 0 && !field.name().isEmpty() && register.fields().size() > 1) {
                named.add(field.name() + "=" + (part < 10 ? Long.toString(part) : PortText.hex(part)));
            }
        }
        return PortText.hex(value) + (named.isEmpty() ? "" : " (" + String.join(", ", named) + ")");
    }

    /// The fields that some bits are of.
    String names(long bits) {
        List<String> named = new ArrayList<>();
        for (Field field : register.fields()) {
            if ((bits & bits(field)) != 0) {
                named.add(field.name());
            }
        }
        return String.join(", ", named);
    }
}
