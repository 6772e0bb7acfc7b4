package nicc.compiler;

import java.util.Set;
import java.util.stream.Stream;
import nicc.compiler.opt.Pass;
import nicc.compiler.opt.Passes;

/// The builds that every test runs in: the reference, all passes, and all but one of them.
final class Builds {
    private Builds() {}

    static Stream<Options> all() {
        Stream<Options> without =
                Passes.ALL.stream().map(Pass::name).map(name -> new Options("without " + name, Set.of(name), ""));
        return Stream.concat(Stream.of(Options.reference(), Options.optimised()), without);
    }
}
