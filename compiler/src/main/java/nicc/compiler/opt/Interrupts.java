package nicc.compiler.opt;

import java.util.ArrayList;
import java.util.List;
import nicc.compiler.ir.Program;
import nicc.compiler.ir.WorkLoop;

/// Brings interrupt lines up to date once for all that a call of `work` does, instead of after each step. A
/// line that would have gone up and down again within it stays as it was; one that is up at the end is up.
final class Interrupts implements Pass {
    /// Steps in a batch: enough to share its cost, few enough that the other engines have their turn.
    static final int BATCH = 64;

    @Override
    public String name() {
        return "interrupts";
    }

    @Override
    public String title() {
        return "Evaluates interrupts once a batch.";
    }

    @Override
    public Program run(Program program) {
        WorkLoop loop = program.work();
        List<String> end = new ArrayList<>(loop.afterWork());
        end.addAll(loop.afterEvent());
        return program.edit()
                .work(loop.withBatch(BATCH).withAfterEvent(List.of()).withAfterWork(end))
                .done();
    }
}
