package nicc.verifier.mutate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Mutants as text and as JSON.
public final class MutationReport {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MutationReport() {}

    /// Whether every mutant was refuted, or proved to do what the spec says, and every refutation shows.
    ///
    /// @param mutants the mutants
    /// @return false when there is a hole, or something is not decided, or a replay disagrees
    public static boolean holds(List<Mutant> mutants) {
        return mutants.stream()
                .allMatch(mutant ->
                        mutant.fate() == Fate.EQUIVALENT || (mutant.fate() == Fate.KILLED && mutant.replayed()));
    }

    /// The tables, and each mutant that was not killed, or whose counterexample does not show.
    ///
    /// @param mutants the mutants
    /// @return lines
    public static String text(List<Mutant> mutants) {
        StringBuilder out = new StringBuilder();
        out.append(KillTable.byClass(mutants).text()).append('\n');
        out.append(KillTable.byOperator(mutants).text()).append('\n');
        out.append(KillTable.byGroup(mutants).text());
        for (Fate fate : List.of(Fate.EQUIVALENT, Fate.HOLE, Fate.UNDECIDED)) {
            List<Mutant> some =
                    mutants.stream().filter(mutant -> mutant.fate() == fate).toList();
            section(out, fate.word(), some);
        }
        section(
                out,
                "killed, replay disagrees",
                mutants.stream()
                        .filter(mutant -> mutant.fate() == Fate.KILLED && !mutant.replayed())
                        .toList());
        return out.toString();
    }

    private static void section(StringBuilder out, String title, List<Mutant> mutants) {
        if (!mutants.isEmpty()) {
            out.append(String.format(Locale.ROOT, "%n%s:%n", title));
            mutants.forEach(mutant -> out.append(line(mutant)));
        }
    }

    /// A mutant on a line or two.
    private static String line(Mutant mutant) {
        Mutation mutation = mutant.mutation();
        String why = mutant.obligation().isEmpty() ? mutant.detail() : mutant.obligation() + ": " + mutant.detail();
        return String.format(
                Locale.ROOT,
                "  %s: %s (%s)%n      %s%n",
                mutation.place(),
                mutation.text(),
                mutation.operator().word(),
                why);
    }

    /// A mutant.
    ///
    /// @param mutant the mutant
    /// @return a JSON object on one line
    public static String json(Mutant mutant) {
        return JSON.writeValueAsString(object(mutant));
    }

    /// The tables.
    ///
    /// @param mutants all mutants
    /// @return a JSON object on one line
    public static String summary(List<Mutant> mutants) {
        return JSON.writeValueAsString(Map.of(
                "byClass", KillTable.byClass(mutants).rows(),
                "byOperator", KillTable.byOperator(mutants).rows(),
                "byPart", KillTable.byGroup(mutants).rows(),
                "holds", holds(mutants)));
    }

    private static Map<String, Object> object(Mutant mutant) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("operator", mutant.mutation().operator().word());
        object.put("part", mutant.group());
        object.put("class", mutant.mutation().owner());
        object.put("method", mutant.mutation().method());
        object.put("line", mutant.mutation().line());
        object.put("mutation", mutant.mutation().text());
        object.put("fate", mutant.fate().word());
        object.put("obligation", mutant.obligation());
        object.put("detail", mutant.detail());
        object.put("replay", mutant.replay().map(Enum::name).orElse(""));
        mutant.difference().ifPresent(difference -> {
            object.put("what", difference.what());
            object.put("spec", difference.spec());
            object.put("class value", difference.code());
        });
        object.put("obligations", mutant.obligations());
        object.put("millis", mutant.time().toMillis());
        return object;
    }
}
