package nicc.runtime.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// Finds the name that somebody may have meant.
final class Nearest {
    private Nearest() {}

    /// A sentence to end an error message with.
    ///
    /// @param written what was written
    /// @param known what exists
    /// @return ` Did you mean …?` when a name is near, else a list of what exists
    static String hint(String written, Collection<String> known) {
        if (known.isEmpty()) {
            return " There are none.";
        }
        return known.stream()
                .filter(name ->
                        name.startsWith(written) || distance(written, name) <= Math.max(1, written.length() / 3))
                .min(Comparator.comparingInt(name -> distance(written, name)))
                .map(name -> " Did you mean " + name + "?")
                .orElseGet(() -> " There is " + String.join(", ", known) + ".");
    }

    /// Edits (insert, remove, replace a letter) from one name to the other, upper and lower case being the
    /// same.
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
