package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;

/// What a device does by itself: whether an engine can step, and one step of it from any state in which it can.
final class Engines {
    private Engines() {}

    static List<Obligation> of(Device device, Relations relations) {
        List<Obligation> all = new ArrayList<>();
        for (Engine engine : device.engines()) {
            relations.engines().stream()
                    .filter(methods -> methods.engine().equals(engine.name()))
                    .forEach(methods -> {
                        all.add(ready(engine, methods));
                        all.add(step(engine, methods));
                    });
        }
        return all;
    }

    private static Obligation ready(Engine engine, Relations.Engine methods) {
        return new Obligation(
                "ready " + engine.name(),
                Obligation.Kind.PART,
                _ -> List.of(Case.of(
                        "engine " + engine.name() + " is asked whether it can step",
                        spec -> spec.ready(engine),
                        code -> code.call(methods.ready(), List.of()))));
    }

    private static Obligation step(Engine engine, Relations.Engine methods) {
        return new Obligation(
                "step " + engine.name(),
                Obligation.Kind.PART,
                _ -> List.of(Case.of(
                                "engine " + engine.name() + " steps",
                                spec -> spec.step(engine),
                                code -> code.call(methods.step(), List.of()))
                        .given(spec -> spec.canStep(engine))));
    }
}
