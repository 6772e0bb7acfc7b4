package nicc.verifier.replay;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nicc.dsl.interp.Interpreter;
import nicc.dsl.model.Device;
import nicc.dsl.model.Ring;
import nicc.verifier.refine.Relations;

/// The descriptors that a class holds of a ring: what it has fetched and not yet taken. To the spec they are what lies
/// in
/// the ring from its head on.
///
/// @param ring the ring
/// @param ahead the field that counts them
/// @param next the field that says in which place of the buffer the first of them is
/// @param slots the buffer
record Ahead(Ring ring, String ahead, String next, Relations.Buffer slots) {

    /// The rings of which a class holds descriptors.
    static List<Ahead> of(Device device, Relations relations) {
        return relations.rings().stream()
                .flatMap(hint ->
                        device.rings().stream().filter(ring -> ring.name().equals(hint.ring())))
                .map(ring -> new Ahead(
                        ring,
                        field(relations, "ring " + ring.name() + ".Ahead"),
                        field(relations, "ring " + ring.name() + ".Next"),
                        buffer(relations, "slots of ring " + ring.name())))
                .toList();
    }

    private static String field(Relations relations, String name) {
        return relations.cells().stream()
                .filter(cell -> cell.name().equals(name))
                .findFirst()
                .map(Relations.Cell::field)
                .orElseThrow(() -> new IllegalStateException("the class has no " + name));
    }

    private static Relations.Buffer buffer(Relations relations, String name) {
        return relations.buffers().stream()
                .filter(buffer -> buffer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the class has no " + name));
    }

    /// The method that says where the descriptor at the head is.
    String fetch() {
        return ring.name() + "Fetch";
    }

    RingView view(Interpreter interpreter) {
        return RingView.of(interpreter, ring);
    }

    /// Lets the class hold what lies in guest memory; anything lies in the other places.
    void fill(LoadedDevice loaded, RingView view, GuestWorld world) {
        byte[] content = new byte[slots.capacity()];
        Arrays.fill(content, (byte) 0x5A);
        long held = loaded.number(ahead);
        long at = loaded.number(next);
        for (long i = 0; i < held && (at + i + 1) * view.bytes() <= content.length; i++) {
            byte[] descriptor = world.load(view.slot(i), view.bytes());
            System.arraycopy(descriptor, 0, content, (int) (at + i) * view.bytes(), view.bytes());
        }
        loaded.set(slots.field(), content);
    }

    /// What is wrong with what the class holds now.
    ///
    /// @param view the ring as the spec sees it now
    /// @param world guest memory
    Optional<Difference> wrong(LoadedDevice loaded, RingView view, GuestWorld world) {
        long held = loaded.number(ahead);
        if (held == 0) {
            return Optional.empty();
        }
        String what = "what is held of ring " + ring.name();
        long most = Math.min(view.available(), view.size() - view.head());
        if (held < 0 || held > most) {
            return Optional.of(new Difference(
                    Difference.Kind.STATE, what, "at most " + most + " descriptors", held + " descriptors", 0));
        }
        byte[] content = loaded.bytes(slots.field());
        long at = loaded.number(next);
        for (long i = 0; i < held; i++) {
            byte[] meant = world.load(view.slot(i), view.bytes());
            int from = (int) ((at + i) * view.bytes());
            byte[] there = from >= 0 && from + view.bytes() <= content.length
                    ? Arrays.copyOfRange(content, from, from + view.bytes())
                    : new byte[0];
            if (!Arrays.equals(meant, there)) {
                return Optional.of(new Difference(
                        Difference.Kind.STATE,
                        what + ", " + i + " behind the head",
                        HexFormat.of().formatHex(meant),
                        HexFormat.of().formatHex(there),
                        0));
            }
        }
        return Optional.empty();
    }
}
