package nicc.verifier.cache;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A proof as a file keeps it: lines of a word and a name.
///
/// @param obligation the obligation's name
/// @param on what the proof stands on
/// @param spec the parts of the spec that it looked at
/// @param code the methods of the class that it looked at
/// @param assumptions what it took for granted
/// @param meaning the hash of all parts and methods as they were
record ProofFile(
        String obligation,
        Set<String> on,
        Set<String> spec,
        Set<String> code,
        Set<String> assumptions,
        String meaning) {
    private static final String HEAD = "nicc proof 1";

    ProofFile {
        on = Set.copyOf(on);
        spec = Set.copyOf(spec);
        code = Set.copyOf(code);
        assumptions = Set.copyOf(assumptions);
    }

    String text() {
        List<String> lines = new ArrayList<>(List.of(HEAD, "obligation " + obligation));
        add(lines, "on ", on);
        add(lines, "spec ", spec);
        add(lines, "code ", code);
        add(lines, "assumes ", assumptions);
        lines.add("meaning " + meaning);
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String word, Set<String> names) {
        new TreeSet<>(names).forEach(name -> lines.add(word + name));
    }

    /// Reads a text.
    ///
    /// @return empty when it is none of this version
    static Optional<ProofFile> parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEAD)) {
            return Optional.empty();
        }
        return Optional.of(new ProofFile(
                names(lines, "obligation ").iterator().next(),
                names(lines, "on "),
                names(lines, "spec "),
                names(lines, "code "),
                names(lines, "assumes "),
                names(lines, "meaning ").iterator().next()));
    }

    private static Set<String> names(List<String> lines, String word) {
        Set<String> names = new TreeSet<>(Comparator.naturalOrder());
        lines.stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .forEach(names::add);
        return names;
    }
}
