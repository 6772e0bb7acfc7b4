package nicc.verifier.encode;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import nicc.dsl.model.Action;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Register;

/// What a proof has looked at: the parts of the spec that it ran, and the methods of the class. Its verdict
/// depends on nothing else, besides what all proofs about a build share ([World] gives it to both sides, and
/// neither
/// gets at a part but through it). May be used by several threads.
public final class Uses {
    private final Set<String> spec = new ConcurrentSkipListSet<>();
    private final Set<String> code = new ConcurrentSkipListSet<>();
    private final Set<String> assumptions = new ConcurrentSkipListSet<>();
    private final Set<String> whole = new ConcurrentSkipListSet<>();
    private final Map<String, BitSet> ran = new ConcurrentHashMap<>();

    /// Nothing has been looked at.
    public Uses() {}

    /// The name of a register as a part of the spec.
    ///
    /// @param bank its bank
    /// @param register the register
    /// @return unique within the device
    public static String name(Bank bank, Register register) {
        return "register " + bank.name() + "." + register.name();
    }

    /// The name of an action as a part of the spec.
    ///
    /// @param action the action
    /// @return unique within the device
    public static String name(Action action) {
        return "action " + action.name();
    }

    /// The name of an engine as a part of the spec.
    ///
    /// @param engine the engine
    /// @return unique within the device
    public static String name(Engine engine) {
        return "engine " + engine.name();
    }

    /// An access to bytes of a bank is run.
    void access(Bank bank, long offset, int size) {
        for (Register register : bank.registers()) {
            for (int i = 0; i < size; i++) {
                if (covers(register, offset + i)) {
                    spec.add(name(bank, register));
                }
            }
        }
    }

    /// With offsets as the language has them: unsigned.
    private static boolean covers(Register register, long offset) {
        long length = (long) register.count() * register.stride();
        return Long.compareUnsigned(offset - register.offset(), length) < 0;
    }

    /// An access to a register is run.
    void register(Bank bank, Register register) {
        spec.add(name(bank, register));
    }

    /// An action is run.
    void action(Action action) {
        spec.add(name(action));
    }

    /// An engine's condition or its step is run.
    void engine(Engine engine) {
        spec.add(name(engine));
    }

    /// A part of the spec is run.
    ///
    /// @param name its name
    public void part(String name) {
        spec.add(name);
    }

    /// A method of the class is run.
    ///
    /// @param method its class, name and descriptor, the latter may be empty for the only one of that name
    public void method(String method) {
        code.add(method);
    }

    /// All code of a method is looked at, whether it is run or not.
    ///
    /// @param method its class, name and descriptor, the latter may be empty for all of that name
    public void whole(String method) {
        code.add(method);
        whole.add(method);
    }

    /// An instruction of the class is run.
    ///
    /// @param method its class, name and descriptor
    /// @param element its place among the elements of the method's code
    public void ran(String method, int element) {
        BitSet elements = ran.computeIfAbsent(method, _ -> new BitSet());
        synchronized (elements) {
            elements.set(element);
        }
    }

    /// Whether a change of one instruction can make a difference to the proof. One that was not run is not reached by
    /// what the proof is about.
    ///
    /// @param method the instruction's class and method, without its descriptor
    /// @param descriptor the descriptor
    /// @param element its place among the elements of the method's code
    /// @return false when the proof has not looked at it
    public boolean looksAt(String method, String descriptor, int element) {
        BitSet elements = ran.getOrDefault(method + descriptor, new BitSet());
        return elements.get(element) || whole.contains(method) || whole.contains(method + descriptor);
    }

    /// The methods all of whose code was looked at.
    ///
    /// @return names, sorted
    public Set<String> whole() {
        return Set.copyOf(whole);
    }

    /// The instructions that were run.
    ///
    /// @return their places, by method
    public Map<String, BitSet> ran() {
        return Map.copyOf(ran);
    }

    /// The parts of the spec.
    ///
    /// @return names, sorted
    public Set<String> spec() {
        return Set.copyOf(spec);
    }

    /// The methods of the class.
    ///
    /// @return names, sorted
    public Set<String> code() {
        return Set.copyOf(code);
    }

    /// Something is taken for granted.
    ///
    /// @param assumption a sentence for people
    public void assume(String assumption) {
        assumptions.add(assumption);
    }

    /// What was taken for granted.
    ///
    /// @return sentences
    public Set<String> assumptions() {
        return Set.copyOf(assumptions);
    }
}
