package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.encode.World;

/// That every method by which something outside can reach a device is what some obligation is about: one that
/// is not
/// would run unproved. What a method runs is proved not to throw where it is run: an index out of its array
/// or a
/// divisor of 0 is a duty of the obligation.
record EntryPoints(ClassImage image, List<String> obligations) {

    /// The obligations about the methods of `nicc.runtime.device.NicDevice` and the constructor, by method.
    private static final Map<String, List<String>> ABOUT = Map.of(
            "<init>", List.of("power-on"),
            "read", List.of("read no region"),
            "write", List.of("write no region"),
            "peek", List.of("peek no region"),
            "work", List.of("work"),
            "nextDeadline", List.of("next deadline"),
            "link", List.of("link"),
            "reset", List.of("reset POWER", "reset BUS"),
            "save", List.of("save"),
            "restore", List.of("restore"));

    static Obligation of(ClassImage image, List<Obligation> others) {
        List<String> names = others.stream().map(Obligation::name).toList();
        return new Obligation(
                "entry points", Obligation.Kind.CLAIM, world -> new EntryPoints(image, names).claims(world));
    }

    private List<Case> claims(World world) {
        List<Case> claims = new ArrayList<>();
        for (String method : image.open()) {
            String name = method.substring(0, method.indexOf('('));
            if (name.equals("description")) {
                claims.add(Case.claim("what a device is, is a constant", run -> {
                    run.constant("description");
                    return run.unchanged();
                }));
                continue;
            }
            Optional<String> missing = missing(name, method);
            claims.add(Case.claim(
                    missing.orElse(method + " is what an obligation is about"),
                    _ -> world.terms().bit(missing.isEmpty())));
        }
        return claims;
    }

    private Optional<String> missing(String name, String method) {
        boolean only = image.open().stream()
                        .filter(other -> other.startsWith(name + "("))
                        .count()
                == 1;
        if (!ABOUT.containsKey(name) || !only) {
            return Optional.of("no obligation is about " + method);
        }
        return ABOUT.get(name).stream()
                .filter(obligation -> !obligations.contains(obligation))
                .findFirst()
                .map(obligation -> "the obligation '" + obligation + "' is about " + method + ", but there is none");
    }
}
