package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nicc.dsl.model.Device;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;
import nicc.verifier.refine.Relations;
import nicc.verifier.refine.Scene;

/// Finds, by trial from a state drawn at random, an access at which two classes differ. It says where a proof is worth
/// asking first, and nothing else.
public final class Probe {
    private static final int WHOLE = 4;
    private static final List<String> METHODS = List.of("read", "write", "peek");

    private final Device device;
    private final ClassLoader runtime;
    private final List<Access> accesses = new ArrayList<>();
    private final Map<Access, Integer> before = new HashMap<>();
    private final SceneRun original;
    private final Scene state;

    /// An access.
    ///
    /// @param method `read`, `write` or `peek`
    /// @param region the region's index
    /// @param bank the region's bank
    /// @param register the register that begins there, or an empty string
    /// @param offset where it begins
    /// @param size bytes
    public record Access(String method, int region, String bank, String register, long offset, int size) {

        /// Whether an obligation is about accesses that begin there.
        ///
        /// @param obligation its name
        /// @return whether it is
        public boolean in(String obligation) {
            return register.isEmpty()
                    ? obligation.startsWith(method + " " + bank + " ")
                    : obligation.replace("[]", "").equals(method + " " + bank + "." + register);
        }
    }

    /// Prepares.
    ///
    /// @param build the one class
    /// @param runtime where the runtime's classes are: [Replayer#runtime()]
    public Probe(Build build, ClassLoader runtime) {
        this.device = build.device();
        this.runtime = runtime;
        this.original = new SceneRun(device, new Subject(runtime, build.relations(), build.files()));
        this.state = drawn(build.relations());
        for (Pci.Bar bar : device.regions()) {
            bar.bank().registers().forEach(register -> add(bar, register.name(), register.offset(), register));
            for (Register register : bar.bank().registers()) {
                long behind = register.offset() + (long) register.count() * register.stride();
                if (behind < bar.size() && bar.bank().registers().stream().noneMatch(other -> covers(other, behind))) {
                    METHODS.forEach(method -> accesses.add(
                            new Access(method, bar.index(), bar.bank().name(), "", behind, 1)));
                }
            }
        }
    }

    private static boolean covers(Register register, long offset) {
        return offset >= register.offset() && offset < register.offset() + (long) register.count() * register.stride();
    }

    private void add(Pci.Bar bar, String name, long offset, Register register) {
        long last = offset + (long) (register.count() - 1) * register.stride();
        for (String method : METHODS) {
            accesses.add(new Access(method, bar.index(), bar.bank().name(), name, last, WHOLE));
            accesses.add(new Access(method, bar.index(), bar.bank().name(), name, offset + 1, 1));
        }
    }

    /// Any state: what a counterexample of a solver would be, without one.
    private Scene drawn(Relations relations) {
        Random random = new Random(1);
        Map<String, Long> fields = new HashMap<>();
        Map<String, List<Long>> arrays = new HashMap<>();
        for (Relations.Cell cell : relations.cells()) {
            if (cell.array()) {
                List<Long> elements = new ArrayList<>();
                for (int i = 0; i < cell.count(); i++) {
                    elements.add(bits(random, cell.width()));
                }
                arrays.put(cell.name(), elements);
            } else if (cell.width() <= Integer.SIZE) {
                fields.put(cell.field(), bits(random, cell.width()));
            }
        }
        return new Scene(
                Map.of(),
                arrays,
                fields,
                Map.of(),
                random.nextInt(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Optional.empty());
    }

    private static long bits(Random random, int width) {
        return width >= Long.SIZE ? random.nextLong() : random.nextLong() & ((1L << width) - 1);
    }

    /// The first access at which another class does something else.
    ///
    /// @param changed the other one
    /// @return the access
    public synchronized Optional<Access> difference(Build changed) {
        SceneRun other = new SceneRun(device, new Subject(runtime, changed.relations(), changed.files()));
        return accesses.stream()
                .filter(access ->
                        before.computeIfAbsent(access, one -> outcome(original, one)) != outcome(other, access))
                .findFirst();
    }

    private int outcome(SceneRun run, Access access) {
        List<Long> arguments = new ArrayList<>(List.of((long) access.region(), access.offset(), (long) access.size()));
        if (access.method().equals("write")) {
            arguments.add(0xA5C3_965AL & (-1L >>> (Long.SIZE - Byte.SIZE * access.size())));
        }
        Scene scene = Scene.of(state, List.of(new Scene.Invocation(access.method(), arguments, "")));
        try {
            return run.code(scene, Filling.of(device, scene, 0)).hashCode();
        } catch (IllegalStateException | LinkageError e) {
            return 0;
        }
    }
}
