package nicc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the class files of every device below the source directory, and of every derived twin, do what its spec says, and puts a certificate
 * beside them. Proofs are kept in the build's directory: only what has changed is proved again.
 */
@Mojo(
        name = "verify",
        defaultPhase = LifecyclePhase.PREPARE_PACKAGE,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
public final class VerifyMojo extends AbstractNiccMojo {

    /** Where the class files are. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", required = true)
    @Nullable
    File classesDirectory;

    /** The names of the builds that are proved. */
    @Parameter(defaultValue = "optimised")
    List<String> provedBuilds = List.of("optimised");

    /** The platforms whose exit plans are proved sound and minimal. */
    @Parameter(defaultValue = "vfio-user-qemu")
    List<String> profiles = List.of("vfio-user-qemu");

    /** The specs that are proved, by the names of their files without ending, such as `e1000-paravirt`; none means all. */
    @Parameter
    List<String> provedSpecs = List.of();

    /** Whether what is claimed of the runtime's own classes is proved as well. */
    @Parameter(defaultValue = "false")
    boolean provedRuntime;

    /** Whether the build fails when something is not proved; else it is a warning. */
    @Parameter(property = "nicc.verify.required", defaultValue = "true")
    boolean required;

    /** Proves nothing when true. */
    @Parameter(property = "nicc.verify.skip", defaultValue = "false")
    boolean skipProof;

    @Override
    void run(List<Path> files) throws IOException, InterruptedException, MojoExecutionException, MojoFailureException {
        if (skipProof) {
            getLog().info("nicc: proofs are skipped");
            return;
        }
        int open = 0;
        List<Path> specs = new ArrayList<>(devices(files));
        specs.addAll(twins());
        for (Path spec : specs) {
            if (!isProved(spec)) {
                getLog().info("nicc: " + spec.getFileName() + " is not among the specs that are proved");
                continue;
            }
            for (String build : provedBuilds) {
                open += prove(spec, build) ? 0 : 1;
            }
        }
        if (provedRuntime) {
            open += prove(List.of("--runtime")) ? 0 : 1;
        }
        if (open > 0) {
            String message = "nicc: not everything is proved about " + open + (open == 1 ? " build" : " builds");
            if (required) {
                throw new MojoFailureException(message);
            }
            getLog().warn(message);
        }
    }

    private boolean isProved(Path spec) {
        return provedSpecs.isEmpty() || provedSpecs.contains(nameOf(spec));
    }

    private boolean prove(Path spec, String build) throws IOException, InterruptedException, MojoExecutionException {
        List<String> about = new ArrayList<>(List.of(spec.toString(), "--build", build));
        for (String profile : profiles) {
            about.addAll(List.of("--profile", profile));
        }
        return prove(about);
    }

    private boolean prove(List<String> about) throws IOException, InterruptedException, MojoExecutionException {
        List<String> command = new ArrayList<>(List.of("verify", "--quiet"));
        command.addAll(about);
        command.addAll(List.of("--classes", required(classesDirectory).toString()));
        command.addAll(List.of(
                "--cache", required(workDirectory).toPath().resolve("proofs").toString()));
        List<String> options = List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC");
        return nicc(runtime()).run(options, required(project).getBasedir().toPath(), command) == 0;
    }

    /** What the classes that are proved stand on: descriptions are loaded, and counterexamples are run. */
    private List<String> runtime() throws MojoExecutionException {
        try {
            List<String> elements = new ArrayList<>(required(project).getCompileClasspathElements());
            elements.remove(required(classesDirectory).toString());
            return elements;
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("nicc: " + e.getMessage(), e);
        }
    }
}
