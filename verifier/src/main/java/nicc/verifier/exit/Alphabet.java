package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import nicc.dsl.model.Device;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;
import nicc.verifier.flow.Footprint;

/// The steps worth trying for a site, by what they have to do with it: writes that change what the site or the
/// events around it use, reads that show what these change.
final class Alphabet {
    private static final int MOST_WRITES = 40;
    private static final int MOST_READS = 40;
    private static final List<Long> TIMES = List.of(2_000_000L, 1_000L, 1_000_000_000L);

    private final Soundness soundness;
    private final List<Site> sites;

    Alphabet(Device device, Soundness soundness) {
        this.soundness = soundness;
        this.sites = Site.all(device);
    }

    /// What can be tried.
    ///
    /// @param targets the site's own accesses, likeliest first
    /// @param writes writes that may prepare or follow, each with its values
    /// @param reads what shows the outcome, those without an exit first
    /// @param triggers what the world can do
    /// @param beginnings what may come before everything else
    record Letters(
            List<Step> targets,
            List<List<Step>> writes,
            List<Step> reads,
            List<Step> triggers,
            List<List<Step>> beginnings) {}

    Letters of(Site target, Function<Site, Mechanism> mechanisms) {
        Footprint own = soundness.whole(target);
        Set<String> changed = new TreeSet<>(own.writes());
        Set<String> used = new TreeSet<>(own.reads());
        used.addAll(own.writes());
        around(own, changed, used);
        return new Letters(
                target.write() ? writes(target) : List.of(new Step.Read(target, 0)),
                preparing(target, used).stream().map(Alphabet::writes).toList(),
                showing(changed, mechanisms),
                triggers(),
                beginnings());
    }

    /// Nothing; the link up; the link up after the registers that it depends on are set; and both a while ago.
    private List<List<Step>> beginnings() {
        List<Step> set = sites.stream()
                .filter(site -> site.write() && site.register().alias().isEmpty())
                .filter(site ->
                        soundness.linkNeeds().contains(site.register().storage().name()))
                .filter(site -> quiet(site.register()) != 0)
                .<Step>map(site -> new Step.Write(site, 0, quiet(site.register())))
                .toList();
        Step up = new Step.Link(true);
        Step later = new Step.Time(1_000_000_000);
        List<Step> setUp = Stream.concat(set.stream(), Stream.of(up)).toList();
        List<Step> setUpLater = Stream.concat(setUp.stream(), Stream.of(later)).toList();
        List<List<Step>> plain = List.of(List.of(), List.of(up), List.of(up, later));
        return set.isEmpty()
                ? plain
                : Stream.concat(plain.stream(), Stream.of(setUp, setUpLater)).toList();
    }

    /// Adds what the events change and use that the site has to do with.
    private void around(Footprint own, Set<String> changed, Set<String> used) {
        Set<String> start = Set.copyOf(used);
        for (Footprint event : soundness.events().values()) {
            if (Soundness.meet(event.reads(), own.writes()) || Soundness.meet(event.writes(), start)) {
                changed.addAll(event.writes());
                used.addAll(event.reads());
            }
        }
        for (Footprint line : soundness.lines().values()) {
            if (Soundness.meet(line.reads(), changed)) {
                used.addAll(line.reads());
                changed.addAll(line.reads());
            }
        }
    }

    private List<Site> preparing(Site target, Set<String> used) {
        Set<Set<String>> seen = new HashSet<>();
        return sites.stream()
                .filter(Site::write)
                .filter(site -> Soundness.meet(soundness.whole(site).writes(), used))
                .sorted(Comparator.comparingInt(
                        site -> soundness.whole(site).writes().size()))
                .filter(site -> site.equals(target) || fresh(site, seen))
                .limit(MOST_WRITES)
                .toList();
    }

    /// Registers of one footprint are tried once, but for those that differ in what they do to the same cell.
    private boolean fresh(Site site, Set<Set<String>> seen) {
        Set<String> key = new TreeSet<>(soundness.whole(site).writes());
        site.register().fields().stream().limit(1).forEach(field -> key.add(field.onWrite() + " " + field.sw()));
        key.add(String.valueOf(site.register().storage().name()));
        return seen.add(key);
    }

    private List<Step> showing(Set<String> changed, Function<Site, Mechanism> mechanisms) {
        return sites.stream()
                .filter(site -> !site.write() && Soundness.meet(soundness.shows(site), changed))
                .sorted(Comparator.comparing((Site site) -> mechanisms.apply(site) != Mechanism.MAPPED)
                        .thenComparing(site -> soundness.whole(site).writes().size()))
                .limit(MOST_READS)
                .<Step>map(site -> new Step.Read(site, 0))
                .toList();
    }

    private static List<Step> triggers() {
        List<Step> triggers = new ArrayList<>();
        triggers.addAll(Frames.plain());
        TIMES.forEach(nanos -> triggers.add(new Step.Time(nanos)));
        triggers.add(new Step.Link(true));
        triggers.add(new Step.Link(false));
        return triggers;
    }

    /// Values of a register: all fields that only store, everything, each field by itself, nothing.
    private static List<Step> writes(Site site) {
        Register register = site.register();
        Set<Long> values = new LinkedHashSet<>();
        long all = -1L >>> (Long.SIZE - register.width());
        values.add(quiet(register));
        values.add(all);
        register.fields().forEach(field -> values.add(mask(field)));
        values.add(1L);
        values.add(0L);
        return values.stream()
                .<Step>map(value -> new Step.Write(site, 0, value & all))
                .toList();
    }

    private static long quiet(Register register) {
        long value = 0;
        for (Field field : register.fields()) {
            boolean acts =
                    register.onWrite().stream().anyMatch(action -> action.bits() == mask(field) || field.singlePulse());
            value |= acts ? 0 : mask(field);
        }
        return value;
    }

    private static long mask(Field field) {
        return (-1L >>> (Long.SIZE - field.width())) << field.lsb();
    }
}
