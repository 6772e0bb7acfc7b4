package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.Run;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Term;

/// Power-on, resets from outside, and the link.
final class Resets {
    private Resets() {}

    static List<Obligation> of(Device device) {
        List<Obligation> all = new ArrayList<>();
        all.add(new Obligation(
                "power-on",
                Obligation.Kind.CONSTRUCTION,
                world -> List.of(Case.of(
                        "the device is made", spec -> spec.reset("power"), code -> construct(device, world, code)))));
        for (String kind : List.of("POWER", "BUS")) {
            all.add(new Obligation(
                    "reset " + kind,
                    Obligation.Kind.EVENT,
                    _ -> List.of(Case.of(
                            "reset " + kind,
                            spec -> spec.reset(kind.toLowerCase(Locale.ROOT)),
                            code -> reset(kind, code)))));
        }
        all.add(new Obligation("link", Obligation.Kind.EVENT, Resets::link));
        return all;
    }

    private static Optional<Term> construct(Device device, World world, Run code) {
        List<Term> parameters = new ArrayList<>();
        device.parameters().forEach(parameter -> {
            Term value = world.parameter(parameter.name(), parameter.width());
            int wide = parameter.width() > Integer.SIZE ? Long.SIZE : Integer.SIZE;
            parameters.add(world.terms().zeroExtend(value, wide));
        });
        code.construct(parameters);
        return Optional.empty();
    }

    private static Optional<Term> reset(String kind, Run code) {
        code.callWith("reset", kind);
        return Optional.empty();
    }

    private static List<Case> link(World world) {
        Term up = world.terms().symbol("up", 1);
        Term java = world.terms().zeroExtend(up, Integer.SIZE);
        return List.of(Case.of(
                "the wire says that the link is up or down",
                spec -> spec.link(up),
                code -> code.call("link", List.of(java))));
    }
}
