package nicc.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    /** Where sources are generated. */
    @Parameter(property = "nicc.outputDirectory", defaultValue = "${project.build.directory}/generated-sources/nicc")
    @Nullable
    File outputDirectory;

    /** The builds of each device; one optimised build by default. */
    @Parameter
    @Nullable
    List<Build> builds;

    @Override
    void run(List<Path> files) throws IOException, InterruptedException, MojoExecutionException, MojoFailureException {
        Path output = required(outputDirectory).toPath();
        List<Path> specs = devices(files);
        Stamp stamp = new Stamp(required(workDirectory).toPath().resolve("generate.stamp"), inputs(files), options());
        if (stamp.isCurrent() && Files.isDirectory(output)) {
            getLog().info("nicc: " + specs.size() + " spec(s), nothing has changed");
        } else {
            delete(output);
            generate(specs, output);
            stamp.write();
        }
        addToBuild(output);
    }

    private void generate(List<Path> specs, Path output)
            throws IOException, InterruptedException, MojoExecutionException, MojoFailureException {
        int wrong = 0;
        for (Path spec : specs) {
            for (Build build : theBuilds()) {
                List<String> command = new ArrayList<>(List.of("compile", spec.toString(), "-o", output.toString()));
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
        addResource(output, "**/*.java", null);
        addResource(required(sourceDirectory).toPath(), null, "nic");
        required(buildContext).refresh(output.toFile());
    }

    private void addResource(Path directory, @Nullable String excluded, @Nullable String targetPath) {
        Resource resource = new Resource();
        resource.setDirectory(directory.toString());
        if (excluded != null) {
            resource.addExclude(excluded);
        }
        resource.setTargetPath(targetPath);
        required(project).addResource(resource);
    }

    private List<Build> theBuilds() {
        return builds == null || builds.isEmpty() ? List.of(new Build()) : builds;
    }

    private String options() {
        StringBuilder text = new StringBuilder(required(outputDirectory).toString());
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
