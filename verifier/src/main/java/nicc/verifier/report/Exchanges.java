package nicc.verifier.report;

import java.util.ArrayList;
import java.util.List;
import nicc.verifier.refine.Counterexample;
import nicc.verifier.replay.Sequence;

/// Exchanges of counterexamples.
final class Exchanges {
    private Exchanges() {}

    /// What a driver program from power-on shows, up to where the two sides differ first.
    static Exchange of(Sequence program) {
        List<Exchange.Step> steps = new ArrayList<>();
        int last = program.messages().stream()
                .mapToInt(Sequence.Message::step)
                .max()
                .orElse(-1);
        for (int step = 0; step <= last; step++) {
            int number = step;
            List<Sequence.Message> messages = program.messages().stream()
                    .filter(message -> message.step() == number)
                    .toList();
            messages.stream()
                    .filter(message -> guest(message.from()) && message.to() != Sequence.Lane.CLASS)
                    .forEach(message -> steps.add(new Exchange.Given(message.text())));
            if (seen(said(messages, Sequence.Lane.SPEC), said(messages, Sequence.Lane.CLASS), steps)) {
                break;
            }
        }
        return new Exchange(steps);
    }

    private static boolean guest(Sequence.Lane lane) {
        return lane == Sequence.Lane.DRIVER || lane == Sequence.Lane.WIRE;
    }

    private static List<String> said(List<Sequence.Message> messages, Sequence.Lane from) {
        return messages.stream()
                .filter(message -> message.from() == from)
                .map(Sequence.Message::text)
                .toList();
    }

    /// Adds what the two sides show at a step.
    ///
    /// @return whether they differ
    private static boolean seen(List<String> spec, List<String> code, List<Exchange.Step> steps) {
        for (int i = 0; i < Math.max(spec.size(), code.size()); i++) {
            String meant = i < spec.size() ? spec.get(i) : "nothing";
            String done = i < code.size() ? code.get(i) : "nothing";
            if (!meant.equals(done)) {
                steps.add(new Exchange.Differs(meant, done));
                return true;
            }
            steps.add(new Exchange.Alike(meant));
        }
        return false;
    }

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
