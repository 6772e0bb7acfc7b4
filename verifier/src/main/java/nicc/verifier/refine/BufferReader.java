package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Device;
import nicc.verifier.encode.BufferFact;
import nicc.verifier.encode.Names;
import nicc.verifier.encode.State;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Question;
import nicc.verifier.smt.Term;

/// Finds bytes of buffers, of guest memory and of a received frame for which loads and sums come to what a model says.
/// A load behind operations is followed back to the content before them ([BufferOrigins]).
final class BufferReader {
    /// The name of the frame that is received, among the buffers.
    static final String FRAME = "frame that is received";

    private final Device device;
    private final World world;
    private final State before;
    private final BufferOrigins origins;
    private final Map<Long, String> names = new HashMap<>();
    private final Map<String, Found> found = new HashMap<>();
    private final List<Scene.Answer> memory = new ArrayList<>();

    private static final class Found {
        private Optional<Integer> length = Optional.empty();
        private final Map<Integer, Integer> bytes = new HashMap<>();
        private final List<Scene.Sum> sums = new ArrayList<>();
        private final List<Scene.Sum> crcs = new ArrayList<>();
    }

    BufferReader(Device device, World world, State before, Question question) {
        this.device = device;
        this.world = world;
        this.before = before;
        this.origins = new BufferOrigins(world, question);
    }

    void read() {
        for (Buffer buffer : device.buffers()) {
            names.putIfAbsent(origins.value(before.get(Names.of(buffer))), buffer.name());
        }
        for (BufferFact fact : world.facts()) {
            if (fact.what() == BufferFact.What.RECEIVE) {
                names.putIfAbsent(origins.value(fact.result()), FRAME);
            }
        }
        world.facts().forEach(this::fact);
    }

    /// What is known of buffers, by name.
    Map<String, Scene.Content> buffers() {
        Map<String, Scene.Content> contents = new HashMap<>();
        found.forEach((name, one) -> contents.put(name, new Scene.Content(one.length, one.bytes, one.sums, one.crcs)));
        return contents;
    }

    /// What is known of guest memory that is gathered.
    List<Scene.Answer> memory() {
        return memory;
    }

    /// What is known of the buffer, or of the frame, that a content was in the beginning.
    private Optional<Found> known(Term content) {
        Optional<Found> known = Optional.ofNullable(names.get(origins.value(content)))
                .map(name -> found.computeIfAbsent(name, _ -> new Found()));
        known.filter(one -> one.length.isEmpty())
                .ifPresent(one -> one.length = Optional.of((int) origins.value(origins.length(content))));
        return known;
    }

    private void fact(BufferFact fact) {
        switch (fact.what()) {
            case LOAD -> load(fact);
            case SUM -> known(origins.first(fact.content())).ifPresent(known -> known.sums.add(sum(fact)));
            case CRC -> known(origins.first(fact.content())).ifPresent(known -> known.crcs.add(sum(fact)));
            default -> known(origins.first(fact.content()));
        }
    }

    private Scene.Sum sum(BufferFact fact) {
        long from = origins.value(fact.operands().get(0));
        long to = origins.value(fact.operands().get(1));
        return new Scene.Sum(from, to, (int) origins.value(fact.result()));
    }

    private void load(BufferFact fact) {
        int bytes = (int) origins.value(fact.operands().get(1));
        for (int i = 0; i < bytes; i++) {
            Term index = world.terms().add(fact.operands().get(0), world.terms().constant(i, Integer.SIZE));
            BufferOrigins.Origin origin = origins.of(fact.content(), index);
            Term octet = origins.octet(fact.result(), bytes, i, fact.bigEndian());
            if (origin.address().isPresent()) {
                long address = origins.value(origin.address().get());
                memory.add(new Scene.Answer(address, List.of((int) origins.value(octet))));
            } else if (origin.value().isEmpty()) {
                known(origin.content())
                        .ifPresent(known -> known.bytes.putIfAbsent(
                                (int) origins.value(origin.index()), (int) origins.value(octet)));
            }
        }
    }
}
