package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import nicc.dsl.model.Device;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;
import nicc.verifier.flow.Footprint;
import org.jspecify.annotations.Nullable;

/// Draws small pieces of driver programs: a write, a ring, a frame, some time.
final class Blocks {
    private static final int MANY = 8;
    private static final List<Long> TIMES = List.of(2_000_000L, 1_000L, 1_000_000_000L);

    /// Fields that decide what something waits for, for each that does.
    private final List<List<Flip>> conditions;

    /// Fields that decide what something does, for each event.
    private final List<List<Flip>> uses;

    private final List<Site> reads;
    private final Memory memory;
    private final Frames frames;

    Blocks(Device device, Soundness soundness) {
        List<Site> own = Site.all(device).stream()
                .filter(site -> site.register().alias().isEmpty()
                        || !soundness.whole(site).effects().isEmpty()
                        || !site.register().fields().equals(storage(site).fields()))
                .toList();
        Stream<Set<String>> waited = Stream.concat(
                soundness.events().values().stream().map(event -> event.answer().sources()),
                soundness.lines().values().stream().map(Footprint::reads));
        Stream<Set<String>> used = Stream.concat(
                soundness.events().values().stream().map(Footprint::reads), Stream.of(soundness.linkNeeds()));
        conditions = flips(own, waited, soundness);
        uses = flips(own, used, soundness);
        reads = own.stream()
                .filter(site -> !site.write() && !soundness.whole(site).pure())
                .toList();
        memory = new Memory(device, soundness);
        frames = new Frames(soundness.vocabulary());
    }

    private record Flip(Site site, Field field) {}

    private static List<List<Flip>> flips(List<Site> sites, Stream<Set<String>> sources, Soundness soundness) {
        return sources.map(each -> flips(sites, each, soundness))
                .filter(flips -> !flips.isEmpty())
                .toList();
    }

    /// The fields of registers that have to do with something, but for registers that have to do with
    /// everything.
    private static List<Flip> flips(List<Site> sites, Set<String> sources, Soundness soundness) {
        return sites.stream()
                .filter(site -> site.write()
                        && Soundness.meet(soundness.whole(site).writes(), sources)
                        && (sources.contains(site.register().storage().name())
                                || soundness.whole(site).writes().size() <= MANY))
                .flatMap(site -> site.register().fields().stream()
                        .filter(field -> field.kind() == Field.Kind.PLAIN)
                        .map(field -> new Flip(site, field)))
                .toList();
    }

    private static Register storage(Site site) {
        return site.bar().bank().registers().stream()
                .filter(register -> register.alias().isEmpty()
                        && register.storage().equals(site.register().storage()))
                .findFirst()
                .orElse(site.register());
    }

    /// A piece of a program that goes on from a situation.
    List<Step> draw(Situation from, Random random) {
        int kind = random.nextInt(22);
        if (kind < 6 && !conditions.isEmpty()) {
            return List.of(flip(pick(pick(conditions, random), random), from, random));
        } else if (kind < 11 && !uses.isEmpty()) {
            return List.of(flip(pick(pick(uses, random), random), from, random));
        } else if (kind < 15) {
            return memory.draw(random);
        } else if (kind < 18) {
            return List.of(frames.draw(random));
        } else if (kind < 20 && !uses.isEmpty()) {
            return scene(pick(uses, random), from, random);
        } else if (kind < 21) {
            return List.of(new Step.Time(TIMES.get(random.nextInt(TIMES.size()))));
        } else if (random.nextBoolean() || reads.isEmpty()) {
            return List.of(new Step.Link(random.nextInt(8) > 0));
        }
        return List.of(new Step.Read(reads.get(random.nextInt(reads.size())), 0));
    }

    /// Much of what an event uses is set, a ring is set up, and the world moves.
    private List<Step> scene(List<Flip> used, Situation from, Random random) {
        List<Step> steps = new ArrayList<>();
        @Nullable Site last = null;
        for (Flip flip : used) {
            if (!flip.site().equals(last) && random.nextInt(3) > 0) {
                Register register = flip.site().register();
                steps.add(new Step.Write(flip.site(), 0, subset(register, random) & all(register.width())));
            }
            last = flip.site();
        }
        Collections.shuffle(steps, random);
        steps.addAll(memory.draw(random));
        steps.add(world(from, random));
        return steps;
    }

    /// What the world may do at random.
    Step world(Situation from, Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> frames.draw(random);
            case 4 -> new Step.Link(!from.state().linkUp());
            default -> new Step.Time(TIMES.get(random.nextInt(TIMES.size())));
        };
    }

    /// A write of a register as it is, but for one field or two, or of some fields alone.
    Step write(Site site, Situation from, Random random) {
        List<Field> fields = site.register().fields();
        if (fields.isEmpty()) {
            return new Step.Write(
                    site, 0, random.nextLong() & all(site.register().width()));
        }
        Step first = flip(new Flip(site, fields.get(random.nextInt(fields.size()))), from, random);
        if (random.nextBoolean() || !(first instanceof Step.Write(Site _, int index, long value))) {
            return first;
        }
        Field field = fields.get(random.nextInt(fields.size()));
        return new Step.Write(site, index, changed(value, field, random));
    }

    private static Step flip(Flip flip, Situation from, Random random) {
        Register register = flip.site().register();
        int index = register.count() == 1 || random.nextInt(4) > 0 ? 0 : random.nextInt(register.count());
        List<Long> stored = from.state().cells().getOrDefault(register.storage().name(), List.of());
        long value = index < stored.size() ? stored.get(index) : 0;
        long next = random.nextBoolean() ? changed(value, flip.field(), random) : subset(register, random);
        return new Step.Write(flip.site(), index, next & all(register.width()));
    }

    /// Half of all fields, or all of them.
    private static long subset(Register register, Random random) {
        boolean some = random.nextInt(3) > 0;
        long value = 0;
        for (Field field : register.fields()) {
            boolean drawn = field.kind() == Field.Kind.PLAIN && !(some && random.nextBoolean());
            value |= drawn ? value(field, random) << field.lsb() : 0;
        }
        return value;
    }

    private static long value(Field field, Random random) {
        long all = all(field.width());
        return field.width() == 1 || random.nextInt(3) > 0 ? all : random.nextBoolean() ? 1 : random.nextLong() & all;
    }

    /// Another value: all ones, 1, anything; or with such bits the other way round.
    private static long changed(long value, Field field, Random random) {
        long bits = value(field, random);
        long rest = value & ~(all(field.width()) << field.lsb());
        return random.nextBoolean() ? value ^ bits << field.lsb() : rest | bits << field.lsb();
    }

    private static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static long all(int width) {
        return -1L >>> (Long.SIZE - width);
    }
}
