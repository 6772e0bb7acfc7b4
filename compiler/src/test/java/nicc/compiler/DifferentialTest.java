package nicc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import nicc.dsl.Frontend;
import nicc.dsl.model.Device;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.device.StateFormatException;

/// Generated devices against the interpreter: the same accesses, frames and time, the same answers, frames,
/// memory, interrupts and state.
final class DifferentialTest {
    private static final Map<String, NicDeviceFactory> FACTORIES = new ConcurrentHashMap<>();
    private static final Device E1000 = e1000();

    private static Device e1000() {
        try {
            return Frontend.load(Path.of("../generated/src/main/nic/e1000.nic"))
                    .device()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Rig rig(Options options) {
        NicDeviceFactory factory = FACTORIES.computeIfAbsent(
                options.build(), b -> Rig.factory(Compiler.compile(E1000, Rig.HASH, options, List.of())));
        return Rig.of(factory, Map.of());
    }

    /// A guest that does anything at all: the reference build does the very same.
    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void theReferenceBuildDoesWhatTheSpecSaysWhateverTheGuestDoes(@ForAll long seed) throws StateFormatException {
        run(Options.reference(), seed, true);
    }

    /// A guest with so many descriptors that the device is not done with them in thousands of steps.
    @Example
    void theReferenceBuildDoesWhatTheSpecSaysWithAVeryLongRing() throws StateFormatException {
        run(Options.reference(), 3460139919L, true);
    }

    /// A guest that leaves descriptors alone while the device owns them: no build differs.
    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void theOptimisedBuildDoesWhatTheSpecSays(@ForAll long seed) throws StateFormatException {
        run(Options.optimised(), seed, false);
    }

    /// Each pass can be left out by itself.
    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void aBuildWithoutOnePassDoesWhatTheSpecSays(@ForAll long seed) throws StateFormatException {
        List<Options> builds = Builds.all().toList();
        run(builds.get((int) Long.remainderUnsigned(seed, builds.size())), seed, false);
    }

    private static void run(Options options, long seed, boolean wild) throws StateFormatException {
        int batch = Compiler.program(E1000, options).work().batch();
        Duel duel = new Duel(rig(options), new Oracle(E1000), batch);
        RandomGuest guest = new RandomGuest(duel, E1000, seed, wild);
        for (int i = 0; i < 250; i++) {
            guest.act();
        }
        duel.settle();
        duel.compareMemory();
        duel.compareCells(E1000.cells());
        assertThat(duel.events()).isPositive();
    }
}
