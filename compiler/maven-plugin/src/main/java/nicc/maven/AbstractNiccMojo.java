package nicc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.build.BuildContext;
import org.jspecify.annotations.Nullable;

/** What all goals share: which files, which JVM, and how messages are shown. */
abstract class AbstractNiccMojo extends AbstractMojo {

    private static final Pattern DEVICE = Pattern.compile("(?m)^\\s*device\\s+\\w");

    /** Where the specs are. Files without a device are libraries: they are read where a spec imports them. */
    @Parameter(property = "nicc.sourceDirectory", defaultValue = "${project.basedir}/src/main/nic")
    @Nullable
    File sourceDirectory;

    /** Where sources are generated, and the specs of derived twins. */
    @Parameter(property = "nicc.outputDirectory", defaultValue = "${project.build.directory}/generated-sources/nicc")
    @Nullable
    File outputDirectory;

    /** Does nothing when true. */
    @Parameter(property = "nicc.skip", defaultValue = "false")
    boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @Nullable
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @Nullable
    MavenSession session;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    @Nullable
    List<Artifact> pluginArtifacts;

    @Parameter(defaultValue = "${project.build.directory}/nicc", readonly = true, required = true)
    @Nullable
    File workDirectory;

    @Inject
    @Nullable
    ToolchainManager toolchains;

    @Inject
    @Nullable
    BuildContext buildContext;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("nicc: skipped");
            return;
        }
        try {
            run(nicFiles());
        } catch (IOException e) {
            throw new MojoExecutionException("nicc: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("nicc: interrupted", e);
        }
    }

    /**
     * Does the goal's work.
     *
     * @param files all `.nic` files below the source directory, in order of their paths
     */
    abstract void run(List<Path> files)
            throws IOException, InterruptedException, MojoExecutionException, MojoFailureException;

    /** The forked compiler. */
    final NiccProcess nicc() throws MojoExecutionException {
        return nicc(List.of());
    }

    /**
     * The forked command line.
     *
     * @param more what its class path has besides, behind the plugin's own
     */
    final NiccProcess nicc(List<String> more) throws MojoExecutionException {
        JavaExecutable java = JavaExecutable.find(required(toolchains), required(session));
        Stream<String> own = required(pluginArtifacts).stream()
                .filter(artifact -> artifact.getFile() != null && "jar".equals(artifact.getType()))
                .map(artifact -> artifact.getFile().getPath());
        String classPath = Stream.concat(own, more.stream()).collect(Collectors.joining(File.pathSeparator));
        return new NiccProcess(java.path(), classPath, getLog(), required(buildContext));
    }

    /** The files that hold a device. */
    static List<Path> devices(List<Path> files) throws IOException {
        return files.stream().filter(AbstractNiccMojo::holdsDevice).collect(Collectors.toList());
    }

    private static boolean holdsDevice(Path file) {
        try {
            return DEVICE.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            return true; // the compiler says what is wrong with it
        }
    }

    private List<Path> nicFiles() throws IOException {
        return nicFiles(required(sourceDirectory).toPath());
    }

    /** The specs of twins that were derived. */
    final List<Path> twins() throws IOException {
        return nicFiles(required(outputDirectory).toPath());
    }

    /** A spec's name: that of its file without ending. */
    static String nameOf(Path spec) {
        String name = String.valueOf(spec.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static List<Path> nicFiles(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(path -> path.toString().endsWith(".nic"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    /** Maven has injected it. */
    static <T> T required(@Nullable T injected) {
        if (injected == null) {
            throw new IllegalStateException("not run by Maven");
        }
        return injected;
    }
}
