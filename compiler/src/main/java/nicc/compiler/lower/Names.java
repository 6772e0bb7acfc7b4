package nicc.compiler.lower;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/// Java names for the spec's names. Fields and methods share one set, so that no name means two things.
final class Names {
    private static final Set<String> RESERVED = Set.of(
            "description",
            "read",
            "write",
            "peek",
            "work",
            "nextDeadline",
            "link",
            "reset",
            "save",
            "restore",
            "hashCode",
            "equals",
            "toString",
            "getClass",
            "notify",
            "notifyAll",
            "wait",
            "clone",
            "finalize",
            "memory",
            "wire",
            "interrupts",
            "clock",
            "DESCRIPTION",
            "Math",
            "Integer",
            "Long");

    /// Locals of code that lowering and passes make by themselves; a field of such a name would be hidden
    /// there.
    private static final Set<String> LOCALS = Set.of(
            "index",
            "written",
            "enables",
            "old",
            "value",
            "bar",
            "offset",
            "size",
            "bytes",
            "start",
            "at",
            "skip",
            "count",
            "place",
            "done",
            "more",
            "before",
            "budget",
            "limit",
            "steps",
            "next",
            "up",
            "first",
            "level",
            "kind",
            "slot",
            "owned",
            "length",
            "i",
            "head",
            "tail",
            "wait",
            "ports",
            "in",
            "out",
            "snapshot");

    private final Set<String> used = new HashSet<>(RESERVED);

    /// A name that nothing else has.
    ///
    /// @param wanted the wanted name, of any characters
    /// @return it, or it with a number behind
    String claim(String wanted) {
        String base = identifier(wanted);
        String name = base;
        for (int i = 2; LOCALS.contains(name) || !used.add(name); i++) {
            name = base + i;
        }
        return name;
    }

    /// Whether a field or method has a name.
    ///
    /// @param name the name
    /// @return true if so
    boolean taken(String name) {
        return used.contains(name);
    }

    /// A Java identifier like a name.
    ///
    /// @param wanted any characters
    /// @return an identifier that is no keyword
    static String identifier(String wanted) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < wanted.length(); i++) {
            char c = wanted.charAt(i);
            boolean fits = c < 128
                    && (name.isEmpty() ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c));
            name.append(fits && c != '$' ? c : '_');
        }
        String result = name.isEmpty() || name.toString().equals("_") ? "x" : name.toString();
        return SourceVersion.isName(result) ? result : result + "_";
    }

    /// A name with its first letter in upper case, to stand behind a verb.
    ///
    /// @param name a name
    /// @return the name
    static String capital(String name) {
        String id = identifier(name);
        return Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }
}
