package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.dsl.model.Device;

/// A driver program as a sequence diagram shows it: who says what to whom, in order.
///
/// @param messages the messages
public record Sequence(List<Message> messages) {
    /// Copies the list.
    public Sequence {
        messages = List.copyOf(messages);
    }

    /// Who takes part.
    public enum Lane {
        /// The driver.
        DRIVER,
        /// The device as the spec means it.
        SPEC,
        /// The device as the class is.
        CLASS,
        /// Guest memory.
        MEMORY,
        /// The wire, and whoever is at its other end.
        WIRE
    }

    /// A message.
    ///
    /// @param step the number of the program's step, from 0
    /// @param from who says it
    /// @param to to whom
    /// @param text what
    /// @param differs whether it is where spec and class differ first
    public record Message(int step, Lane from, Lane to, String text, boolean differs) {}

    /// A program as messages: each step goes to both devices, and each device shows what it shows.
    ///
    /// @param device the spec
    /// @param program the program
    /// @return the messages in order
    public static Sequence of(Device device, Program program) {
        StepText words = new StepText(device);
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < program.steps().size(); i++) {
            DriverStep step = program.steps().get(i);
            Lane from = step instanceof DriverStep.Frame || step instanceof DriverStep.Link ? Lane.WIRE : Lane.DRIVER;
            if (step instanceof DriverStep.Memory) {
                messages.add(new Message(i, from, Lane.MEMORY, words.of(step), false));
            } else {
                messages.add(new Message(i, from, Lane.SPEC, words.of(step), false));
                messages.add(new Message(i, from, Lane.CLASS, words.of(step), false));
            }
            shown(program.spec(), program, i, Lane.SPEC, words, step, messages);
            shown(program.code(), program, i, Lane.CLASS, words, step, messages);
        }
        return new Sequence(messages);
    }

    private static void shown(
            List<Sight> seen,
            Program program,
            int step,
            Lane from,
            StepText words,
            DriverStep of,
            List<Message> messages) {
        for (int i = 0; i < seen.size(); i++) {
            Sight sight = seen.get(i);
            if (sight.step() == step) {
                Lane to = switch (sight.what()) {
                    case VALUE, LINE, MESSAGE, FAILURE -> Lane.DRIVER;
                    case MEMORY -> Lane.MEMORY;
                    case FRAME -> Lane.WIRE;
                };
                boolean differs = i == program.first();
                String text = differs && sight.what() == Sight.What.MEMORY
                        ? stored(program, from, sight)
                        : words.shown(of, sight);
                messages.add(new Message(step, from, to, text, differs));
            }
        }
    }

    /// Of what one side has stored, that which the other has not.
    private static String stored(Program program, Lane from, Sight sight) {
        Optional<Sight> other = from == Lane.SPEC ? program.done() : program.meant();
        String text = other.filter(one -> one.what() == Sight.What.MEMORY)
                .map(one -> StepText.only(sight.text(), one.text()))
                .orElse(sight.text());
        return sight.what().word() + ": " + text;
    }
}
