package nicc.compiler.opt;

import java.util.Set;

/// Names for what passes add.
final class Fresh {
    private Fresh() {}

    /// A name that is not taken.
    static String name(Set<String> taken, String wanted) {
        String name = wanted;
        for (int i = 2; taken.contains(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
