package nicc.maven;

import java.io.File;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/** A `java` of version 25 or later: that of the build's toolchain, of any configured one, or the JVM that runs Maven. */
final class JavaExecutable {

    private static final int VERSION = 25;

    private final String path;

    private JavaExecutable(String path) {
        this.path = path;
    }

    static JavaExecutable find(ToolchainManager toolchains, MavenSession session) throws MojoExecutionException {
        Toolchain chosen = toolchains.getToolchainFromBuildContext("jdk", session);
        if (chosen == null) {
            List<Toolchain> fitting = toolchains.getToolchains(session, "jdk", Map.of("version", "[" + VERSION + ",)"));
            chosen = fitting.isEmpty() ? null : fitting.get(0);
        }
        String tool = chosen == null ? null : chosen.findTool("java");
        if (tool != null) {
            return new JavaExecutable(tool);
        }
        if (Runtime.version().feature() >= VERSION) {
            return new JavaExecutable(
                    System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        }
        throw new MojoExecutionException(
                "nicc needs a JDK " + VERSION
                        + ": let maven-toolchains-plugin:select-jdk-toolchain choose one before this goal, or run Maven with it");
    }

    String path() {
        return path;
    }
}
