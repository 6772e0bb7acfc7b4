package nicc.verifier.exit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Register;
import nicc.dsl.model.Ring;
import nicc.verifier.flow.Bit;
import nicc.verifier.flow.Constants;
import nicc.verifier.flow.Footprint;
import nicc.verifier.flow.Footprints;
import nicc.verifier.flow.Invariants;
import nicc.verifier.flow.RingShape;
import nicc.verifier.flow.Source;
import nicc.verifier.flow.Tally;
import nicc.verifier.flow.Vocabulary;
import nicc.verifier.flow.Word;

/// Proofs, by footprints, that a site can do without an exit. A footprint bounds what an event can do in *any*
/// state with the bits that never change ([Invariants]), so what is shown here holds in every reachable one.
/// What is
/// not shown need not be false.
final class Soundness {

    private record Shape(Register register, boolean write, long enables) {}

    private final Constants constants;
    private final Footprints footprints;
    private final Map<String, Footprint> events;
    private final Map<String, Footprint> lines;
    private final Map<Shape, Footprint> known = new ConcurrentHashMap<>();
    private final Map<Site, Boolean> merging = new ConcurrentHashMap<>();
    private final Device device;

    Soundness(Device device) {
        this.device = device;
        constants = Invariants.of(device);
        footprints = new Footprints(device, constants);
        events = footprints.events();
        lines = footprints.lines();
    }

    /// What is known about every reachable state.
    Constants constants() {
        return constants;
    }

    Map<String, Footprint> events() {
        return events;
    }

    Map<String, Tally> tallies() {
        return footprints.tallies();
    }

    Set<String> told(Map<String, Tally> tallies) {
        return footprints.told(tallies);
    }

    RingShape ring(Ring ring) {
        return footprints.ring(ring);
    }

    Vocabulary vocabulary() {
        return footprints.vocabulary();
    }

    /// Whether a write can make a difference to anything but what its register shows.
    boolean matters(Site write) {
        Footprint footprint = whole(write);
        Set<String> used = new TreeSet<>(linkNeeds());
        events.values().forEach(event -> used.addAll(event.reads()));
        lines.values().forEach(line -> used.addAll(line.reads()));
        return !footprint.effects().isEmpty() || footprint.writes().size() > 1 || meet(footprint.writes(), used);
    }

    /// What decides what a change of the link does.
    Set<String> linkNeeds() {
        return footprints.link().reads();
    }

    Map<String, Footprint> lines() {
        return lines;
    }

    Footprint whole(Site site) {
        return footprint(site, site.shapes().getFirst());
    }

    private Footprint footprint(Site site, long enables) {
        Bank bank = site.bar().bank();
        Shape shape = new Shape(site.register(), site.write(), enables);
        Footprint present = known.get(shape);
        if (present == null) {
            present = site.write()
                    ? footprints.write(bank, site.register(), enables)
                    : footprints.read(bank, site.register(), enables);
            known.put(shape, present);
        }
        return present;
    }

    /// Why a plain load of the published value might not do.
    Optional<String> load(Site read) {
        for (long enables : read.shapes()) {
            Footprint footprint = footprint(read, enables);
            if (!footprint.writes().isEmpty()) {
                return Optional.of(
                        "a read changes " + footprint.writes().iterator().next());
            }
            if (!footprint.effects().isEmpty()) {
                return Optional.of(
                        "a read can " + footprint.effects().iterator().next());
            }
            if (footprint.reads().contains(Source.NOW)) {
                return Optional.of("its value moves with the time");
            }
        }
        return Optional.empty();
    }

    /// Why a plain store of the bytes might not do, other registers left aside.
    Optional<String> store(Site write) {
        Register register = write.register();
        String cell = register.storage().name();
        for (long enables : write.shapes()) {
            if (!stores(footprint(write, enables), register, enables)
                    || !returns(footprint(write.opposite(), enables), register, enables)) {
                return Optional.of("a write does not just store what reads return");
            }
        }
        return doorbell(Set.of(cell))
                .or(() -> events.entrySet().stream()
                        .filter(event -> event.getValue().writes().contains(cell))
                        .findFirst()
                        .map(event -> event.getKey() + " changes it too"));
    }

    private static boolean stores(Footprint footprint, Register register, long enables) {
        Word written = Word.copy(Source.WRITTEN, "", register.width());
        return footprint.effects().isEmpty()
                && footprint.state().size() == 1
                && footprint.writes().equals(Set.of(register.storage().name()))
                && matches(footprint.state().values().iterator().next(), register, enables, written);
    }

    private static boolean returns(Footprint footprint, Register register, long enables) {
        Word answer = footprint.answer();
        for (int i = 0; i < register.width(); i++) {
            boolean enabled = (enables >>> i & 1) != 0;
            if (enabled
                    ? !isStored(answer.bits().get(i), register, i)
                    : !answer.bits().get(i).equals(Bit.ZERO)) {
                return false;
            }
        }
        return footprint.pure();
    }

    private static boolean matches(Word word, Register register, long enables, Word written) {
        for (int i = 0; i < register.width(); i++) {
            Bit bit = word.bits().get(i);
            boolean enabled = (enables >>> i & 1) != 0;
            if (enabled ? !bit.equals(written.bits().get(i)) : !isStored(bit, register, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStored(Bit bit, Register register, int position) {
        return bit instanceof Bit.Copy copy
                && copy.source().equals(register.storage().name())
                && copy.position() == position;
    }

    private Optional<String> doorbell(Set<String> cells) {
        for (Map.Entry<String, Footprint> line : lines.entrySet()) {
            if (meet(line.getValue().reads(), cells)) {
                return Optional.of("the level of " + line.getKey() + " depends on it");
            }
        }
        return events.entrySet().stream()
                .filter(event -> meet(event.getValue().answer().sources(), cells))
                .findFirst()
                .map(event -> event.getKey() + " waits for it");
    }

    /// Why a write might not wait until the guest's next exit.
    ///
    /// @param shown what mapped loads show
    /// @param stored cells that mapped stores change
    Optional<String> coalesce(Site write, Set<String> shown, Set<String> stored) {
        for (long enables : write.shapes()) {
            Footprint footprint = footprint(write, enables);
            if (footprint.pure()) {
                continue;
            }
            Optional<String> why = delay(footprint, shown, stored);
            if (why.isPresent()) {
                return why;
            }
        }
        return Optional.empty();
    }

    private Optional<String> delay(Footprint footprint, Set<String> shown, Set<String> stored) {
        Set<String> writes = footprint.writes();
        Set<String> uses = new TreeSet<>(footprint.reads());
        uses.addAll(writes);
        if (!footprint.effects().isEmpty()) {
            return Optional.of("a write can " + footprint.effects().iterator().next());
        }
        if (uses.contains(Source.NOW) || uses.contains(Source.LINK)) {
            return Optional.of("what a write does depends on the moment");
        }
        for (Map.Entry<String, Footprint> event : events.entrySet()) {
            if (meet(event.getValue().reads(), writes)) {
                return Optional.of(
                        event.getKey() + " uses " + first(event.getValue().reads(), writes));
            }
            if (meet(event.getValue().writes(), uses)) {
                return Optional.of(
                        event.getKey() + " changes " + first(event.getValue().writes(), uses));
            }
        }
        return doorbell(writes).or(() -> seen(writes, shown)).or(() -> seen(uses, stored));
    }

    /// Why a write might not become an event without its value: signals merge, and the guest does not wait.
    Optional<String> signal(Site write, Set<String> shown) {
        Footprint footprint = whole(write);
        if (footprint.reads().contains(Source.WRITTEN)) {
            return Optional.of("what a write does depends on its value");
        }
        Optional<String> visible = seen(footprint.writes(), shown);
        return visible.isPresent() || merges(write, footprint) ? visible : Optional.of("two writes do more than one");
    }

    /// Whether two writes do no more than one: what they do is decided by nothing that they change, or the solver
    /// shows it, once for all platforms.
    private boolean merges(Site write, Footprint footprint) {
        if (footprint.effects().isEmpty() && !meet(footprint.reads(), footprint.writes())) {
            return true;
        }
        return merging.computeIfAbsent(write, site -> Repetition.harmless(device, site));
    }

    /// Why the guest might have to wait for a write.
    Optional<String> post(Site write, Set<String> shown) {
        for (long enables : write.shapes()) {
            Optional<String> why = seen(footprint(write, enables).writes(), shown);
            if (why.isPresent()) {
                return why;
            }
        }
        return Optional.empty();
    }

    /// What the value of a read comes from.
    Set<String> shows(Site read) {
        return whole(read).answer().sources();
    }

    private static Optional<String> seen(Set<String> writes, Set<String> shown) {
        return meet(writes, shown) ? Optional.of("a mapped page shows " + first(writes, shown)) : Optional.empty();
    }

    static boolean meet(Set<String> a, Set<String> b) {
        return a.stream().anyMatch(b::contains);
    }

    private static String first(Set<String> a, Set<String> b) {
        return List.copyOf(new TreeSet<>(a)).stream()
                .filter(b::contains)
                .findFirst()
                .orElse("");
    }
}
