package nicc.verifier.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nicc.verifier.bytecode.Run;
import nicc.verifier.smt.Term;

/// What frames ask for, as the runtime's `Offload` holds it (VIRTIO 1.3, section 5.1.6).
final class Requests {
    private static final List<String> FLAGS = List.of("needsChecksum", "checksumValid");
    private static final List<String> NUMBERS =
            List.of("checksumStart", "checksumOffset", "gsoType", "segmentSize", "headerLength");

    private Requests() {}

    /// Anything that a header of 16-bit numbers can say.
    ///
    /// @param name the buffer
    static Map<String, Term> any(Bench bench, String name) {
        Map<String, Term> metadata = new HashMap<>();
        FLAGS.forEach(flag -> metadata.put(flag, bench.natural(name + " " + flag, 1)));
        NUMBERS.forEach(number -> metadata.put(number, bench.natural(name + " " + number, 16)));
        return metadata;
    }

    /// What a buffer asks for before the run.
    static Term before(Bench bench, String buffer, String field) {
        return bench.before(buffer + ".offload." + field);
    }

    /// What a buffer asks for when the run is over.
    static Term after(Bench bench, Run run, String buffer, String field) {
        return bench.after(run, buffer + ".offload." + field);
    }

    /// That a buffer asks for what one has asked for before the run.
    ///
    /// @param buffer the one after the run
    /// @param model the one before it
    /// @param but fields of which nothing is said
    static Claim same(Bench bench, Run run, String buffer, String model, String... but) {
        List<Term> equal = Stream.concat(FLAGS.stream(), NUMBERS.stream())
                .filter(field -> !List.of(but).contains(field))
                .map(field -> bench.terms().eq(after(bench, run, buffer, field), before(bench, model, field)))
                .toList();
        return new Claim("what it asks for stays", bench.terms().all(equal));
    }
}
