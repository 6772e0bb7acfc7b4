package nicc.verifier.replay;

import java.lang.reflect.InvocationTargetException;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import nicc.dsl.interp.Octets;
import nicc.dsl.interp.PortCall;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Timer;
import nicc.verifier.refine.Relations;

/// State images of the loaded class: what `save` writes has each part of the spec's state once, in its shape and with
/// its
/// value; `restore` takes such an image, then the state is the image's and the lines are shown; and it refuses each
/// image
/// that lacks a part, has a part in another shape, or has one too many, with the state as it was.
final class ImageTrial {
    private static final int LONGEST = 256;
    private static final String BUFFER = "buffer ";
    private static final String ASSERTED = ".asserted";
    private static final String QUIET = ".quiet";

    private final Device device;
    private final Subject subject;
    private final int number;
    private final Random random;

    /// A part as an image has it.
    ///
    /// @param entry name, kind and width; of a buffer, no values
    /// @param state its name among the class's state
    /// @param count values; of a buffer, the most
    private record Part(ImageBytes.Entry entry, String state, int count) {}

    ImageTrial(Device device, Subject subject, int number) {
        this.device = device;
        this.subject = subject;
        this.number = number;
        this.random = new Random(number / 3);
    }

    /// What differs.
    Optional<Difference> difference() {
        try {
            LoadedDevice loaded = device(new GuestWorld(List.of(), 0));
            fill(loaded);
            Map<String, Object> before = loaded.state();
            byte[] saved = loaded.save();
            ImageBytes image = ImageBytes.of(saved);
            Optional<Difference> changed = Comparison.of(seen(before), seen(loaded.state()), true);
            return changed.or(() -> saved(image, before)).or(() -> restored(image.header()));
        } catch (InvocationTargetException e) {
            return Optional.of(failure("save", Thrown.text(e)));
        } catch (BufferUnderflowException e) {
            return Optional.of(differs("the image", "has all bytes of what it says it has", "ends before"));
        }
    }

    private static Seen seen(Map<String, Object> state) {
        return new Seen(Optional.empty(), state, List.of(), Optional.empty());
    }

    private static Difference failure(String what, String outcome) {
        return new Difference(Difference.Kind.FAILURE, what, "comes to an end", outcome, 0);
    }

    private static Difference differs(String what, String meant, String done) {
        return new Difference(Difference.Kind.STATE, what, meant, done, 0);
    }

    private LoadedDevice device(GuestWorld world) throws InvocationTargetException {
        Taps.listen(null);
        LoadedPorts ports = new LoadedPorts(subject.mirror(), world, false);
        return subject.device(ports, device);
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (Cell cell : device.cells()) {
            parts.add(part(cell.name(), ImageBytes.CELL, cell.width(), cell.count(), cell.name()));
        }
        for (Timer timer : device.timers()) {
            parts.add(part("timer " + timer.name(), ImageBytes.MOMENT, Long.SIZE, 1, "timer " + timer.name()));
        }
        parts.add(part("link", ImageBytes.CELL, 1, 1, "link"));
        for (Interrupt interrupt : device.interrupts()) {
            String name = "interrupt " + interrupt.name();
            parts.add(part(name + ASSERTED, ImageBytes.CELL, 1, 1, name + ASSERTED));
            if (interrupt.throttle().isPresent()) {
                parts.add(part(name + QUIET, ImageBytes.MOMENT, Long.SIZE, 1, name + QUIET));
            }
        }
        for (Buffer buffer : device.buffers()) {
            parts.add(part(buffer.name(), ImageBytes.BUFFER, Byte.SIZE, buffer.capacity(), BUFFER + buffer.name()));
        }
        return parts;
    }

    private static Part part(String name, int kind, int width, int count, String state) {
        return new Part(new ImageBytes.Entry(name, kind, width, List.of()), state, count);
    }

    /// Any numbers of the widths that the spec says; no parameters, which are no state. Moments lie ahead.
    private void fill(LoadedDevice loaded) {
        Map<String, Part> parts = new HashMap<>();
        parts().forEach(part -> parts.put(part.state(), part));
        for (Relations.Cell cell : subject.relations().cells()) {
            Part part = parts.get(cell.name());
            if (part != null && cell.array()) {
                loaded.set(cell.field(), values(part));
            } else if (part != null) {
                loaded.set(cell.field(), values(part).getFirst());
            }
        }
        for (Relations.Buffer buffer : subject.relations().buffers()) {
            Part part = parts.get(BUFFER + buffer.name());
            if (part != null && !buffer.scratch()) {
                loaded.set(buffer.field(), octets(values(part)).toArray());
            }
        }
    }

    /// Values for a part, as the class has them: of three trials the first has ones, the second any bits, and the third
    /// the same bits the other way round, so that each bit is once 0 and once 1.
    private List<Long> values(Part part) {
        int count = part.entry().kind() == ImageBytes.BUFFER
                ? random.nextInt(Math.min(part.count(), LONGEST))
                : part.count();
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long drawn = random.nextLong();
            long any = number % 3 == 0 ? -1 : number % 3 == 1 ? drawn : ~drawn;
            values.add(
                    part.entry().kind() == ImageBytes.MOMENT
                            ? any & Integer.MAX_VALUE
                            : any & (-1L >>> (Long.SIZE - part.entry().width())));
        }
        return values;
    }

    private static Octets octets(List<Long> values) {
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = values.get(i).byteValue();
        }
        return Octets.of(bytes);
    }

    /// A part of the state as an image's entry.
    private static ImageBytes.Entry entry(Part part, Object value) {
        List<Long> values = new ArrayList<>();
        switch (value) {
            case Octets bytes -> {
                for (int i = 0; i < bytes.length(); i++) {
                    values.add((long) bytes.at(i));
                }
            }
            case List<?> elements -> elements.forEach(element -> values.add((Long) element));
            case Long number -> values.add(number == Long.MAX_VALUE ? -1 : number);
            default -> throw new IllegalStateException(part.state() + " is " + value);
        }
        ImageBytes.Entry shape = part.entry();
        return new ImageBytes.Entry(shape.name(), shape.kind(), shape.width(), values);
    }

    private Optional<Difference> saved(ImageBytes image, Map<String, Object> state) {
        List<ImageBytes.Entry> left = new ArrayList<>(image.entries());
        for (Part part : parts()) {
            List<ImageBytes.Entry> named = image.entries().stream()
                    .filter(entry -> entry.name().equals(part.entry().name()))
                    .toList();
            ImageBytes.Entry meant = entry(part, Objects.requireNonNull(state.get(part.state()), part.state()));
            if (!named.equals(List.of(meant))) {
                return Optional.of(differs(part.entry().name() + " in the image", text(List.of(meant)), text(named)));
            }
            left.removeAll(named);
        }
        return left.stream()
                .findFirst()
                .map(entry -> differs("the image", "has no " + entry.name(), text(List.of(entry))));
    }

    private static String text(List<ImageBytes.Entry> entries) {
        if (entries.isEmpty()) {
            return "nothing";
        }
        String all = entries.toString();
        return all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
    }

    private Optional<Difference> restored(Octets header) {
        Map<String, Object> state = new HashMap<>();
        List<ImageBytes.Entry> entries = new ArrayList<>();
        for (Part part : parts()) {
            ImageBytes.Entry shape = part.entry();
            ImageBytes.Entry entry = new ImageBytes.Entry(shape.name(), shape.kind(), shape.width(), values(part));
            entries.add(entry);
            state.put(
                    part.state(),
                    shape.kind() == ImageBytes.BUFFER
                            ? octets(entry.values())
                            : part.count() > 1 || cellArray(part)
                                    ? entry.values()
                                    : entry.values().getFirst());
        }
        ImageBytes image = new ImageBytes(header, entries);
        return taken(image, state).or(() -> hostile(image));
    }

    private boolean cellArray(Part part) {
        return device.cells().stream().anyMatch(cell -> cell.name().equals(part.state()) && cell.array());
    }

    /// The state is the image's; the lines are shown and brought up to date as the spec does.
    private Optional<Difference> taken(ImageBytes image, Map<String, Object> state) {
        GuestWorld world = new GuestWorld(List.of(), 0);
        try {
            LoadedDevice loaded = device(world);
            world.calls().clear();
            loaded.restore(image.bytes());
            Seen done = new Seen(Optional.empty(), loaded.state(), world.calls(), Optional.empty());
            return Comparison.of(meant(state), done, true);
        } catch (InvocationTargetException e) {
            return Optional.of(failure("restore of an image", Thrown.text(e)));
        }
    }

    private Seen meant(Map<String, Object> state) {
        GuestWorld world = new GuestWorld(List.of(), 0);
        Map<String, Long> parameters = new HashMap<>();
        device.parameters().forEach(one -> parameters.put(one.name(), one.defaultValue()));
        MeantDevice meant = new MeantDevice(device, world, parameters);
        meant.take(state);
        world.calls().clear();
        for (Interrupt interrupt : device.interrupts()) {
            world.say(
                    new PortCall.Level(Long.valueOf(1).equals(state.get("interrupt " + interrupt.name() + ASSERTED))));
        }
        meant.interpreter().part(semantics -> {
            semantics.settle();
            return true;
        });
        return new Seen(Optional.empty(), meant.state(), world.calls(), Optional.empty());
    }

    /// Each image with one part wrong is refused, and nothing changes.
    private Optional<Difference> hostile(ImageBytes image) {
        try {
            LoadedDevice loaded = device(new GuestWorld(List.of(), 0));
            Map<String, Object> before = loaded.state();
            for (int i = 0; i < image.entries().size(); i++) {
                for (ImageBytes wrong : wrong(image, i).toList()) {
                    if (!refused(loaded, wrong)) {
                        String name = image.entries().get(i).name();
                        return Optional.of(
                                differs("an image without " + name + " in its shape", "is refused", "is taken"));
                    }
                }
            }
            return Comparison.of(seen(before), seen(loaded.state()), true);
        } catch (InvocationTargetException e) {
            return Optional.of(failure("restore of a hostile image", Thrown.text(e)));
        }
    }

    private static boolean refused(LoadedDevice loaded, ImageBytes image) throws InvocationTargetException {
        Taps.listen(null);
        try {
            loaded.restore(image.bytes());
            return false;
        } catch (InvocationTargetException e) {
            if (Thrown.refusal(e)) {
                return true;
            }
            throw e;
        }
    }

    /// Left out, twice under another name, wider, of another kind, with one value more or one less.
    private Stream<ImageBytes> wrong(ImageBytes image, int at) {
        ImageBytes.Entry entry = image.entries().get(at);
        List<Long> more = new ArrayList<>(entry.values());
        int most = entry.kind() == ImageBytes.BUFFER
                ? device.buffers().stream()
                        .filter(buffer -> buffer.name().equals(entry.name()))
                        .mapToInt(Buffer::capacity)
                        .sum()
                : entry.values().size();
        while (more.size() <= most) {
            more.add(0L);
        }
        int other = (entry.kind() + 1) % 3;
        int wider = entry.width() == Long.SIZE ? entry.width() - 1 : entry.width() + 1;
        List<Optional<ImageBytes.Entry>> changes = List.of(
                Optional.empty(),
                Optional.of(new ImageBytes.Entry(entry.name() + "'", entry.kind(), entry.width(), entry.values())),
                Optional.of(new ImageBytes.Entry(entry.name(), other, entry.width(), entry.values())),
                Optional.of(new ImageBytes.Entry(entry.name(), entry.kind(), wider, entry.values())),
                Optional.of(new ImageBytes.Entry(entry.name(), entry.kind(), entry.width(), more)));
        List<ImageBytes.Entry> extra = new ArrayList<>(image.entries());
        extra.add(new ImageBytes.Entry(entry.name() + "'", entry.kind(), entry.width(), entry.values()));
        return Stream.concat(
                changes.stream().map(change -> image.with(replaced(image.entries(), at, change))),
                Stream.of(image.with(extra)));
    }

    private static List<ImageBytes.Entry> replaced(
            List<ImageBytes.Entry> entries, int at, Optional<ImageBytes.Entry> change) {
        List<ImageBytes.Entry> changed = new ArrayList<>(entries);
        change.ifPresentOrElse(entry -> changed.set(at, entry), () -> changed.remove(at));
        return changed;
    }
}
