package nicc.compiler.opt;

import nicc.compiler.ir.Dispatcher;
import nicc.compiler.ir.Program;

/// Finds registers by a table switch on the offset instead of one comparison after the other.
final class Dispatch implements Pass {
    @Override
    public String name() {
        return "dispatch";
    }

    @Override
    public String title() {
        return "Finds registers by a table switch on the offset.";
    }

    @Override
    public Program run(Program program) {
        Program.Editor editor = program.edit();
        program.dispatchers().values().forEach(d -> editor.dispatcher(d.withForm(Dispatcher.Form.TABLE)));
        return editor.done();
    }
}
