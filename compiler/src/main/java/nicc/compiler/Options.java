package nicc.compiler;

import java.util.Set;

/// How a device is compiled.
///
/// @param build `optimised`, `reference`, or a name of your own for a build with passes switched off; part of
/// the classes' names
/// @param disabled names of passes to leave out ([nicc.compiler.opt.Passes])
/// @param packageName the package of the classes, or an empty string for the usual one
public record Options(String build, Set<String> disabled, String packageName) {

    /// Copies the set.
    public Options {
        disabled = Set.copyOf(disabled);
    }

    /// All passes.
    ///
    /// @return the options of the optimised build
    public static Options optimised() {
        return new Options("optimised", Set.of(), "");
    }

    /// No pass: one event at a time.
    ///
    /// @return the options of the reference build
    public static Options reference() {
        return new Options("reference", Set.of(), "");
    }

    /// Whether a pass runs.
    ///
    /// @param pass a pass's name
    /// @return false for every pass of the reference build
    public boolean runs(String pass) {
        return !build.equals("reference") && !disabled.contains(pass);
    }
}
