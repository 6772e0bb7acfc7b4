package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import nicc.verifier.encode.SpecRun;

/// What happens by time.
final class Timers {
    private Timers() {}

    static List<Obligation> of(Relations relations) {
        List<Obligation> all = new ArrayList<>();
        all.add(new Obligation(
                "next deadline",
                Obligation.Kind.EVENT,
                _ -> List.of(Case.of(
                        "the runtime asks when the device is due",
                        SpecRun::nextDeadline,
                        code -> code.call("nextDeadline", List.of())))));
        if (!relations.expire().isEmpty()) {
            all.add(new Obligation(
                    "timers",
                    Obligation.Kind.PART,
                    _ -> List.of(Case.of(
                            "a timer may be due", SpecRun::expire, code -> code.call(relations.expire(), List.of())))));
        }
        return all;
    }
}
