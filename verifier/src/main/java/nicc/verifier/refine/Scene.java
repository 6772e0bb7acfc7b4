package nicc.verifier.refine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.verifier.encode.Asked;

/// What a counterexample is about, in numbers: the state before, the event on both sides, and what the world
/// answers.
/// What does not matter is 0 or left out.
///
/// @param numbers the numbers of the spec's state, and parameters, by name
/// @param arrays the elements of arrays of the spec's state, by name
/// @param fields the numbers of the class's state, by field
/// @param buffers what is known of buffers before the event, by name
/// @param now the time
/// @param spec the event, as the spec is asked
/// @param code the event, as the class is called
/// @param answers what reads of guest memory bring, in order
/// @param received whether the wire has a frame
/// @param part the part of the class, or of the spec, that it is about, when it is about no event
public record Scene(
        Map<String, Long> numbers,
        Map<String, List<Long>> arrays,
        Map<String, Long> fields,
        Map<String, Content> buffers,
        long now,
        List<Occurrence> spec,
        List<Invocation> code,
        List<Answer> answers,
        boolean received,
        Optional<Part> part) {

    /// Of what is about how the class is made, and not about what it does: there is nothing to replay.
    ///
    /// @return a scene without an event
    public static Scene none() {
        return new Scene(
                Map.of(), Map.of(), Map.of(), Map.of(), 0, List.of(), List.of(), List.of(), false, Optional.empty());
    }

    /// Of a part of the class, with nothing of the state.
    static Scene of(Part part) {
        return none().with(part);
    }

    /// The same, about a part.
    Scene with(Part other) {
        return new Scene(numbers, arrays, fields, buffers, now, spec, code, answers, received, Optional.of(other));
    }

    /// An event about which there is nothing else to say: the state before, and the calls.
    ///
    /// @param from the state
    /// @param calls the calls
    /// @return the scene
    public static Scene of(Scene from, List<Invocation> calls) {
        return new Scene(
                from.numbers,
                from.arrays,
                from.fields,
                from.buffers,
                from.now,
                List.of(),
                calls,
                List.of(),
                false,
                Optional.empty());
    }

    /// Copies the collections.
    public Scene {
        numbers = Map.copyOf(numbers);
        arrays = Map.copyOf(arrays);
        fields = Map.copyOf(fields);
        buffers = Map.copyOf(buffers);
        spec = List.copyOf(spec);
        code = List.copyOf(code);
        answers = List.copyOf(answers);
    }

    /// A part of a class, or of the spec, that an obligation is about.
    ///
    /// @param sort what sort of part
    /// @param about its name: an obligation of the queue, a method with a loop, a ring, an event of the spec
    /// @param numbers values of symbols by name
    public record Part(Sort sort, String about, Map<String, Long> numbers) {
        /// Copies the map.
        public Part {
            numbers = Map.copyOf(numbers);
        }

        /// Sorts of parts.
        public enum Sort {
            /// The queue of kept stores.
            QUEUE,
            /// A loop that lets engines step and timers expire.
            LOOP,
            /// The method that fetches a ring's descriptors ahead.
            FETCH,
            /// State images.
            IMAGE,
            /// Something of the spec that must not take a reason for a line away.
            LEVEL
        }
    }

    /// An event that the spec is asked to run; see [Asked].
    ///
    /// @param what the event
    /// @param about what it is about
    /// @param operands its numbers
    public record Occurrence(Asked.What what, String about, List<Long> operands) {
        /// Copies the list.
        public Occurrence {
            operands = List.copyOf(operands);
        }
    }

    /// A call of a method of the class.
    ///
    /// @param method its name; `<init>` for the constructor
    /// @param arguments its numbers
    /// @param constant the enum constant that is its only argument, or an empty string
    public record Invocation(String method, List<Long> arguments, String constant) {
        /// Copies the list.
        public Invocation {
            arguments = List.copyOf(arguments);
        }
    }

    /// What a read of guest memory brings.
    ///
    /// @param address of the first byte
    /// @param bytes 0 to 255 each
    public record Answer(long address, List<Integer> bytes) {
        /// Copies the list.
        public Answer {
            bytes = List.copyOf(bytes);
        }
    }

    /// What is known of a buffer.
    ///
    /// @param length its length, where it matters
    /// @param bytes those that matter, by offset
    /// @param sums sums that matter
    /// @param crcs CRCs that matter
    public record Content(Optional<Integer> length, Map<Integer, Integer> bytes, List<Sum> sums, List<Sum> crcs) {
        /// Copies the collections.
        public Content {
            bytes = Map.copyOf(bytes);
            sums = List.copyOf(sums);
            crcs = List.copyOf(crcs);
        }
    }

    /// What the ones' complement sum, or the CRC-32, of a range of a buffer is.
    ///
    /// @param from the first byte
    /// @param to after the last byte
    /// @param value 16 bits, or 32
    public record Sum(long from, long to, int value) {}
}
