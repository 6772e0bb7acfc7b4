package nicc.compiler.lower;

import nicc.compiler.ir.Dispatcher;
import nicc.compiler.ir.Program;

/// Turns what passes reshape into functions: dispatchers and the work loop. The last step before emission.
public final class Assembly {
    private Assembly() {}

    /// Makes the program's last functions.
    ///
    /// @param program a program after all passes
    /// @return the program with functions only
    public static Program assemble(Program program) {
        Program.Editor editor = program.edit().clearDispatchers();
        for (Dispatcher d : program.dispatchers().values()) {
            new Dispatch(program.names(), d).functions().forEach(editor::function);
        }
        new WorkLoops(program).functions().forEach(editor::function);
        return editor.done();
    }
}
