package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import nicc.dsl.model.Device;
import nicc.dsl.model.Field;
import nicc.dsl.model.Layout;
import nicc.dsl.model.Register;
import nicc.dsl.model.Ring;
import nicc.verifier.flow.Bit;
import nicc.verifier.flow.RingShape;
import nicc.verifier.flow.Word;

/// Sets up descriptor rings, whatever the device calls their registers: which bits of which registers make up a
/// ring's base, size and tail is read from where their values come from.
final class Memory {
    private static final long RINGS = 0x1000;
    private static final long BUFFERS = 0x8000;
    private static final long BUFFER = 0x800;
    private static final int DESCRIPTORS = 3;
    private static final List<Long> SIZES = List.of(64L, 32L, 128L, 256L);

    private final List<Setup> setups = new ArrayList<>();

    /// How a ring is set up.
    ///
    /// @param ring the ring
    /// @param address where its descriptors are
    /// @param configure writes of base and size
    /// @param few writes that give the device the descriptors that there are
    /// @param all writes that give it as many as the ring has
    private record Setup(Ring ring, long address, List<Step> configure, List<Step> few, List<Step> all) {}

    Memory(Device device, Soundness soundness) {
        List<Site> stores = Site.all(device).stream().filter(Memory::stores).toList();
        for (Ring ring : device.rings()) {
            RingShape shape = soundness.ring(ring);
            long address = RINGS * (setups.size() + 1);
            for (long descriptors : SIZES) {
                Optional<Setup> setup = setup(shape, address, descriptors, stores);
                if (setup.isPresent()) {
                    setups.add(setup.get());
                    break;
                }
            }
        }
    }

    private static Optional<Setup> setup(RingShape shape, long address, long descriptors, List<Site> stores) {
        Optional<List<Step>> base = writes(shape.base(), address, stores);
        Optional<List<Step>> size = writes(shape.size(), descriptors, stores);
        Optional<List<Step>> few = writes(shape.tail(), DESCRIPTORS - 1, stores);
        Optional<List<Step>> all = writes(shape.tail(), descriptors - 1, stores);
        if (base.isEmpty() || size.isEmpty() || few.isEmpty() || all.isEmpty()) {
            return Optional.empty();
        }
        List<Step> configure = new ArrayList<>(base.get());
        configure.addAll(size.get());
        return Optional.of(new Setup(shape.ring(), address, configure, few.get(), all.get()));
    }

    private static boolean stores(Site site) {
        Register register = site.register();
        return site.write()
                && register.count() == 1
                && register.alias().isEmpty()
                && register.fields().stream()
                        .allMatch(field -> field.kind() != Field.Kind.PLAIN || field.onWrite() == Field.OnWrite.STORE);
    }

    /// The writes that give a word a value.
    ///
    /// @return empty when there are none
    private static Optional<List<Step>> writes(Word word, long value, List<Site> stores) {
        Map<String, Long> cells = new TreeMap<>();
        for (int i = 0; i < word.width(); i++) {
            boolean one = i < Long.SIZE && (value >>> i & 1) != 0;
            if (word.bits().get(i) instanceof Bit.Copy(String cell, String _, int position)) {
                cells.merge(cell, one ? 1L << position : 0, (a, b) -> a | b);
            } else if (!word.bits().get(i).equals(one ? Bit.ONE : Bit.ZERO)) {
                return Optional.empty();
            }
        }
        List<Step> steps = new ArrayList<>();
        for (Map.Entry<String, Long> cell : cells.entrySet()) {
            Optional<Site> site = stores.stream()
                    .filter(candidate -> candidate.register().storage().name().equals(cell.getKey()))
                    .findFirst();
            if (site.isEmpty()) {
                return Optional.empty();
            }
            steps.add(new Step.Write(site.get(), 0, cell.getValue()));
        }
        return Optional.of(steps);
    }

    /// A ring with some descriptors; now and then with something left out.
    List<Step> draw(Random random) {
        if (setups.isEmpty()) {
            return List.of();
        }
        Setup setup = setups.get(random.nextInt(setups.size()));
        List<Step> steps = new ArrayList<>();
        setup.configure().stream().filter(_ -> random.nextInt(16) > 0).forEach(steps::add);
        for (int i = 0; i < DESCRIPTORS; i++) {
            steps.add(descriptor(setup, i, random));
        }
        switch (random.nextInt(4)) {
            case 0 -> steps.addAll(setup.all());
            case 1, 2 -> steps.addAll(setup.few());
            default -> {
                // Not yet.
            }
        }
        return steps;
    }

    private static Step descriptor(Setup setup, int slot, Random random) {
        Layout layout = setup.ring().layout();
        SortedMap<String, Long> fields = new TreeMap<>();
        for (Layout.Slice slice : layout.fields()) {
            long value = value(slice, random);
            if (value != 0) {
                fields.put(slice.name(), value);
            }
        }
        return new Step.Descriptor(setup.ring().name(), layout, setup.address() + (long) slot * layout.bytes(), fields);
    }

    /// Flags by chance; what is wide enough for an address is one; the rest is mostly nothing or a length.
    private static long value(Layout.Slice slice, Random random) {
        int width = slice.msb() - slice.lsb() + 1;
        long all = -1L >>> (Long.SIZE - width);
        if (width == 1) {
            return random.nextInt(2);
        }
        if (width >= Integer.SIZE) {
            return random.nextInt(8) == 0 ? 0 : BUFFERS + BUFFER * random.nextInt(8);
        }
        OptionalLong drawn = random.longs(1, 0, Long.MAX_VALUE).findFirst();
        List<Long> candidates = List.of(0L, 0L, 0L, 60L, 64L, 1L, drawn.orElse(0));
        return candidates.get(random.nextInt(candidates.size())) & all;
    }
}
