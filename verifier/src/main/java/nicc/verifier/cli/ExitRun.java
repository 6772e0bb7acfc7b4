package nicc.verifier.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.cli.CommandFailure;
import nicc.dsl.model.Device;
import nicc.dsl.semantics.Semantics;
import nicc.verifier.cache.ExitStore;
import nicc.verifier.exit.ExitClaims;
import nicc.verifier.exit.PlanReader;
import nicc.verifier.report.ExitFindings;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The claims about a device's exits on a platform, for the plan that `nicc plan` prints.
///
/// @param siblings the command line that has `plan`
/// @param device the device
/// @param specification as the user named it
/// @param specHash the spec's hash
/// @param store what earlier runs have found, empty for none
record ExitRun(CommandLine siblings, Device device, String specification, String specHash, Optional<ExitStore> store) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    ExitFindings judge(String profile) {
        CommandLine plan = siblings.getSubcommands().get("plan");
        if (plan == null) {
            throw new CommandFailure("there is no command 'plan' here to ask for the exit plan");
        }
        long start = System.nanoTime();
        String key = ExitStore.key(
                specHash,
                platform(profile),
                List.of(plan.getCommandSpec().userObject().getClass(), ExitClaims.class, Semantics.class));
        Optional<String> known = store.flatMap(files -> files.recall(key));
        String text = known.orElseGet(() -> judge(plan, profile));
        ExitFindings findings = new ExitFindings(
                profile, JSON.readTree(text), Duration.ofNanos(System.nanoTime() - start), known.isPresent());
        if (known.isEmpty() && findings.hold()) {
            store.ifPresent(files -> files.keep(key, text));
        }
        return findings;
    }

    /// The sites of the plan that `nicc plan` prints.
    ///
    /// @param profile the platform
    /// @return a map for each site
    List<Map<String, Object>> sites(String profile) {
        CommandLine plan = siblings.getSubcommands().get("plan");
        if (plan == null) {
            throw new CommandFailure("there is no command 'plan' here to ask for the exit plan");
        }
        List<Class<?>> makers = List.of(plan.getCommandSpec().userObject().getClass(), Semantics.class);
        String key = ExitStore.key(specHash, "plan for " + platform(profile), makers);
        Optional<String> known = store.flatMap(files -> files.recall(key));
        String text = known.orElseGet(() -> printed(plan, profile));
        if (known.isEmpty()) {
            store.ifPresent(files -> files.keep(key, text));
        }
        List<Map<String, Object>> sites = new ArrayList<>();
        for (JsonNode site : JSON.readTree(text).path("sites")) {
            sites.add(Map.of(
                    "register", site.path("register").asString(""),
                    "bar", site.path("bar").asLong(-1),
                    "write", site.path("write").asBoolean(false),
                    "mechanism", site.path("mechanism").asString(""),
                    "reason", site.path("reason").asString("")));
        }
        return sites;
    }

    private String judge(CommandLine plan, String profile) {
        try {
            return JSON.writeValueAsString(new ExitClaims(device)
                    .judge(new PlanReader(device).read(printed(plan, profile)), verdict -> {})
                    .data());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private String printed(CommandLine plan, String profile) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter before = plan.getOut();
        PrintWriter errors = plan.getErr();
        plan.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        try {
            if (plan.execute(specification, "--profile", profile, "--json") != 0) {
                throw new CommandFailure(
                        "there is no exit plan of " + specification + " for '" + profile + "': " + said(err));
            }
            return out.toString();
        } finally {
            plan.setOut(before).setErr(errors);
        }
    }

    private static String said(StringWriter err) {
        return err.toString().lines().findFirst().orElse("nicc plan does not say why");
    }

    /// A platform that is described in a file is what the file says.
    private static String platform(String profile) {
        Path file = Path.of(profile);
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : profile;
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + profile + ": " + e.getMessage());
        }
    }
}
