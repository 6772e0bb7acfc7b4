package nicc.dsl.semantics;

import java.util.List;
import java.util.stream.IntStream;
import nicc.dsl.model.Layout;
import nicc.dsl.model.Snapshot;
import nicc.dsl.model.Stmt;

/// Records in guest memory (docs/language.md, section 7).
final class Records<V> {
    private static final int ADDRESS_WIDTH = 64;

    private final Semantics<V> semantics;
    private final Algebra<V> algebra;
    private final Machine<V> machine;

    Records(Semantics<V> semantics) {
        this.semantics = semantics;
        this.algebra = semantics.algebra;
        this.machine = semantics.machine;
    }

    /// One read of the whole layout: whatever the guest does later, every field is what it was at that moment.
    void fetch(Snapshot snapshot, V address) {
        machine.set(
                snapshot, new Fetched<>(machine.fetch(address, snapshot.layout().bytes()), algebra.zero(1), address));
    }

    /// As [#fetch], from the slot of a ring.
    void take(Snapshot snapshot, V slot) {
        machine.set(
                snapshot, new Fetched<>(machine.fetch(slot, snapshot.layout().bytes()), algebra.ones(1), slot));
    }

    /// All bits 0, and no slot.
    void empty(Snapshot snapshot) {
        Layout layout = snapshot.layout();
        List<V> bytes = IntStream.range(0, layout.bytes())
                .mapToObj(_ -> algebra.zero(8))
                .toList();
        machine.set(snapshot, new Fetched<>(bytes, algebra.zero(1), algebra.zero(ADDRESS_WIDTH)));
    }

    /// Bits of a record, counted over the whole layout, little endian. Those past the snapshot's end are 0.
    V bits(Snapshot snapshot, int msb, int lsb) {
        List<V> bytes = machine.fetched(snapshot).bytes();
        V result = bits(bytes, lsb / 8, msb, lsb);
        for (int i = lsb / 8 + 1; i <= msb / 8; i++) {
            result = algebra.concat(bits(bytes, i, msb, lsb), result);
        }
        return result;
    }

    /// The bits of byte `i` that are among `[msb:lsb]` of the record.
    private V bits(List<V> bytes, int i, int msb, int lsb) {
        V octet = i < bytes.size() ? bytes.get(i) : algebra.zero(8);
        return algebra.extract(octet, Math.min(msb - 8 * i, 7), Math.max(lsb - 8 * i, 0));
    }

    /// Stores parts in order. Values are evaluated one by one, each before its store.
    void store(V address, List<Stmt.Part> parts, boolean publish) {
        for (Stmt.Part part : parts) {
            V place = algebra.add(address, algebra.constant(part.lsb() / 8, ADDRESS_WIDTH));
            V value = semantics.expressions.evaluate(part.value());
            if (publish) {
                machine.publish(place, value);
            } else {
                machine.store(place, value);
            }
        }
    }

    /// Stores parts into the slot that a record was taken from, if any.
    void writeBack(Snapshot snapshot, List<Stmt.Part> parts, boolean publish) {
        Fetched<V> record = machine.fetched(snapshot);
        machine.branch(record.taken(), () -> store(record.slot(), parts, publish), () -> {});
    }
}
