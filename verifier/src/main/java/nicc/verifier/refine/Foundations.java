package nicc.verifier.refine;

import java.util.List;
import java.util.Optional;
import nicc.verifier.encode.SpecRun;

/// What everything else stands on: the assumptions can hold, and the spec agrees with itself.
final class Foundations {
    private Foundations() {}

    static List<Obligation> of() {
        return List.of(new Obligation("identity", Obligation.Kind.IDENTITY, world -> {
            Case settles = Case.of("interrupt lines are brought up to date", SpecRun::settle, _ -> Optional.empty());
            return List.of(settles.given(_ -> world.terms().bit(true)));
        }));
    }
}
