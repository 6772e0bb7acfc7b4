package nicc.compiler.opt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nicc.compiler.analysis.Footprints;
import nicc.compiler.ir.EngineCode;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Program;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.WorkLoop;

/// Keeps what a batch writes back to descriptors and stores it at the batch's end, in order, each store with
/// the ordering that it had: a driver that polls sees a batch at a time, and its cache lines move once. Data go
/// out when they always did, so they are there before any status. Whatever could see a difference stores first:
/// a fence, an interrupt, and an access that overlaps what is kept.
final class WriteBack implements Pass {
    @Override
    public String name() {
        return "writeback";
    }

    @Override
    public String title() {
        return "Stores the write-backs of a batch at its end.";
    }

    @Override
    public Program run(Program program) {
        Footprints footprints = new Footprints(program);
        Set<String> reached = new LinkedHashSet<>();
        for (EngineCode e : program.work().engines()) {
            reached.addAll(footprints.of(e.step()).functions());
        }
        boolean delivers = reached.stream()
                .filter(program.functions()::containsKey)
                .anyMatch(name -> Deferral.delivers(program.function(name).body()));
        return delivers ? deferred(program, reached, footprints) : program;
    }

    private static Program deferred(Program program, Set<String> reached, Footprints footprints) {
        DeferredStores stores = new DeferredStores(program.names());
        Program.Editor editor = program.edit();
        stores.cells().forEach(editor::cell);
        Deferral deferral = new Deferral(stores, true);
        Deferral settling = new Deferral(stores, false);
        for (Function f : program.functions().values()) {
            Function changed = (reached.contains(f.name()) ? deferral : settling).function(f);
            boolean returnsToGuest = returnsToGuest(f)
                    && footprints.of(f.name()).functions().stream().anyMatch(reached::contains);
            editor.function(returnsToGuest ? closed(changed, stores) : changed);
        }
        stores.functions().forEach(editor::function);
        WorkLoop loop = program.work();
        List<String> afterBatch = new ArrayList<>(loop.afterBatch());
        afterBatch.addFirst(stores.flush());
        List<String> afterWork = new ArrayList<>(loop.afterWork());
        afterWork.addFirst(stores.flush());
        return editor.work(loop.withBatch(Interrupts.BATCH)
                        .withAfterBatch(afterBatch)
                        .withAfterWork(afterWork))
                .done();
    }

    private static boolean returnsToGuest(Function f) {
        return f.name().equals("resetPower")
                || f.name().equals("resetBus")
                || (f.kind() == Function.Kind.ENTRY
                        && !f.name().equals("peek")
                        && !f.name().equals("nextDeadline"));
    }

    /// What a guest's access or a reset writes back is stored before the guest goes on.
    private static Function closed(Function f, DeferredStores stores) {
        Statement flush = new Statement.Do(new Value.Invoke(stores.flush(), List.of(), Type.HANDLE, 0));
        List<Statement> body = new ArrayList<>(f.body());
        boolean returns = !body.isEmpty() && body.getLast() instanceof Statement.Return;
        body.add(returns ? body.size() - 1 : body.size(), flush);
        return f.withBody(body);
    }
}
