package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.Entry;
import nicc.verifier.encode.Asked;
import nicc.verifier.encode.Call;
import nicc.verifier.encode.Event;
import nicc.verifier.encode.Names;
import nicc.verifier.encode.State;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Question;
import nicc.verifier.smt.Term;

/// Reads a counterexample's scene from a solver's model.
///
/// @param device the device
/// @param world where both sides have run
/// @param spec the spec's state before
/// @param code the class's state before
/// @param asked the events that the spec was asked to run
/// @param entries the methods of the class that were called
/// @param said what the spec has said to the world
/// @param told what the class has said to the world
/// @param passed what was taken as a whole
/// @param part the part of the class that it is about, if it is about no event
record SceneReader(
        Device device,
        World world,
        State spec,
        State code,
        List<Asked> asked,
        List<Entry> entries,
        List<Event> said,
        List<Event> told,
        Passed passed,
        Optional<Scene.Part> part)
        implements Reader.Scenery {

    /// Calls that were taken as a whole.
    ///
    /// @param calls the calls, in order
    /// @param fields the class's state behind one
    record Passed(List<Call> calls, Function<Call, State> fields) {
        static final Passed NONE = new Passed(List.of(), Call::after);
    }

    /// So many calls before the end are looked behind.
    private static final int CALLS = 4;

    /// A claim without an event is about state images.
    private static final Scene.Part IMAGES = new Scene.Part(Scene.Part.Sort.IMAGE, "", Map.of());

    @Override
    public Scene read(Question question) {
        return read(question, spec, code);
    }

    @Override
    public List<Scene> behind(Question question) {
        return passed.calls().reversed().stream()
                .filter(call -> question.value(call.guard()) == 1)
                .limit(CALLS)
                .map(call -> read(question, call.after(), passed.fields().apply(call)))
                .toList();
    }

    private Scene read(Question question, State spec, State code) {
        List<Scene.Answer> answers = answers(said, question);
        List<Scene.Answer> others = answers(told, question);
        BufferReader contents = new BufferReader(device, world, spec, question);
        contents.read();
        List<Scene.Answer> all = new ArrayList<>(others.size() > answers.size() ? others : answers);
        all.addAll(contents.memory());
        return new Scene(
                numbers(spec, question),
                arrays(spec, question),
                scalars(code, question),
                contents.buffers(),
                question.value(world.now()),
                asked.stream().map(one -> occurrence(one, question)).toList(),
                entries.stream().map(one -> invocation(one, question)).toList(),
                all,
                received(said, question) || received(told, question),
                asked.isEmpty() && entries.isEmpty() ? part.or(() -> Optional.of(IMAGES)) : part);
    }

    private Map<String, Long> numbers(State spec, Question question) {
        Map<String, Long> numbers = scalars(spec, question);
        device.parameters()
                .forEach(parameter -> numbers.put(
                        Correspondence.parameter(parameter),
                        question.value(world.parameter(parameter.name(), parameter.width()))));
        return numbers;
    }

    private static Map<String, Long> scalars(State state, Question question) {
        Map<String, Long> values = new TreeMap<>();
        for (String name : state.names()) {
            Term term = state.get(name);
            if (term.width() > 0 && term.width() <= Long.SIZE) {
                values.put(name, question.value(term));
            }
        }
        return values;
    }

    private Map<String, List<Long>> arrays(State spec, Question question) {
        Map<String, List<Long>> arrays = new TreeMap<>();
        for (Cell cell : device.cells()) {
            if (cell.array()) {
                arrays.put(cell.name(), question.elements(spec.table(Names.of(cell)), cell.count()));
            }
        }
        return arrays;
    }

    private static Scene.Occurrence occurrence(Asked asked, Question question) {
        List<Long> operands = asked.operands().stream().map(question::value).toList();
        return new Scene.Occurrence(asked.what(), asked.about(), operands);
    }

    private static Scene.Invocation invocation(Entry entry, Question question) {
        List<Long> arguments = entry.arguments().stream().map(question::value).toList();
        return new Scene.Invocation(entry.method(), arguments, entry.constant());
    }

    private static List<Scene.Answer> answers(List<Event> events, Question question) {
        List<Scene.Answer> answers = new ArrayList<>();
        for (Event event : events) {
            if (event.name().startsWith("fetch") && question.value(event.guard()) == 1) {
                List<Integer> bytes = event.answers().stream()
                        .map(term -> (int) question.value(term))
                        .toList();
                answers.add(new Scene.Answer(question.value(event.arguments().getFirst()), bytes));
            }
        }
        return answers;
    }

    private static boolean received(List<Event> events, Question question) {
        return events.stream()
                .filter(event -> event.name().equals("receive") && question.value(event.guard()) == 1)
                .anyMatch(event -> question.value(event.answers().getFirst()) == 1);
    }
}
