package nicc.compiler.opt;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nicc.compiler.ir.Program;

/// The passes in the order in which they run.
public final class Passes {
    /// All passes.
    public static final List<Pass> ALL = List.of(
            new Prefetch(),
            new WriteBack(),
            new Interrupts(),
            new Moderation(),
            new Fold(),
            new Dispatch(),
            new Posted());

    private Passes() {}

    /// Runs the passes.
    ///
    /// @param program what lowering made
    /// @param disabled names of passes to leave out
    /// @return the new program
    /// @throws IllegalArgumentException when there is no pass of a name
    public static Program run(Program program, Set<String> disabled) {
        Set<String> names = ALL.stream().map(Pass::name).collect(Collectors.toSet());
        for (String name : disabled) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("no pass " + name + ": there are "
                        + ALL.stream().map(Pass::name).collect(Collectors.joining(", ")));
            }
        }
        Program result = program;
        for (Pass pass : ALL) {
            if (!disabled.contains(pass.name())) {
                result = pass.run(result).edit().pass(pass.name()).done();
            }
        }
        return result;
    }

    /// Takes out what nothing uses. Runs in every build.
    ///
    /// @param program a complete program
    /// @return the program without unused functions, locals and scratch buffers
    public static Program tidy(Program program) {
        return new Tidy().run(program);
    }
}
