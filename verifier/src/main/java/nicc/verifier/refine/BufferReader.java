package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Device;
import nicc.verifier.encode.BufferFact;
import nicc.verifier.encode.Names;
import nicc.verifier.encode.State;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Question;

/// Finds bytes of buffers, of guest memory and of a received frame for which loads and sums come to what a
/// model
/// says. A load behind operations is taken as one of the content before them, unless they have stored there.
final class BufferReader {
    /// The name of the frame that is received, among the buffers.
    static final String FRAME = "frame that is received";

    private static final int MOST = 1 << 16;

    private final Device device;
    private final World world;
    private final State before;
    private final Question question;
    private final Map<Long, Origin> origins = new HashMap<>();
    private final Map<String, Found> found = new HashMap<>();
    private final List<Scene.Answer> memory = new ArrayList<>();

    /// Where a content comes from, and what has been stored into it since.
    ///
    /// @param name the buffer, or the frame
    /// @param stored offsets that do not show what was there
    /// @param gatheredAt the offset from which on it is guest memory, -1 for none
    /// @param address of the guest memory there
    private record Origin(String name, Set<Integer> stored, int gatheredAt, long address) {}

    private static final class Found {
        private Optional<Integer> length = Optional.empty();
        private final Map<Integer, Integer> bytes = new HashMap<>();
        private final List<Scene.Sum> sums = new ArrayList<>();
    }

    BufferReader(Device device, World world, State before, Question question) {
        this.device = device;
        this.world = world;
        this.before = before;
        this.question = question;
    }

    void read() {
        for (Buffer buffer : device.buffers()) {
            long content = question.value(before.get(Names.of(buffer)));
            origins.putIfAbsent(content, new Origin(buffer.name(), Set.of(), -1, 0));
        }
        world.facts().forEach(this::fact);
    }

    /// What is known of buffers, by name.
    Map<String, Scene.Content> buffers() {
        Map<String, Scene.Content> contents = new HashMap<>();
        found.forEach((name, one) -> contents.put(name, new Scene.Content(one.length, one.bytes, one.sums)));
        return contents;
    }

    /// What is known of guest memory that is gathered.
    List<Scene.Answer> memory() {
        return memory;
    }

    private void fact(BufferFact fact) {
        if (fact.what() == BufferFact.What.RECEIVE) {
            origins.putIfAbsent(question.value(fact.result()), new Origin(FRAME, Set.of(), -1, 0));
        }
        Origin origin = origins.get(question.value(fact.content()));
        if (origin != null) {
            fact(fact, origin);
        }
    }

    private void fact(BufferFact fact, Origin origin) {
        Found known = found.computeIfAbsent(origin.name(), _ -> new Found());
        switch (fact.what()) {
            case LENGTH -> {
                if (origin.gatheredAt() < 0 && known.length.isEmpty()) {
                    known.length = Optional.of((int) question.value(fact.result()));
                }
            }
            case LOAD -> load(fact, origin, known);
            case SUM -> {
                long from = question.value(fact.operands().get(0));
                long to = question.value(fact.operands().get(1));
                known.sums.add(new Scene.Sum(from, to, (int) question.value(fact.result())));
            }
            case PUT -> origins.putIfAbsent(question.value(fact.result()), put(fact, origin));
            case GATHER -> origins.putIfAbsent(question.value(fact.result()), gathered(fact, origin, known));
            case CHANGE -> origins.putIfAbsent(question.value(fact.result()), origin);
            case RECEIVE -> {
                // The frame is no part of what was there.
            }
        }
    }

    private void load(BufferFact fact, Origin origin, Found known) {
        long offset = question.value(fact.operands().get(0));
        int bytes = (int) question.value(fact.operands().get(1));
        long value = question.value(fact.result());
        for (int i = 0; offset < MOST && i < bytes; i++) {
            int at = (int) offset + i;
            int octet = (int) (value >>> (Byte.SIZE * (fact.bigEndian() ? bytes - 1 - i : i))) & 0xFF;
            if (origin.gatheredAt() >= 0 && at >= origin.gatheredAt()) {
                memory.add(new Scene.Answer(origin.address() + at - origin.gatheredAt(), List.of(octet)));
            } else if (!origin.stored().contains(at)) {
                known.bytes.putIfAbsent(at, octet);
            }
        }
    }

    private Origin put(BufferFact fact, Origin origin) {
        long offset = question.value(fact.operands().get(0));
        Set<Integer> stored = new HashSet<>(origin.stored());
        for (int i = 0; offset < MOST && i < question.value(fact.operands().get(1)); i++) {
            stored.add((int) offset + i);
        }
        return new Origin(origin.name(), stored, origin.gatheredAt(), origin.address());
    }

    private Origin gathered(BufferFact fact, Origin origin, Found known) {
        int length = known.length.orElse(0);
        return new Origin(
                origin.name(),
                origin.stored(),
                length,
                question.value(fact.operands().get(0)));
    }
}
