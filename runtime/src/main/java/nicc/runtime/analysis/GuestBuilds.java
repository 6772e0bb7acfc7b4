package nicc.runtime.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nicc.runtime.demo.DemoException;
import nicc.runtime.demo.Progress;
import nicc.runtime.demo.SpecBuild;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.ExitPlan;
import nicc.runtime.report.Rung;
import nicc.runtime.report.Rung.Kind;

/// The cards of a ladder in a real guest: builds that `nicc serve` finds in directories of classes, each with what the
/// runtime is to do without.
public final class GuestBuilds {
    private final SpecBuild spec;
    private final String device;
    private final Progress progress;
    private final List<String> passes;
    private final Map<Set<String>, Compiled> compiled = new HashMap<>();

    /// A card for the bench.
    ///
    /// @param rung its place
    /// @param definition as `nicc bench --guest --define` takes it
    public record Card(Rung rung, String definition) {}

    private record Compiled(String build, Path classes, DeviceDescription description) {}

    /// Prepares to compile.
    ///
    /// @param spec the card
    /// @param device its name for `nicc serve`
    /// @param progress hears of each build
    /// @throws DemoException when the spec has errors, with what the compiler said
    public GuestBuilds(SpecBuild spec, String device, Progress progress) throws DemoException {
        this.spec = spec;
        this.device = device;
        this.progress = progress;
        this.passes = spec.passes();
    }

    /// Everything that a step can be of.
    ///
    /// @return the passes in their order, and then what the runtime does
    public List<String> names() {
        List<String> names = new ArrayList<>(passes);
        names.addAll(RuntimeDifference.names());
        return names;
    }

    /// Steps that a guest can tell apart by its exits: passes that leave the exit plan alone are one with the ones
    /// before.
    ///
    /// @param profile the platform of the plan
    /// @return steps of all [#names()]
    /// @throws DemoException when the spec has errors, with what the compiler said
    /// @throws IOException when a file cannot be written
    public GuestSteps byExits(String profile) throws DemoException, IOException {
        List<List<String>> groups = new ArrayList<>();
        List<ExitPlan> before = plans(0, profile);
        List<String> group = new ArrayList<>();
        for (int i = 0; i < passes.size(); i++) {
            List<ExitPlan> plans = plans(i + 1, profile);
            if (!plans.equals(before) && !group.isEmpty()) {
                groups.add(group);
                group = new ArrayList<>();
            }
            group.add(passes.get(i));
            before = plans;
        }
        groups.add(group);
        RuntimeDifference.names().forEach(name -> groups.add(List.of(name)));
        return new GuestSteps(groups);
    }

    private List<ExitPlan> plans(int with, String profile) throws DemoException, IOException {
        return compile(new LinkedHashSet<>(passes.subList(with, passes.size()))).description.plans().stream()
                .filter(plan -> plan.profile().equals(profile))
                .toList();
    }

    /// Compiles the cards: the reference, one with each step, and the optimised one without each.
    ///
    /// @param steps the steps
    /// @param without whether those without one step are wanted as well
    /// @return the cards, those without one step last
    /// @throws DemoException when the spec has errors, with what the compiler said
    /// @throws IOException when a file cannot be written
    public List<Card> cards(GuestSteps steps, boolean without) throws DemoException, IOException {
        List<Card> cards = new ArrayList<>();
        String title = "no pass, and a runtime without " + String.join(", ", RuntimeDifference.names());
        cards.add(card(new Rung("reference", title, Kind.REFERENCE), steps.after(0)));
        for (int i = 0; i < steps.groups().size(); i++) {
            Rung rung = new Rung("+" + steps.name(i), "and with " + words(steps, i), Kind.STEP);
            cards.add(card(rung, steps.after(i + 1)));
        }
        // Without the last step is the rung before the last.
        for (int i = 0; without && i < steps.groups().size() - 1; i++) {
            Rung rung = new Rung("-" + steps.name(i), "everything but " + words(steps, i), Kind.WITHOUT);
            cards.add(card(rung, new LinkedHashSet<>(steps.groups().get(i))));
        }
        return cards;
    }

    private static String words(GuestSteps steps, int step) {
        return String.join(", ", steps.groups().get(step));
    }

    private Card card(Rung rung, Set<String> lacking) throws DemoException, IOException {
        Set<String> disabled = new LinkedHashSet<>(passes);
        disabled.retainAll(lacking);
        Compiled build = compile(disabled);
        List<String> words =
                new ArrayList<>(List.of(device, "--classes", build.classes.toString(), "--build", build.build));
        List<String> runtime =
                RuntimeDifference.names().stream().filter(lacking::contains).toList();
        if (!runtime.isEmpty()) {
            words.addAll(List.of("--disable", String.join(",", runtime)));
        }
        return new Card(rung, rung.name() + "=" + String.join(" ", words));
    }

    private Compiled compile(Set<String> disabled) throws DemoException, IOException {
        Compiled there = compiled.get(disabled);
        if (there != null) {
            return there;
        }
        progress.step("compiling without " + (disabled.isEmpty() ? "nothing" : String.join(", ", disabled)), 0, 1);
        String build = "rung-" + compiled.size();
        List<String> options = new ArrayList<>(List.of("--build=" + build));
        if (!disabled.isEmpty()) {
            options.add("--disable=" + String.join(",", disabled));
        }
        DeviceDescription description =
                spec.compile(options.toArray(String[]::new)).description();
        Compiled made = new Compiled(description.build(), spec.classes(), description);
        compiled.put(disabled, made);
        return made;
    }
}
