package nicc.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Checks every spec and fails the build with all diagnostics of all of them. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class CheckMojo extends AbstractNiccMojo {

    @Override
    void run(List<Path> files) throws IOException, InterruptedException, MojoExecutionException, MojoFailureException {
        int wrong = 0;
        for (Path spec : devices(files)) {
            if (nicc().run(required(project).getBasedir().toPath(), List.of("check", spec.toString())) != 0) {
                wrong++;
            }
        }
        if (wrong > 0) {
            throw new MojoFailureException("nicc: " + wrong + (wrong == 1 ? " spec has" : " specs have") + " errors");
        }
    }
}
