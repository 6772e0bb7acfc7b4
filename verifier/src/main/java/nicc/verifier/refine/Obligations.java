package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.ClassImage;

/// All obligations about a device class, in a fixed order: the number of an obligation is its place in this
/// list.
public final class Obligations {
    private Obligations() {}

    /// The obligations.
    ///
    /// @param device the spec
    /// @param image the class
    /// @param relations what the compiler says about the class
    /// @return the list
    public static List<Obligation> of(Device device, ClassImage image, Relations relations) {
        List<Obligation> all = new ArrayList<>();
        all.addAll(Foundations.of());
        all.addAll(Actions.of(new Wholes(device, image)));
        all.addAll(Resets.of(device));
        all.addAll(RegisterAccesses.of(device));
        all.addAll(StateImages.of(device, image));
        all.addAll(Timers.of(relations));
        all.addAll(Engines.of(device, relations));
        all.addAll(WorkLoops.of(device, relations, image));
        all.addAll(Lines.of(device, relations));
        all.addAll(PrefetchLemmas.of(relations));
        all.add(CallStructure.noReentry());
        all.addAll(QueueLemmas.of(KeptStores.has(image)));
        all.add(EntryPoints.of(image, all));
        return List.copyOf(all);
    }
}
