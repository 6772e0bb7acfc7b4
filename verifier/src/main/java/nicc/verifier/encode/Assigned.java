package nicc.verifier.encode;

import java.util.LinkedHashSet;
import java.util.Set;
import nicc.dsl.model.Block;
import nicc.dsl.model.Stmt;

/// The locals that a loop's rounds assign to. An action that a round calls has locals of its own.
final class Assigned {
    private final Set<String> names = new LinkedHashSet<>();

    private Assigned() {}

    /// The names, without the counter of a counted loop.
    static Set<String> by(Stmt loop) {
        Assigned assigned = new Assigned();
        assigned.look(loop);
        return assigned.names;
    }

    private void look(Block block) {
        block.statements().forEach(this::look);
    }

    private void look(Stmt statement) {
        switch (statement) {
            case Stmt.SetLocal set -> names.add(set.local().name());
            case Stmt.If s -> {
                look(s.then());
                look(s.otherwise());
            }
            case Stmt.Match match -> {
                match.arms().forEach(arm -> look(arm.body()));
                look(match.otherwise());
            }
            case Stmt.For loop -> look(loop.body());
            case Stmt.While loop -> look(loop.body());
            default -> {}
        }
    }
}
