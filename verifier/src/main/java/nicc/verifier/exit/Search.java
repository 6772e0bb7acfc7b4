package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;

/// Looks for witnesses: first every program with no preparing write, then every one with one, in that order; then
/// a bounded number of longer ones, drawn by a generator that always starts the same. What is found is made as
/// small as it gets.
final class Search {
    private static final int DRAWS = 6000;
    private static final List<Double> DENSITIES = List.of(0.1, 0.3, 0.6);

    private final Lab lab;
    private final Alphabet alphabet;

    Search(Lab lab, Alphabet alphabet) {
        this.lab = lab;
        this.alphabet = alphabet;
    }

    /// Looks for a program that tells a platform from the meaning, first among short ones, then among others.
    ///
    /// @param target the site that matters
    /// @param mechanism how it is handled on the platform
    /// @param mechanisms how every site is handled there
    /// @return the smallest program found
    Optional<Witness> find(Site target, Mechanism mechanism, Function<Site, Mechanism> mechanisms) {
        return findAmong(List.of(target), mechanism, mechanisms);
    }

    /// Looks for a program that tells a platform from the meaning by any of several sites: short programs for each of
    /// them, before long ones for any.
    Optional<Witness> findAmong(List<Site> targets, Mechanism mechanism, Function<Site, Mechanism> mechanisms) {
        Predicate<List<Step>> tells =
                program -> lab.compare(program, mechanisms).isPresent();
        Function<Site, Optional<Witness>> brief = target -> brief(alphabet.of(target, mechanisms), tells)
                .flatMap(program -> witness(target, mechanism, mechanisms, program));
        Function<Site, Optional<Witness>> drawn = target -> drawn(alphabet.of(target, mechanisms), tells, target)
                .flatMap(program -> witness(target, mechanism, mechanisms, program));
        return first(targets, brief).or(() -> first(targets, drawn));
    }

    private static Optional<Witness> first(List<Site> targets, Function<Site, Optional<Witness>> search) {
        return targets.stream().map(search).flatMap(Optional::stream).findFirst();
    }

    private Optional<Witness> witness(
            Site target, Mechanism mechanism, Function<Site, Mechanism> mechanisms, List<Step> program) {
        List<Step> small = new Shrink(steps -> lab.compare(steps, mechanisms).isPresent()).shrink(program);
        return lab.compare(small, mechanisms)
                .map(difference -> new Witness(target, mechanism, small, difference.meant(), difference.seen()));
    }

    private static Optional<List<Step>> brief(Alphabet.Letters letters, Predicate<List<Step>> tells) {
        return withPreparation(List.of(), letters, tells)
                .or(() -> letters.writes().stream()
                        .flatMap(values -> values.stream().limit(2))
                        .map(write -> withPreparation(List.of(write), letters, tells))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<List<Step>> withPreparation(
            List<Step> preparation, Alphabet.Letters letters, Predicate<List<Step>> tells) {
        int values = preparation.isEmpty() ? Integer.MAX_VALUE : 2;
        for (Step target :
                letters.targets().subList(0, Math.min(values, letters.targets().size()))) {
            for (List<Step> beginning : letters.beginnings()) {
                for (List<Step> trigger : triggers(letters)) {
                    List<Step> program =
                            join(List.of(beginning, preparation, around(target, trigger), letters.reads()));
                    if (tells.test(program)) {
                        return Optional.of(program);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// A write comes before what the world does; a read comes after it, and again, to see what the first one did.
    private static List<Step> around(Step target, List<Step> trigger) {
        return target instanceof Step.Read
                ? join(List.of(trigger, List.of(target, target)))
                : join(List.of(List.of(target), trigger));
    }

    private static List<List<Step>> triggers(Alphabet.Letters letters) {
        List<List<Step>> triggers = new ArrayList<>(List.of(List.of()));
        letters.triggers().forEach(trigger -> triggers.add(List.of(trigger)));
        return triggers;
    }

    private static Optional<List<Step>> drawn(Alphabet.Letters letters, Predicate<List<Step>> tells, Site target) {
        Random random = new Random(target.name().hashCode());
        for (int i = 0; i < DRAWS; i++) {
            List<Step> program = join(List.of(
                    pick(letters.beginnings(), random),
                    draw(letters, random),
                    around(likely(letters.targets(), random), pick(triggers(letters), random)),
                    letters.reads(),
                    random.nextBoolean() ? draw(letters, random) : List.of(),
                    pick(triggers(letters), random)));
            if (tells.test(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    private static List<Step> draw(Alphabet.Letters letters, Random random) {
        double density = pick(DENSITIES, random);
        List<Step> steps = new ArrayList<>();
        for (List<Step> values : letters.writes()) {
            if (random.nextDouble() < density) {
                steps.add(likely(values, random));
            }
        }
        Collections.shuffle(steps, random);
        return steps;
    }

    /// The first two of a list are as likely as all others together.
    private static <T> T likely(List<T> values, Random random) {
        return random.nextInt(3) > 0 ? values.get(random.nextInt(Math.min(2, values.size()))) : pick(values, random);
    }

    private static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<Step> join(List<List<Step>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}
