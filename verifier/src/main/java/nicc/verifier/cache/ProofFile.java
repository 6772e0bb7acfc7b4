package nicc.verifier.cache;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A proof as a file keeps it: lines of a word and a name.
///
/// @param obligation the obligation's name
/// @param on what the proof stands on
/// @param spec the parts of the spec that it looked at
/// @param code the methods of the class that it looked at
/// @param assumptions what it took for granted
/// @param whole those of the methods that it looked at as a whole
/// @param ran the instructions that it ran, by method
/// @param meaning the hash of all parts and methods as they were
record ProofFile(
        String obligation,
        Set<String> on,
        Set<String> spec,
        Set<String> code,
        Set<String> assumptions,
        Set<String> whole,
        Map<String, BitSet> ran,
        String meaning) {
    private static final String HEAD = "nicc proof 2";
    private static final HexFormat HEX = HexFormat.of();

    ProofFile {
        on = Set.copyOf(on);
        spec = Set.copyOf(spec);
        code = Set.copyOf(code);
        assumptions = Set.copyOf(assumptions);
        whole = Set.copyOf(whole);
        ran = Map.copyOf(ran);
    }

    String text() {
        List<String> lines = new ArrayList<>(List.of(HEAD, "obligation " + obligation));
        add(lines, "on ", on);
        add(lines, "spec ", spec);
        add(lines, "code ", code);
        add(lines, "assumes ", assumptions);
        add(lines, "whole ", whole);
        new TreeMap<>(ran)
                .forEach(
                        (method, elements) -> lines.add("ran " + HEX.formatHex(elements.toByteArray()) + " " + method));
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
                names(lines, "whole "),
                ran(lines),
                names(lines, "meaning ").iterator().next()));
    }

    private static Map<String, BitSet> ran(List<String> lines) {
        Map<String, BitSet> ran = new TreeMap<>();
        for (String line : names(lines, "ran ")) {
            int gap = line.indexOf(' ');
            ran.put(line.substring(gap + 1), BitSet.valueOf(HEX.parseHex(line.substring(0, gap))));
        }
        return ran;
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
