package nicc.compiler.cli;

import java.io.PrintWriter;
import java.util.Optional;
import nicc.dsl.Frontend;
import nicc.dsl.derive.Derivation;
import nicc.dsl.derive.ParavirtTwin;
import nicc.dsl.diagnostic.Renderer;

/// Derives twins for commands.
final class Twins {
    private Twins() {}

    /// The twin of a spec; what is in its way is printed.
    static Optional<ParavirtTwin> of(Frontend.Result original, PrintWriter err) {
        Derivation.Outcome outcome = Derivation.derive(original);
        Renderer renderer = new Renderer(original.sources());
        outcome.diagnostics().forEach(diagnostic -> err.println(renderer.render(diagnostic)));
        return outcome.twin();
    }
}
