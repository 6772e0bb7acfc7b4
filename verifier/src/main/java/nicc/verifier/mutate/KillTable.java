package nicc.verifier.mutate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Counts of mutants by some property.
///
/// @param title what the rows are
/// @param rows the counts by name
public record KillTable(String title, Map<String, Row> rows) {

    /// Copies the map.
    public KillTable {
        rows = new TreeMap<>(rows);
    }

    /// Counts.
    ///
    /// @param killed refuted
    /// @param replayed refuted, with a counterexample that shows
    /// @param equivalent proved equivalent
    /// @param holes not covered
    /// @param undecided undecided
    public record Row(int killed, int replayed, int equivalent, int holes, int undecided) {
        static Row of(List<Mutant> mutants) {
            return new Row(
                    count(mutants, Fate.KILLED),
                    (int) mutants.stream().filter(Mutant::replayed).count(),
                    count(mutants, Fate.EQUIVALENT),
                    count(mutants, Fate.HOLE),
                    count(mutants, Fate.UNDECIDED));
        }

        private static int count(List<Mutant> mutants, Fate fate) {
            return (int)
                    mutants.stream().filter(mutant -> mutant.fate() == fate).count();
        }

        int all() {
            return killed + equivalent + holes + undecided;
        }
    }

    /// The table by sorts of mutations.
    ///
    /// @param mutants the mutants
    /// @return the table
    public static KillTable byOperator(List<Mutant> mutants) {
        return of("mutation", mutants, mutant -> mutant.mutation().operator().word());
    }

    /// The table by classes.
    ///
    /// @param mutants the mutants
    /// @return the table
    public static KillTable byClass(List<Mutant> mutants) {
        return of("class", mutants, mutant -> mutant.mutation().owner().replaceFirst(".*\\.", ""));
    }

    /// The table by parts of the device.
    ///
    /// @param mutants the mutants
    /// @return the table
    public static KillTable byGroup(List<Mutant> mutants) {
        return of("part", mutants, Mutant::group);
    }

    private static KillTable of(String title, List<Mutant> mutants, Function<Mutant, String> name) {
        Map<String, Row> rows = new TreeMap<>();
        mutants.stream()
                .map(name)
                .distinct()
                .forEach(one -> rows.put(
                        one,
                        Row.of(mutants.stream()
                                .filter(mutant -> name.apply(mutant).equals(one))
                                .toList())));
        return new KillTable(title, rows);
    }

    String text() {
        StringBuilder out = new StringBuilder();
        int widest = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        int width = Math.max(16, widest);
        line(out, padded(title, width), "mutants", "killed", "replayed", "equivalent", "not covered", "undecided");
        rows.forEach((name, row) -> line(
                out,
                padded(name, width),
                row.all(),
                row.killed(),
                row.replayed(),
                row.equivalent(),
                row.holes(),
                row.undecided()));
        Row sum = sum();
        line(
                out,
                padded("all", width),
                sum.all(),
                sum.killed(),
                sum.replayed(),
                sum.equivalent(),
                sum.holes(),
                sum.undecided());
        return out.toString();
    }

    /// All rows together.
    ///
    /// @return the sum
    public Row sum() {
        return rows.values().stream()
                .reduce(
                        new Row(0, 0, 0, 0, 0),
                        (a, b) -> new Row(
                                a.killed() + b.killed(),
                                a.replayed() + b.replayed(),
                                a.equivalent() + b.equivalent(),
                                a.holes() + b.holes(),
                                a.undecided() + b.undecided()));
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(width - name.length());
    }

    private static void line(StringBuilder out, Object... cells) {
        out.append(String.format(Locale.ROOT, "  %s %8s %8s %9s %11s %12s %10s%n", cells));
    }
}
