package nicc.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Generates the Java sources of every device below the source directory and adds them to the build; the rest of what the
 * compiler writes (service entries, relations) and the specs themselves become resources.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractNiccMojo {

    /** What a derived twin has beside its Java, at the top of the folder. */
    private static final String SPECS = "*.nic";

    private static final String HEADERS = "*.h";

    /** The builds of each device; one optimised build by default. */
    @Parameter
    @Nullable
    List<Build> builds;

    /**
     * The specs whose paravirtual twins are generated besides, by the names of their files without ending. A twin is a
     * device like any other; its spec and its C header are packaged beside the other specs.
     */
    @Parameter
    List<String> paravirtSpecs = List.of();

    @Override
    void run(List<Path> files) throws IOException, InterruptedException, MojoExecutionException, MojoFailureException {
        Path output = required(outputDirectory).toPath();
        List<Path> specs = devices(files);
        List<Path> twins = twinsOf(specs);
        Stamp stamp = new Stamp(required(workDirectory).toPath().resolve("generate.stamp"), inputs(files), options());
        if (stamp.isCurrent() && Files.isDirectory(output)) {
            getLog().info("nicc: " + specs.size() + " spec(s), nothing has changed");
        } else {
            delete(output);
            generate(specs, output, List.of());
            generate(twins, output, List.of("--paravirt", "--quiet"));
            stamp.write();
        }
        addToBuild(output);
    }

    private List<Path> twinsOf(List<Path> specs) throws MojoFailureException {
        List<Path> twins = specs.stream()
                .filter(spec -> paravirtSpecs.contains(nameOf(spec)))
                .collect(Collectors.toList());
        if (twins.size() < Set.copyOf(paravirtSpecs).size()) {
            throw new MojoFailureException("nicc: <paravirtSpecs> names " + paravirtSpecs + ", there are "
                    + specs.stream().map(AbstractNiccMojo::nameOf).collect(Collectors.toList()));
        }
        return twins;
    }

    private void generate(List<Path> specs, Path output, List<String> options)
            throws IOException, InterruptedException, MojoExecutionException, MojoFailureException {
        int wrong = 0;
        for (Path spec : specs) {
            for (Build build : theBuilds()) {
                List<String> command = new ArrayList<>(List.of("compile", spec.toString(), "-o", output.toString()));
                command.addAll(options);
                command.addAll(build.options());
                if (nicc().run(required(project).getBasedir().toPath(), command) != 0) {
                    wrong++;
                    break; // the other builds of this spec would say the same
                }
            }
        }
        if (wrong > 0) {
            throw new MojoFailureException("nicc: " + wrong + (wrong == 1 ? " spec has" : " specs have") + " errors");
        }
    }

    private void addToBuild(Path output) {
        required(project).addCompileSourceRoot(output.toString());
        addResource(output, List.of(), List.of("**/*.java", SPECS, HEADERS), null);
        addResource(output, List.of(SPECS, HEADERS), List.of(), "nic");
        addResource(required(sourceDirectory).toPath(), List.of(), List.of(), "nic");
        required(buildContext).refresh(output.toFile());
    }

    private void addResource(
            Path directory, List<String> included, List<String> excluded, @Nullable String targetPath) {
        Resource resource = new Resource();
        resource.setDirectory(directory.toString());
        included.forEach(resource::addInclude);
        excluded.forEach(resource::addExclude);
        resource.setTargetPath(targetPath);
        required(project).addResource(resource);
    }

    private List<Build> theBuilds() {
        return builds == null || builds.isEmpty() ? List.of(new Build()) : builds;
    }

    private String options() {
        StringBuilder text = new StringBuilder(required(outputDirectory).toString());
        text.append(paravirtSpecs);
        theBuilds().forEach(build -> text.append('\n').append(build.name()).append(build.options()));
        return text.toString();
    }

    private List<Path> inputs(List<Path> files) {
        List<Path> inputs = new ArrayList<>(files);
        for (Artifact artifact : required(pluginArtifacts)) {
            if (artifact.getGroupId().equals("nicc") && artifact.getFile() != null) {
                inputs.add(artifact.getFile().toPath());
            }
        }
        return inputs;
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            walk.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
