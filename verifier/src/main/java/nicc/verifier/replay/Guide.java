package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import nicc.dsl.interp.Octets;
import nicc.dsl.model.Action;
import nicc.dsl.model.Device;
import nicc.dsl.model.Pci;
import nicc.verifier.encode.Asked;
import nicc.verifier.refine.Scene;

/// Drafts of driver programs that may come to where a scene is: its registers' values are written, its
/// descriptors
/// and other answers lie in memory, its event is made to happen.
final class Guide {
    /// Nanoseconds that no device minds.
    private static final long SHORT = 256;
    private static final long SECOND = 1_000_000_000;
    private static final int MOST_READS = 400;

    private final Device device;
    private final List<Place> places;
    private final RingSetup rings;
    private final Switches switches;

    Guide(Device device) {
        this.device = device;
        this.places = Place.all(device);
        this.rings = new RingSetup(device, places);
        this.switches = new Switches(device, places);
    }

    /// A draft. Number 0 and 1 keep to the scene, others stray from it the further the higher they are.
    List<DriverStep> draft(Scene scene, Filling filling, int number, Random random) {
        List<DriverStep> steps = new ArrayList<>();
        boolean up = number % 8 != 7;
        List<DriverStep> writes = writes(scene, number, random);
        if (number % 2 == 0) {
            link(steps, up);
        }
        scene.answers().forEach(answer -> steps.add(new DriverStep.Memory(answer.address(), octets(answer))));
        if (number >= 2 && number % 4 >= 2) {
            steps.addAll(rings.rings(descriptors(scene), random));
            steps.add(new DriverStep.Memory(RingSetup.BUFFERS, filling.frame()));
        }
        steps.addAll(writes);
        if (number % 2 == 1) {
            link(steps, up);
        }
        if (number >= 2 && number % 4 >= 2) {
            steps.addAll(rings.tails(random));
        }
        scene.spec().forEach(occurrence -> event(occurrence, filling, steps));
        if (number > 2 && random.nextInt(3) > 0) {
            steps.add(new DriverStep.Frame(frame(filling.frame(), scene, random)));
        }
        steps.addAll(reads());
        if (isAboutTime(scene) && number % 2 == 1) {
            steps.addAll(writes);
            for (long nanos = SHORT; nanos < SECOND; nanos *= 2) {
                steps.add(new DriverStep.Time(nanos));
                if (number % 4 == 3) { // not always: a read may take away what a line waits for
                    steps.addAll(switches.causes());
                }
            }
        }
        steps.add(new DriverStep.Time(number % 3 == 2 ? SECOND / 1000 : SECOND));
        steps.addAll(reads());
        return steps;
    }

    /// What happens later than it should, or earlier, shows when time passes in little steps; a line that waits, when
    /// it
    /// has been asserted before.
    private static boolean isAboutTime(Scene scene) {
        return scene.spec().stream().anyMatch(occurrence -> switch (occurrence.what()) {
            case SETTLE, EXPIRE, DEADLINE, CALL -> true;
            default -> false;
        });
    }

    private static void link(List<DriverStep> steps, boolean up) {
        if (up) {
            steps.add(new DriverStep.Link(true));
        }
    }

    private static Octets octets(Scene.Answer answer) {
        byte[] bytes = new byte[answer.bytes().size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = answer.bytes().get(i).byteValue();
        }
        return Octets.of(bytes);
    }

    /// The registers whose storage matters to the scene; with higher numbers, others too, and other values.
    private List<DriverStep> writes(Scene scene, int number, Random random) {
        List<DriverStep> writes = new ArrayList<>();
        double stray = number < 2 ? 0 : Math.min(0.3, 0.02 * (1 + number % 16));
        boolean on = number % 4 >= 2 && random.nextInt(4) > 0;
        for (Place place : places) {
            long value = reachable(place, value(scene, place)) | (on ? switches.bits(place) : 0);
            if (!place.writable()) {
                boolean tried = number < 2 ? place.sets() : (place.sets() || place.acts()) && random.nextBoolean();
                if (value != 0 && tried) {
                    writes.add(place.write(value | also(place, number, random)));
                }
                continue;
            }
            if (value != 0 && (number < 2 || random.nextInt(4) > 0)) {
                writes.add(place.write(value | also(place, number, random)));
            } else if (random.nextDouble() < (place.register().count() > 4 ? stray / 8 : stray)) {
                writes.add(place.write(random.nextInt(3) == 0 ? random.nextLong() : pick(place.values(), random)));
            }
        }
        if (number >= 4) {
            Collections.shuffle(writes, random);
        }
        return writes;
    }

    /// Some more bits of a register that matters.
    private static long also(Place place, int number, Random random) {
        if (number < 2 || random.nextInt(3) > 0) {
            return 0;
        }
        long one = pick(place.values(), random);
        return one | pick(place.values(), random);
    }

    /// A model may have only bits set that the register has no field for: then those that it has.
    private static long reachable(Place place, long value) {
        return value != 0 && (value & place.stored()) == 0 ? place.values().getFirst() : value;
    }

    private static long value(Scene scene, Place place) {
        String cell = place.register().storage().name();
        List<Long> elements = scene.arrays().get(cell);
        if (elements != null) {
            return place.index() < elements.size() ? elements.get(place.index()) : 0;
        }
        return scene.numbers().getOrDefault(cell, 0L);
    }

    private static long pick(List<Long> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    /// Records that the scene's event is given.
    private List<Octets> descriptors(Scene scene) {
        List<Octets> records = new ArrayList<>();
        for (Scene.Occurrence occurrence : scene.spec()) {
            if (occurrence.what() == Asked.What.CALL) {
                device.actions().stream()
                        .filter(action -> action.name().equals(occurrence.about()))
                        .forEach(action -> record(action, occurrence).ifPresent(records::add));
            }
        }
        scene.answers().forEach(answer -> records.add(octets(answer)));
        return records;
    }

    private static Optional<Octets> record(Action action, Scene.Occurrence occurrence) {
        if (action.snapshots().isEmpty()) {
            return Optional.empty();
        }
        int first = action.parameters().size();
        byte[] bytes = new byte[action.snapshots().getFirst().layout().bytes()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = occurrence.operands().get(first + i).byteValue();
        }
        return Optional.of(Octets.of(bytes));
    }

    private void event(Scene.Occurrence occurrence, Filling filling, List<DriverStep> steps) {
        List<Long> operands = occurrence.operands();
        switch (occurrence.what()) {
            case READ, INQUIRE ->
                bar(occurrence.about())
                        .ifPresent(bar -> steps.add(new DriverStep.Read(
                                bar, operands.get(0), operands.get(1).intValue())));
            case WRITE ->
                bar(occurrence.about())
                        .ifPresent(bar -> steps.add(new DriverStep.Write(
                                bar,
                                operands.get(0),
                                operands.get(1).intValue(),
                                cut(operands.get(2), operands.get(1).intValue()))));
            case LINK -> steps.add(new DriverStep.Link(operands.getFirst() != 0));
            case READY, STEP -> steps.add(new DriverStep.Frame(padded(filling.frame())));
            case EXPIRE, DEADLINE -> steps.add(new DriverStep.Time(SECOND / 1000));
            case REGISTER -> bar(occurrence.about()).ifPresent(bar -> steps.add(enabled(bar, operands)));
            case STORE ->
                Place.all(device).stream()
                        .filter(place -> at(place, occurrence))
                        .findFirst()
                        .ifPresent(place -> steps.add(place.write(operands.get(1))));
            case RESET, SETTLE, CALL, DOMAIN, LOAD, ABSENT -> {
                // Comes about by what is written.
            }
        }
    }

    private boolean at(Place place, Scene.Occurrence occurrence) {
        return bar(occurrence.about()).filter(bar -> bar == place.bar()).isPresent()
                && place.offset() == occurrence.operands().getFirst();
    }

    /// A write of the bytes of a register that are enabled, from the first to the last of them.
    private static DriverStep enabled(int bar, List<Long> operands) {
        long mask = operands.get(2);
        int first = Long.numberOfTrailingZeros(mask) / Byte.SIZE;
        int last = (Long.SIZE - 1 - Long.numberOfLeadingZeros(mask)) / Byte.SIZE;
        int bytes = Math.max(1, last - first + 1);
        return new DriverStep.Write(
                bar, operands.get(0) + first, bytes, cut(operands.get(1) >>> (Byte.SIZE * first), bytes));
    }

    private static long cut(long value, int bytes) {
        return value & -1L >>> (Long.SIZE - Byte.SIZE * bytes);
    }

    private Optional<Integer> bar(String bank) {
        return device.regions().stream()
                .filter(bar -> bar.bank().name().equals(bank))
                .map(Pci.Bar::index)
                .findFirst();
    }

    /// A frame that a wire brings, now and then for everybody or for the station that the device is.
    private static Octets frame(Octets frame, Scene scene, Random random) {
        byte[] bytes = padded(frame).toArray();
        int kind = random.nextInt(4);
        if (kind == 0) {
            for (int i = 0; i < 6; i++) {
                bytes[i] = (byte) 0xFF;
            }
        } else if (kind == 1) {
            long mac = scene.numbers().getOrDefault("parameter mac", 0L);
            for (int i = 0; i < 6; i++) {
                bytes[i] = (byte) (mac >>> (Byte.SIZE * (5 - i)));
            }
        }
        return Octets.of(bytes);
    }

    private static Octets padded(Octets frame) {
        byte[] bytes = new byte[Math.max(60, frame.length())];
        System.arraycopy(frame.toArray(), 0, bytes, 0, frame.length());
        return Octets.of(bytes);
    }

    private List<DriverStep> reads() {
        return places.stream()
                .filter(place -> place.register().count() <= 16)
                .limit(MOST_READS)
                .map(Place::read)
                .toList();
    }
}
