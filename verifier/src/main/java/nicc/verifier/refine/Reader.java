package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import nicc.verifier.encode.Event;
import nicc.verifier.encode.Repeat;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Question;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Reads a counterexample from a solver's model.
///
/// @param terms where terms come from
/// @param before the state before
/// @param scene what both sides have said
/// @param laws what a model has to obey
record Reader(Terms terms, State before, Scenery scene, Laws laws) {
    private static final int WIDEST = 64;

    /// What holds anyway, and a question's last model breaks.
    @FunctionalInterface
    interface Laws {
        /// The laws that the last model of a question breaks.
        Supplier<List<Term>> of(Question question);
    }

    /// What both sides have said, and what can be replayed of it.
    interface Scenery {
        /// What the spec has said to the world.
        List<Event> said();

        /// What the class has said to the world.
        List<Event> told();

        /// The scene in a model.
        Scene read(Question question);

        /// The scenes from states behind calls in a model, the last one first.
        default List<Scene> behind(Question question) {
            return List.of();
        }
    }

    /// What is about no event, but about a part of a class.
    ///
    /// @param told what the class has said to the world
    /// @param part makes the scene from a model
    record Part(List<Event> told, Function<Question, Scene> part) implements Scenery {
        @Override
        public List<Event> said() {
            return told;
        }

        @Override
        public Scene read(Question question) {
            return part.apply(question);
        }
    }

    Counterexample read(String event, Question question, List<Goal> goals) {
        minimise(question);
        Map<String, Long> values = new TreeMap<>();
        for (String name : before.names()) {
            Term term = before.get(name);
            if (term.width() > 0 && terms.known(term).isEmpty() && question.value(term) != 0) {
                values.put(name, question.value(term));
            }
        }
        question.values().forEach((name, value) -> {
            if (value != 0 && !name.contains("!") && !Repeat.about(name)) {
                values.putIfAbsent(name, value);
            }
        });
        List<String> differences = goals.stream()
                .filter(goal -> question.value(goal.holds()) == 0)
                .map(goal -> difference(goal, question))
                .toList();
        return new Counterexample(
                event,
                values,
                differences,
                effects(scene.said(), question),
                effects(scene.told(), question),
                scene.read(question),
                scene.behind(question),
                question.script() + "(check-sat)\n(get-model)\n");
    }

    /// Sets to 0 what can be 0: all symbols of the state at once, and where that cannot be, one half after the other.
    private void minimise(Question question) {
        minimise(
                question,
                before.names().stream()
                        .map(before::get)
                        .filter(term -> term.width() > 0)
                        .toList());
    }

    private void minimise(Question question, List<Term> some) {
        List<Term> open =
                some.stream().filter(term -> question.value(term) != 0).toList();
        if (open.isEmpty()) {
            return;
        }
        List<Term> zeros = open.stream()
                .map(term -> terms.eq(term, terms.zero(term.width())))
                .toList();
        if (!question.prefer(terms.all(zeros), laws.of(question)) && open.size() > 1) {
            int half = open.size() / 2;
            minimise(question, open.subList(0, half));
            minimise(question, open.subList(half, open.size()));
        }
    }

    private static String difference(Goal goal, Question question) {
        return goal.sides()
                .map(sides -> goal.what() + ": spec " + hex(question.value(sides.spec())) + ", class "
                        + hex(question.value(sides.code())))
                .orElse("not: " + goal.what());
    }

    private static List<String> effects(List<Event> events, Question question) {
        List<String> result = new ArrayList<>();
        for (Event event : events) {
            if (question.value(event.guard()) == 1) {
                List<String> arguments = event.arguments().stream()
                        .filter(term -> term.width() <= WIDEST)
                        .map(term -> hex(question.value(term)))
                        .toList();
                result.add(event.name() + "(" + String.join(", ", arguments) + ")");
            }
        }
        return result;
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
