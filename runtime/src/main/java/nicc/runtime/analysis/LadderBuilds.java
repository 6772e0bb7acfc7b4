package nicc.runtime.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nicc.runtime.demo.DemoException;
import nicc.runtime.demo.Progress;
import nicc.runtime.demo.SpecBuild;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.report.Rung;
import nicc.runtime.report.Rung.Kind;

/// Compiles a card as often as a ladder has rungs.
public final class LadderBuilds {
    private final SpecBuild spec;
    private final int copies;
    private final Progress progress;
    private final List<BuiltRung> rungs = new ArrayList<>();
    private int all;

    private LadderBuilds(SpecBuild spec, int copies, Progress progress) {
        this.spec = spec;
        this.copies = copies;
        this.progress = progress;
    }

    /// Compiles the reference, and then the card with one pass more each time, up to the optimised build.
    ///
    /// @param spec compiles it
    /// @param without whether also to compile the optimised build without each of its passes
    /// @param copies how often each is loaded
    /// @param progress hears of each build
    /// @return the builds, those without one pass last
    /// @throws DemoException when the spec has errors, with what the compiler said
    /// @throws IOException when a file cannot be written
    public static List<BuiltRung> of(SpecBuild spec, boolean without, int copies, Progress progress)
            throws DemoException, IOException {
        LadderBuilds builds = new LadderBuilds(spec, copies, progress);
        List<String> passes = spec.passes();
        builds.all = 1 + passes.size() + (without ? passes.size() - 1 : 0);
        builds.add(new Rung("reference", "no pass: one event at a time", Kind.REFERENCE), "--reference");
        for (int i = 0; i < passes.size(); i++) {
            Rung rung = new Rung("+" + passes.get(i), "with the passes up to " + passes.get(i), Kind.STEP);
            builds.add(rung, options("up-to-" + passes.get(i), passes.subList(i + 1, passes.size())));
        }
        // Without the last pass is the rung before the last.
        for (int i = 0; without && i < passes.size() - 1; i++) {
            String pass = passes.get(i);
            builds.add(
                    new Rung("-" + pass, "all passes but " + pass, Kind.WITHOUT),
                    options("without-" + pass, List.of(pass)));
        }
        return builds.rungs;
    }

    /// Compiles another card, optimised.
    ///
    /// @param spec compiles it
    /// @param copies how often it is loaded
    /// @return the build
    /// @throws DemoException when the spec has errors, with what the compiler said
    /// @throws IOException when a file cannot be written
    public static BuiltRung paravirtual(SpecBuild spec, int copies) throws DemoException, IOException {
        NicDeviceFactory factory = spec.compile();
        Rung rung = new Rung(
                factory.description().name(),
                "optimised, " + factory.description().title(),
                Kind.PARAVIRTUAL);
        return built(rung, factory, spec, copies);
    }

    private static BuiltRung built(Rung rung, NicDeviceFactory first, SpecBuild spec, int copies)
            throws DemoException, IOException {
        List<NicDeviceFactory> all = new ArrayList<>(List.of(first));
        while (all.size() < copies) {
            all.add(spec.changed((classFile, _) -> classFile));
        }
        return new BuiltRung(rung, all, spec.changed(Instrumentation::apply));
    }

    private static String[] options(String build, List<String> disabled) {
        return disabled.isEmpty()
                ? new String[] {"--build=" + build}
                : new String[] {"--build=" + build, "--disable=" + String.join(",", disabled)};
    }

    private void add(Rung rung, String... options) throws DemoException, IOException {
        progress.step("compiling " + rung.name(), rungs.size(), all);
        NicDeviceFactory factory = spec.compile(options);
        rungs.add(built(rung, factory, spec, copies));
    }
}
