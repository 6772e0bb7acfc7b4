package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import nicc.dsl.model.Device;

/// Looks for witnesses: first every program with nothing but a beginning; then what the situations that an
/// [Explorer] has found add; then a bounded number of ways on from these, drawn by a generator that always
/// starts
/// the same. Devices with other parameters than the default come last. What is found is made as small as it
/// gets.
/// Several threads may search; what one finds does not depend on the others.
final class Search {
    private static final int DRAWS = 6000;
    private static final int LED = 40_000;
    private static final int FALSE_ALARMS = 24;
    private static final int CONTINUATIONS = 5;
    private static final int MOST_LOADS = 8;

    private final Device device;
    private final Soundness soundness;
    private final Alphabet alphabet;
    private final Blocks blocks;
    private final Chains chains;
    private final Map<Map<String, Long>, List<Situation>> situations = new ConcurrentHashMap<>();
    private final AtomicInteger runs = new AtomicInteger();

    Search(Device device, Soundness soundness) {
        this.device = device;
        this.soundness = soundness;
        alphabet = new Alphabet(device, soundness);
        blocks = new Blocks(device, soundness);
        chains = new Chains(device, soundness);
    }

    /// Programs run so far.
    int runs() {
        return runs.get();
    }

    /// Looks for a program that tells a platform from the meaning.
    ///
    /// @param target the site that matters
    /// @param mechanism how it is handled on the platform
    /// @param mechanisms how every site is handled there
    /// @return the smallest program found
    Optional<Witness> find(Site target, Mechanism mechanism, Function<Site, Mechanism> mechanisms) {
        return findAmong(List.of(target), mechanism, mechanisms);
    }

    /// Looks for a program that tells a platform from the meaning by any of several sites.
    Optional<Witness> findAmong(List<Site> targets, Mechanism mechanism, Function<Site, Mechanism> mechanisms) {
        return settings()
                .map(parameters -> attempt(new Goal(targets, mechanism, mechanisms, parameters)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Parameters by default, then with one that says yes or no the other way round.
    private Stream<Map<String, Long>> settings() {
        Stream<Map<String, Long>> others = device.parameters().stream()
                .filter(parameter -> parameter.width() == 1)
                .map(parameter -> Map.of(parameter.name(), 1 - parameter.defaultValue()));
        return Stream.concat(Stream.of(Map.of()), others);
    }

    /// What is looked for.
    private record Goal(
            List<Site> targets,
            Mechanism mechanism,
            Function<Site, Mechanism> mechanisms,
            Map<String, Long> parameters) {}

    private Optional<Witness> attempt(Goal goal) {
        Lab lab = new Lab(device, goal.parameters());
        List<Alphabet.Letters> letters = goal.targets().stream()
                .map(target -> alphabet.of(target, goal.mechanisms()))
                .toList();
        Optional<Witness> found = first(letters, each -> brief(goal, lab, each))
                .or(() -> together(goal, lab))
                .or(() -> first(letters, each -> explored(goal, lab, each)))
                .or(() -> first(letters, each -> drawn(goal, lab, each)))
                .or(() -> led(goal, lab, letters));
        runs.addAndGet(lab.runs());
        return found;
    }

    private static Optional<Witness> first(
            List<Alphabet.Letters> letters, Function<Alphabet.Letters, Optional<Witness>> search) {
        return letters.stream().map(search).flatMap(Optional::stream).findFirst();
    }

    private List<Situation> situations(Map<String, Long> parameters) {
        return situations.computeIfAbsent(parameters, key -> {
            Lab lab = new Lab(device, key);
            List<Situation> found = Explorer.explore(device, soundness, blocks, lab);
            runs.addAndGet(lab.runs());
            return found;
        });
    }

    /// A program that tells, made small.
    private static Optional<Witness> witness(Goal goal, Lab lab, List<Step> program) {
        List<Step> small =
                new Shrink(steps -> lab.compare(steps, goal.mechanisms()).isPresent()).shrink(program);
        Site site = small.stream()
                .map(Search::site)
                .flatMap(Optional::stream)
                .filter(goal.targets()::contains)
                .reduce((earlier, later) -> later)
                .orElse(goal.targets().getFirst());
        return lab.compare(small, goal.mechanisms())
                .map(difference -> new Witness(
                        site, goal.mechanism(), goal.parameters(), small, difference.meant(), difference.seen()));
    }

    private static Optional<Site> site(Step step) {
        return switch (step) {
            case Step.Read read -> Optional.of(read.site());
            case Step.Write write -> Optional.of(write.site());
            case Step.Descriptor _, Step.Frame _, Step.Time _, Step.Link _ -> Optional.empty();
        };
    }

    private static Optional<Witness> brief(Goal goal, Lab lab, Alphabet.Letters letters) {
        for (Step target : likeliest(letters.targets())) {
            for (List<Step> beginning : letters.beginnings()) {
                for (List<Step> trigger : triggers(letters)) {
                    List<Step> program = join(List.of(beginning, around(target, trigger), letters.reads()));
                    if (lab.compare(program, goal.mechanisms()).isPresent()) {
                        return witness(goal, lab, program);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// All reads at once, and again, in every situation: for a page, of which any read may be the one that
    /// tells.
    private Optional<Witness> together(Goal goal, Lab lab) {
        List<Step> reads = goal.targets().stream()
                .filter(site -> !site.write())
                .<Step>map(site -> new Step.Read(site, 0))
                .toList();
        if (reads.size() < 2) {
            return Optional.empty();
        }
        List<Step> twice = join(List.of(reads, reads));
        return situations(goal.parameters()).stream()
                .filter(situation -> lab.parts(situation, twice, goal.mechanisms()))
                .map(situation -> join(List.of(situation.program(), twice)))
                .filter(program -> lab.compare(program, goal.mechanisms()).isPresent())
                .findFirst()
                .flatMap(program -> witness(goal, lab, program));
    }

    /// The target in every situation, with everything that the world may do.
    private Optional<Witness> explored(Goal goal, Lab lab, Alphabet.Letters letters) {
        Alarm alarm = new Alarm(goal, lab, letters, blocks);
        List<List<Step>> triggers = triggers(letters);
        for (Situation situation : situations(goal.parameters())) {
            for (Step target : likeliest(letters.targets())) {
                for (List<Step> trigger : triggers) {
                    if (alarm.isReal(situation, around(target, trigger))) {
                        return alarm.witness();
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// Pieces of programs, then the target, on from any situation.
    private Optional<Witness> drawn(Goal goal, Lab lab, Alphabet.Letters letters) {
        Alarm alarm = new Alarm(goal, lab, letters, blocks);
        List<Situation> from = situations(goal.parameters());
        Step own = letters.targets().getFirst();
        Random random = new Random(own.toString().hashCode());
        for (int i = 0; i < DRAWS; i++) {
            Situation situation = from.get(random.nextInt(from.size()));
            List<Step> steps = new ArrayList<>();
            for (int pieces = random.nextInt(4); pieces > 0; pieces--) {
                steps.addAll(piece(situation, letters, random));
            }
            Step target = own instanceof Step.Write write && random.nextBoolean()
                    ? blocks.write(write.site(), situation, random)
                    : pick(letters.targets(), random);
            steps.addAll(around(target, random.nextInt(8) == 0 ? List.of() : List.of(blocks.world(situation, random))));
            if (alarm.isReal(situation, steps)) {
                return alarm.witness();
            }
        }
        return Optional.empty();
    }

    /// From power-on, what leads up to a target, the target, and what the world may do.
    private Optional<Witness> led(Goal goal, Lab lab, List<Alphabet.Letters> letters) {
        Random random = new Random(goal.targets().toString().hashCode());
        for (int i = 0; i < LED; i++) {
            Alphabet.Letters each = pick(letters, random);
            Step own = each.targets().getFirst();
            Site site = site(own).orElseThrow();
            Step target = site.write() ? Chains.target(site, random) : own;
            List<Step> trigger = random.nextBoolean() ? List.of() : List.of(pick(each.triggers(), random));
            List<Step> program = join(List.of(chains.before(site, random), around(target, trigger), each.reads()));
            if (lab.compare(program, goal.mechanisms()).isPresent()) {
                return witness(goal, lab, program);
            }
        }
        return Optional.empty();
    }

    /// Anything, or a write that has to do with the target.
    private List<Step> piece(Situation situation, Alphabet.Letters letters, Random random) {
        if (letters.writes().isEmpty() || random.nextBoolean()) {
            return blocks.draw(situation, random);
        }
        Step write = pick(letters.writes(), random).getFirst();
        return write instanceof Step.Write(Site site, int _, long _)
                ? List.of(blocks.write(site, situation, random))
                : List.of(write);
    }

    /// Where device or world part from the meaning, and whether a program from power-on shows it. A state
    /// that never
    /// shows is soon known.
    private static final class Alarm {
        private final Goal goal;
        private final Lab lab;
        private final Alphabet.Letters letters;
        private final Blocks blocks;
        private final Random random = new Random(2);
        private final List<Step> loads;
        private List<Step> shown = List.of();
        private int wrong;

        Alarm(Goal goal, Lab lab, Alphabet.Letters letters, Blocks blocks) {
            this.blocks = blocks;
            this.goal = goal;
            this.lab = lab;
            this.letters = letters;
            loads = letters.reads().stream()
                    .filter(step ->
                            step instanceof Step.Read read && goal.mechanisms().apply(read.site()) == Mechanism.MAPPED)
                    .limit(MOST_LOADS)
                    .toList();
        }

        boolean isReal(Situation situation, List<Step> steps) {
            if (wrong >= FALSE_ALARMS || !lab.parts(situation, join(List.of(steps, loads)), goal.mechanisms())) {
                return false;
            }
            boolean real = false;
            for (int i = 0; i < CONTINUATIONS && !real; i++) {
                shown = join(List.of(situation.program(), steps, letters.reads(), continuation(situation, i)));
                real = lab.compare(shown, goal.mechanisms()).isPresent();
            }
            wrong += real ? 0 : 1;
            return real;
        }

        /// How it may go on until the difference shows: not at all, at first.
        private List<Step> continuation(Situation situation, int attempt) {
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < attempt; i++) {
                steps.addAll(blocks.draw(situation, random));
                steps.add(blocks.world(situation, random));
            }
            steps.addAll(attempt == 0 ? List.of() : letters.reads());
            return steps;
        }

        Optional<Witness> witness() {
            return Search.witness(goal, lab, shown);
        }
    }

    private static List<Step> likeliest(List<Step> targets) {
        return targets.subList(0, Math.min(4, targets.size()));
    }

    /// A write comes before what the world does; a read comes after it, and again, to see what the first one
    /// did.
    private static List<Step> around(Step target, List<Step> trigger) {
        return target instanceof Step.Read
                ? join(List.of(trigger, List.of(target, target)))
                : join(List.of(List.of(target), trigger));
    }

    private static List<List<Step>> triggers(Alphabet.Letters letters) {
        List<List<Step>> triggers = new ArrayList<>(List.of(List.of()));
        letters.triggers().forEach(trigger -> triggers.add(List.of(trigger)));
        return Collections.unmodifiableList(triggers);
    }

    private static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<Step> join(List<List<Step>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}
