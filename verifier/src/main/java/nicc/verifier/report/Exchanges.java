package nicc.verifier.report;

import java.util.ArrayList;
import java.util.List;
import nicc.verifier.refine.Counterexample;

/// Exchanges of counterexamples.
final class Exchanges {
    private Exchanges() {}

    /// What a counterexample's one event shows.
    static Exchange of(Counterexample found) {
        List<Exchange.Step> steps = new ArrayList<>();
        steps.add(new Exchange.Given(found.event()));
        for (int i = 0; i < Math.max(found.spec().size(), found.code().size()); i++) {
            String spec = i < found.spec().size() ? found.spec().get(i) : "nothing";
            String code = i < found.code().size() ? found.code().get(i) : "nothing";
            steps.add(spec.equals(code) ? new Exchange.Alike(spec) : new Exchange.Differs(spec, code));
        }
        for (String difference : found.differences()) {
            String[] sides = difference.split(": spec |, class ", 3);
            steps.add(
                    sides.length == 3
                            ? new Exchange.Differs(sides[0] + " is " + sides[1], sides[0] + " is " + sides[2])
                            : new Exchange.Differs("holds", difference));
        }
        return new Exchange(steps);
    }
}
