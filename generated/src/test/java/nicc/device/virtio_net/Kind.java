package nicc.device.virtio_net;

import java.util.Map;
import java.util.stream.Stream;
import nicc.device.virtio_net.reference.VirtioNetReferenceFactory;

/// What a scenario runs on: the spec or a build of it, with one kind of virtqueue.
///
/// @param what the spec or a build
/// @param packed whether virtqueues are packed
record Kind(What what, boolean packed) {
    /// The device's address in the scenarios.
    static final long MAC = 0x525400A1B2C3L;

    /// Steps that an engine takes in its turn, in the optimised build.
    private static final int BATCH = 64;

    enum What {
        SPEC,
        REFERENCE,
        OPTIMISED
    }

    static Stream<Kind> all() {
        return Stream.of(What.values()).flatMap(what -> Stream.of(new Kind(what, false), new Kind(what, true)));
    }

    Subject subject(int pairs) {
        Map<String, Long> parameters = parameters(pairs);
        return switch (what) {
            case SPEC -> new SpecSubject(parameters, 1);
            case REFERENCE -> new BuildSubject(new VirtioNetReferenceFactory(), parameters);
            case OPTIMISED -> new BuildSubject(new VirtioNetFactory(), parameters);
        };
    }

    private Map<String, Long> parameters(int pairs) {
        return Map.of("mac", MAC, "queue_pairs", (long) pairs, "packed", packed ? 1L : 0L);
    }

    /// The spec, whose engines take turns as those of this build do.
    Subject model() {
        return new SpecSubject(parameters(1), what == What.OPTIMISED ? BATCH : 1);
    }

    @Override
    public String toString() {
        return what + (packed ? " packed" : " split");
    }
}
