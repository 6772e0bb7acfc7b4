package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.bytecode.Image;
import nicc.verifier.bytecode.Run;
import nicc.verifier.encode.SpecState;
import nicc.verifier.encode.State;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// State images: what `save` writes is the whole state, each part once, and changes nothing; `restore` asks
/// for just
/// those parts, and then the state is the image's. A part that is forgotten on the way is refuted.
///
/// @param device the spec
/// @param world where it happens
record StateImages(Device device, World world) {

    /// The obligations, if the class has images at all.
    static List<Obligation> of(Device device, ClassImage image) {
        List<Obligation> all = new ArrayList<>();
        if (image.has("save")) {
            all.add(new Obligation(
                    "save", Obligation.Kind.CLAIM, world -> List.of(new StateImages(device, world).saved())));
        }
        if (image.has("restore")) {
            all.add(new Obligation(
                    "restore", Obligation.Kind.EVENT, world -> List.of(new StateImages(device, world).restored())));
        }
        return all;
    }

    private Case saved() {
        return Case.claim("the state is saved and stays as it is", run -> {
            run.save();
            State state = SpecState.any(device, world);
            List<Image.Entry> entries = run.stateImage().written();
            List<Image.Shape> shapes = entries.stream().map(Image.Entry::shape).toList();
            compare(run, "saved", shapes);
            for (Parts.Part part : Parts.of(device)) {
                entries.stream()
                        .filter(entry -> entry.shape().equals(part.shape()))
                        .forEach(entry -> run.require(same(part, state, entry), part.name() + " is saved as it is"));
            }
            return run.unchanged();
        });
    }

    private Term same(Parts.Part part, State state, Image.Entry entry) {
        Terms terms = world.terms();
        Term spec = part.value().apply(state);
        Term code = entry.value().orElseThrow();
        if (spec.width() != 0) {
            return terms.eq(terms.zeroExtend(spec, code.width()), code);
        }
        // An array with wider or narrower elements is another part, whatever it holds.
        return spec.sameSort(code) ? terms.eq(spec, code) : terms.bit(false);
    }

    /// Each part once, in its shape, and nothing else.
    private void compare(Run run, String what, List<Image.Shape> shapes) {
        List<Parts.Part> parts = Parts.of(device);
        for (Parts.Part part : parts) {
            long times = shapes.stream().filter(part.shape()::equals).count();
            run.require(
                    world.terms().bit(times == 1),
                    part.name() + " is " + what + " once, as " + part.shape().count() + " of "
                            + part.shape().width() + " bits");
        }
        List<Image.Shape> known = parts.stream().map(Parts.Part::shape).toList();
        shapes.stream()
                .filter(shape -> !known.contains(shape))
                .forEach(shape -> run.require(world.terms().bit(false), "there is a part " + shape));
    }

    private Case restored() {
        State image = SpecState.any(device, world, " of the image");
        Map<String, Term> values = new HashMap<>();
        Parts.of(device).forEach(part -> values.put(part.name(), part.value().apply(image)));
        return Case.of("a state is restored", spec -> spec.restore(image), code -> {
            code.restore(values);
            compare(code, "checked", code.stateImage().expected());
            Run other = code.again();
            other.save();
            boolean sameSpec =
                    code.stateImage().hashes().equals(other.stateImage().hashes());
            code.require(world.terms().bit(sameSpec), "images are of one spec");
            return Optional.empty();
        });
    }
}
