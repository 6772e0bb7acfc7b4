package nicc.verifier.refine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.bytecode.Contract;
import nicc.verifier.bytecode.Slot;
import nicc.verifier.bytecode.UnsupportedCode;
import nicc.verifier.encode.Pending;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// The queue in which a class keeps stores for later: its fields, found by their names, and what its methods
/// may be taken to do. A kept store counts as made; that it is still made before anybody can tell is a duty
/// wherever somebody could. That the methods do so are the obligations `defer`, `flush` and `settle`.
final class KeptStores {
    static final String DEFER = "defer";
    static final String FLUSH = "flushDeferred";
    static final String SETTLE = "settleDeferred";
    static final String STORE = "storeDeferred";

    /// Kinds of stores: of 1, 2, 4 and 8 bytes, plain ones first, then those that publish.
    static final int KINDS = 8;

    private static final int SIZES = 4;

    private final Correspondence correspondence;

    private KeptStores(Correspondence correspondence) {
        this.correspondence = correspondence;
    }

    static boolean has(ClassImage image) {
        return List.of(DEFER, FLUSH, SETTLE, STORE).stream().allMatch(image::has);
    }

    static Optional<KeptStores> of(Correspondence correspondence) {
        return has(correspondence.image()) ? Optional.of(new KeptStores(correspondence)) : Optional.empty();
    }

    Slot count() {
        return correspondence.field("deferredCount");
    }

    Slot kinds() {
        return correspondence.field("deferredKinds");
    }

    Slot addresses() {
        return correspondence.field("deferredAddresses");
    }

    Slot values() {
        return correspondence.field("deferredValues");
    }

    /// Whether a field is one of the queue's.
    boolean part(Slot slot) {
        return correspondence.slots().get(slot.field()).kind() == Slot.Kind.QUEUE;
    }

    /// The most that are kept.
    int most() {
        return addresses().count();
    }

    /// The fields as they are, for the obligations about the queue itself.
    Map<String, Slot> fields() {
        Map<String, Slot> fields = new LinkedHashMap<>();
        for (Slot slot : correspondence.slots().values()) {
            Slot.Kind kind = slot.kind() != Slot.Kind.QUEUE
                    ? slot.kind()
                    : slot.count() > 1 ? Slot.Kind.ARRAY : Slot.Kind.SCALAR;
            fields.put(slot.field(), new Slot(slot.field(), kind, slot.width(), slot.javaWidth(), slot.count()));
        }
        return fields;
    }

    /// Bits that a store of a kind stores.
    static int bits(int kind) {
        return Byte.SIZE << (kind % SIZES);
    }

    /// What a store of a kind is called.
    static String effect(int kind) {
        return kind < SIZES ? "store" : "publish";
    }

    /// The methods' contracts.
    ///
    /// @param used is told the names of the obligations that they stand on
    Map<String, Contract> contracts(Set<String> used) {
        return Map.of(
                DEFER, call -> defer(call, used),
                FLUSH, call -> flush(call, used),
                SETTLE, call -> settle(call, used));
    }

    private static Optional<Term> defer(Contract.Call call, Set<String> used) {
        used.add("defer");
        call.run()
                .world()
                .uses()
                .assume("a guest tells the order of stores only by those that publish, by fences, "
                        + "interrupts and messages");
        Terms terms = call.run().world().terms();
        int kind = (int) terms.known(call.arguments().getFirst()).orElse(-1);
        if (kind < 0 || kind >= KINDS) {
            throw new UnsupportedCode(call.where(), "a store of any kind is kept");
        }
        Term address = call.arguments().get(1);
        Term value = call.arguments().get(2);
        Term stored = terms.extract(value, bits(kind) - 1, 0);
        call.run().effects().store(call.state(), call.guard(), effect(kind), address, stored);
        Pending pending = new Pending(call.run().world());
        call.state().set(Pending.PART, pending.kept(call.state().get(Pending.PART), address, value));
        return Optional.empty();
    }

    private static Optional<Term> flush(Contract.Call call, Set<String> used) {
        used.add("flush");
        call.state().set(Pending.PART, new Pending(call.run().world()).none());
        return Optional.empty();
    }

    private static Optional<Term> settle(Contract.Call call, Set<String> used) {
        used.add("settle");
        State state = call.state();
        Term address = call.arguments().getFirst();
        Term length = call.arguments().getLast();
        Pending pending = new Pending(call.run().world());
        state.set(Pending.PART, pending.settled(state.get(Pending.PART), address, length));
        return Optional.empty();
    }
}
