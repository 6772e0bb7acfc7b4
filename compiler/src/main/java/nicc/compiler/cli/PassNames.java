package nicc.compiler.cli;

import java.util.Iterator;
import nicc.compiler.opt.Pass;
import nicc.compiler.opt.Passes;

/// The names of the passes, for help and completion.
final class PassNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Passes.ALL.stream().map(Pass::name).iterator();
    }
}
