package nicc.verifier.replay;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nicc.dsl.interp.Octets;
import nicc.dsl.interp.PortCall;
import nicc.dsl.model.Device;
import nicc.verifier.refine.Scene;

/// The queue of kept stores, driven by its own methods. What it means: what has been stored and what is kept are, in
/// order, all the stores that were ever given to it; behind a `flush` nothing is kept; behind a `settle` nothing that
/// touches the range.
final class QueueTrial {
    private static final int KINDS = 8;
    private static final int SIZES = 4;
    private static final int MOST_OPERATIONS = 6;

    private final Device device;
    private final Subject subject;
    private final Map<String, Long> numbers;
    private final Random random;
    private final boolean first;
    private final GuestWorld world = new GuestWorld(List.of(), 0);
    private final List<Store> given = new ArrayList<>();
    private final List<String> operations = new ArrayList<>();

    private record Store(int kind, long at, long value) {
        int bytes() {
            return 1 << (kind % SIZES);
        }

        String text() {
            byte[] stored = new byte[bytes()];
            for (int i = 0; i < stored.length; i++) {
                stored[i] = (byte) (value >>> (Byte.SIZE * i));
            }
            Octets octets = Octets.of(stored);
            return PortText.of(kind < SIZES ? new PortCall.Store(at, octets) : new PortCall.Publish(at, octets));
        }

        /// A store or a range that would pass the end of all addresses touches nothing.
        boolean touches(long from, long length) {
            long last = at + bytes() - 1;
            long end = from + length - 1;
            boolean whole = Long.compareUnsigned(at, last) <= 0 && Long.compareUnsigned(from, end) <= 0;
            return length != 0 && whole && Long.compareUnsigned(at, end) <= 0 && Long.compareUnsigned(from, last) <= 0;
        }
    }

    /// Prepares.
    ///
    /// @param number 0 for just what the solver says
    QueueTrial(Device device, Subject subject, Scene.Part part, int number) {
        this.device = device;
        this.subject = subject;
        this.numbers = part.numbers();
        this.random = new Random(number);
        this.first = number == 0;
    }

    Optional<Difference> difference() {
        LoadedPorts ports = new LoadedPorts(subject.mirror(), world, false);
        Taps.listen(ports);
        try {
            LoadedDevice loaded = subject.device(ports, device);
            world.calls().clear();
            Optional<Difference> single = single(loaded);
            return single.isPresent() ? single : sequence(loaded);
        } catch (InvocationTargetException e) {
            return Optional.of(differs("comes to an end", Thrown.text(e)));
        } finally {
            Taps.listen(null);
        }
    }

    /// Each kind of store is the store that it is called.
    private Optional<Difference> single(LoadedDevice loaded) throws InvocationTargetException {
        for (int kind = 0; kind < KINDS; kind++) {
            Store store = new Store(kind, number("address", 0x1000), number("value", 0x8877_6655_4433_2211L));
            operations.clear();
            operations.add("storeDeferred(" + kind + ", " + PortText.hex(store.at()) + ", "
                    + PortText.hex(store.value()) + ")");
            world.calls().clear();
            loaded.call(Kept.STORE, List.of((long) kind, store.at(), store.value()));
            String done = said().toString();
            if (!done.equals(List.of(store.text()).toString())) {
                return Optional.of(differs(List.of(store.text()).toString(), done));
            }
        }
        world.calls().clear();
        operations.clear();
        return Optional.empty();
    }

    private List<String> said() {
        return world.calls().stream().map(PortText::of).toList();
    }

    private long number(String name, long otherwise) {
        return first ? numbers.getOrDefault(name, otherwise) : drawn();
    }

    /// One of the solver's numbers or a usual one, or a little beside it.
    private long drawn() {
        List<Long> pool = new ArrayList<>(List.of(0L, 0x1000L, -1L, -8L, 0x1020L));
        for (String name : List.of("address", "second address", "range at")) {
            pool.add(numbers.getOrDefault(name, 0x1000L));
        }
        return pool.get(random.nextInt(pool.size())) + random.nextInt(33) - 16;
    }

    private int kind(String name) {
        return (int) (first ? numbers.getOrDefault(name, 0L) : random.nextInt()) & (KINDS - 1);
    }

    private Optional<Difference> sequence(LoadedDevice loaded) throws InvocationTargetException {
        int most = Kept.field(subject.relations(), "deferredAddresses")
                .map(field -> loaded.numbers(field).size())
                .orElse(0);
        List<Integer> fillings = List.of(0, 0, 1, 2, most - 1, most);
        int kept = first
                ? Math.clamp(numbers.getOrDefault("deferredCount", 0L), 0, most)
                : fillings.get(random.nextInt(fillings.size()));
        for (int i = 0; i < kept; i++) {
            given.add(new Store(i % KINDS, 0x10_0000 + 8L * i, i));
            loaded.call(
                    Kept.DEFER,
                    List.of((long) given.getLast().kind(), given.getLast().at(), (long) i));
        }
        operations.add(kept + " stores kept");
        Optional<Difference> wrong = wrong(loaded);
        int more = first ? 1 : random.nextInt(MOST_OPERATIONS);
        for (int i = 0; i <= more && wrong.isEmpty(); i++) {
            wrong = keep(loaded, i % 2 == 0 ? "" : "second ");
        }
        if (wrong.isEmpty()) {
            wrong = settle(loaded);
        }
        return wrong.isEmpty() ? flush(loaded) : wrong;
    }

    private Optional<Difference> keep(LoadedDevice loaded, String which) throws InvocationTargetException {
        Store store = new Store(kind(which + "kind"), number(which + "address", 0x2000), number(which + "value", 1));
        given.add(store);
        operations.add(
                "defer(" + store.kind() + ", " + PortText.hex(store.at()) + ", " + PortText.hex(store.value()) + ")");
        loaded.call(Kept.DEFER, List.of((long) store.kind(), store.at(), store.value()));
        return wrong(loaded);
    }

    private Optional<Difference> settle(LoadedDevice loaded) throws InvocationTargetException {
        long at = number("range at", 0x2000);
        long length = first ? numbers.getOrDefault("range length", 1L) : random.nextInt(33);
        operations.add("settle(" + PortText.hex(at) + ", " + length + ")");
        loaded.call(Kept.SETTLE, List.of(at, length));
        Optional<Difference> wrong = wrong(loaded);
        if (wrong.isPresent()) {
            return wrong;
        }
        int left = (int) Kept.count(loaded, subject.relations());
        return given.subList(given.size() - left, given.size()).stream()
                .filter(store -> store.touches(at, length & 0xFFFF_FFFFL))
                .findFirst()
                .map(store -> differs("nothing is kept that touches the range", "kept: " + store.text()));
    }

    private Optional<Difference> flush(LoadedDevice loaded) throws InvocationTargetException {
        operations.add("flush");
        loaded.call(Kept.FLUSH, List.of());
        long left = Kept.count(loaded, subject.relations());
        return left == 0 ? wrong(loaded) : Optional.of(differs("nothing is kept", left + " stores are kept"));
    }

    /// What was stored, and what is kept, is what was given.
    private Optional<Difference> wrong(LoadedDevice loaded) {
        List<String> all = new ArrayList<>(said());
        long count = Kept.count(loaded, subject.relations());
        List<Long> kinds = queue(loaded, "deferredKinds");
        List<Long> addresses = queue(loaded, "deferredAddresses");
        List<Long> values = queue(loaded, "deferredValues");
        if (count < 0 || count > addresses.size()) {
            return Optional.of(differs("at most " + addresses.size() + " stores are kept", count + " stores are kept"));
        }
        for (int i = 0; i < count; i++) {
            int kind = kinds.get(i).intValue();
            all.add(kind >= KINDS ? "kind " + kind : new Store(kind, addresses.get(i), values.get(i)).text());
        }
        for (int i = 0; i < Math.max(all.size(), given.size()); i++) {
            String meant = i < given.size() ? given.get(i).text() : "nothing";
            String done = i < all.size() ? all.get(i) : "nothing";
            if (!meant.equals(done)) {
                return Optional.of(differs("store " + (i + 1) + " of all: " + meant, done));
            }
        }
        return Optional.empty();
    }

    private List<Long> queue(LoadedDevice loaded, String part) {
        return Kept.field(subject.relations(), part).map(loaded::numbers).orElse(List.of());
    }

    private Difference differs(String meant, String done) {
        return new Difference(
                Difference.Kind.CALLS,
                "the queue of kept stores behind " + String.join(", ", operations),
                meant,
                done,
                0);
    }
}
