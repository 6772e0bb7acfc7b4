package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import nicc.dsl.interp.Octets;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Layout;
import nicc.dsl.model.Ring;

/// Sets descriptor rings up as a driver does: memory for descriptors and buffers, base, length, and a tail.
final class RingSetup {
    static final long BUFFERS = 0x40_0000;
    private static final long RINGS = 0x10_0000;
    private static final long ROOM = 0x1_0000;
    private static final int DESCRIPTORS = 16;

    private final Device device;
    private final List<Place> places;

    RingSetup(Device device, List<Place> places) {
        this.device = device;
        this.places = places;
    }

    /// The steps but for the tails: descriptors, bases and lengths.
    ///
    /// @param given descriptors that are to come first in the rings that have such ones
    List<DriverStep> rings(List<Octets> given, Random random) {
        List<DriverStep> steps = new ArrayList<>();
        for (int i = 0; i < device.rings().size(); i++) {
            Ring ring = device.rings().get(i);
            steps.add(new DriverStep.Memory(base(i), Octets.of(descriptors(ring.layout(), given, random))));
            List<Place> bases = registers(ring.base());
            if (!bases.isEmpty()) {
                steps.add(bases.getLast().write(base(i)));
            }
            registers(ring.size())
                    .forEach(place -> steps.add(
                            place.write((long) DESCRIPTORS * ring.layout().bytes())));
        }
        return steps;
    }

    /// The tails: the device gets some descriptors. Now and then a tail is near the ring's end or past it, and now and
    /// then it goes on from there, around the end.
    List<DriverStep> tails(Random random) {
        int first = random.nextInt(3) > 0 ? 1 + random.nextInt(8) : DESCRIPTORS / 2 + random.nextInt(2 * DESCRIPTORS);
        List<DriverStep> steps = new ArrayList<>(tails(first));
        if (random.nextInt(3) == 0) {
            steps.addAll(tails(random.nextInt(DESCRIPTORS)));
        }
        return steps;
    }

    private List<DriverStep> tails(int count) {
        return device.rings().stream()
                .flatMap(ring -> registers(ring.tail()).stream())
                .map(place -> place.write(count))
                .toList();
    }

    private static long base(int ring) {
        return RINGS + ring * ROOM;
    }

    private static byte[] descriptors(Layout layout, List<Octets> given, Random random) {
        int bytes = layout.bytes();
        byte[] all = new byte[DESCRIPTORS * bytes];
        for (int i = 0; i < DESCRIPTORS; i++) {
            byte[] one = i < given.size() && given.get(i).length() == bytes
                    ? given.get(i).toArray()
                    : descriptor(layout, random);
            System.arraycopy(one, 0, all, i * bytes, bytes);
        }
        return all;
    }

    /// Anything, but addresses of buffers, and lengths that a frame has.
    private static byte[] descriptor(Layout layout, Random random) {
        byte[] bytes = new byte[layout.bytes()];
        random.nextBytes(bytes);
        for (Layout.Slice slice : layout.fields()) {
            if (slice.msb() - slice.lsb() >= 32 && slice.lsb() % Byte.SIZE == 0) {
                number(bytes, slice, BUFFERS + random.nextInt(4) * ROOM);
            } else if (slice.msb() - slice.lsb() >= 15 && slice.lsb() % Byte.SIZE == 0) {
                number(bytes, slice, 60 + random.nextInt(200));
            }
        }
        return bytes;
    }

    private static void number(byte[] bytes, Layout.Slice slice, long value) {
        for (int i = 0; i <= (slice.msb() - slice.lsb()) / Byte.SIZE; i++) {
            bytes[slice.lsb() / Byte.SIZE + i] = (byte) (value >>> (Byte.SIZE * i));
        }
    }

    /// The registers that hold what an expression is made of, in order of appearance.
    private List<Place> registers(Expr expr) {
        Set<String> cells = new LinkedHashSet<>();
        cells(expr, cells);
        List<Place> found = new ArrayList<>();
        for (String cell : cells) {
            place(cell).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Place> place(String cell) {
        return places.stream()
                .filter(place ->
                        place.writable() && place.register().storage().name().equals(cell))
                .findFirst();
    }

    /// The cells of the forms of expressions that rings are described by.
    private static void cells(Expr expr, Set<String> into) {
        switch (expr) {
            case Expr.CellValue(Cell cell, var _) -> into.add(cell.name());
            case Expr.Concat(Expr high, Expr low) -> {
                cells(high, into);
                cells(low, into);
            }
            case Expr.Binary(var _, Expr left, Expr right) -> {
                cells(left, into);
                cells(right, into);
            }
            case Expr.Extract(Expr operand, int _, int _) -> cells(operand, into);
            case Expr.Extend(Expr operand, int _) -> cells(operand, into);
            case Expr.Not(Expr operand) -> cells(operand, into);
            default -> {
                // No cell by itself.
            }
        }
    }
}
