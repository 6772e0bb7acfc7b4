package nicc.verifier.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Something to prove about the wire's classes.
///
/// @param name its stable name
/// @param className the class that is run, with dots
/// @param situations what is run, and what is claimed of it; all together are all there are
public record WireObligation(String name, String className, List<Consumer<Bench>> situations) {
    /// Copies the list.
    public WireObligation {
        situations = List.copyOf(situations);
    }

    /// All there are.
    ///
    /// @return in a fixed order
    public static List<WireObligation> all() {
        List<WireObligation> all = new ArrayList<>();
        for (Packet.Kind kind : List.of(Packet.Kind.TCP4, Packet.Kind.TCP6)) {
            Joining joining = new Joining(kind);
            all.add(new WireObligation("first " + kind.word(), Joining.CLASS, List.of(joining::first)));
            all.add(new WireObligation("join " + kind.word(), Joining.CLASS, joining.next()));
            all.add(new WireObligation(
                    "refuse " + kind.word(), Joining.CLASS, List.of(joining::never, joining::closed)));
            all.add(new WireObligation("take " + kind.word(), Joining.CLASS, List.of(new Taking(kind)::taken)));
            all.add(new WireObligation(
                    "announce joined " + kind.word(),
                    Announcing.CLASS,
                    List.of(bench -> Announcing.joined(bench, kind))));
        }
        for (Packet.Kind kind : Packet.Kind.values()) {
            Cutting cutting = new Cutting(kind);
            all.add(new WireObligation("cuttable " + kind.word(), Cutting.CLASS, List.of(cutting::begins)));
            all.add(new WireObligation("cut " + kind.word(), Cutting.CLASS, cutting.segments()));
            all.add(new WireObligation("seed " + kind.word(), Cutting.CLASS, List.of(cutting::seeds)));
            all.add(new WireObligation(
                    "announce " + kind.word(), Announcing.CLASS, List.of(bench -> Announcing.asking(bench, kind))));
        }
        all.add(new WireObligation("pieces", Pieces.CLASS, List.of(Pieces::sent, Pieces::pieces)));
        all.add(new WireObligation(
                "complete", Completing.CLASS, List.of(Completing::possible, Completing::impossible)));
        all.add(new WireObligation("fold", Folding.CLASS, List.of(Folding::code, Folding::laws)));
        all.add(new WireObligation("announce others", Announcing.CLASS, List.of(Announcing::plain)));
        all.add(new WireObligation("first others", Joining.CLASS, List.of(Joining::others)));
        return all;
    }
}
