package nicc.maven;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.build.BuildContext;

/** Runs the `nicc` command line in a JVM of its own and turns its diagnostics into the build's. */
final class NiccProcess {

    /** `path:line:column: error[NIC0203]: text`, the first line of every diagnostic of nicc. */
    private static final Pattern DIAGNOSTIC =
            Pattern.compile("(?<file>.+?):(?<line>\\d+):(?<column>\\d+): (?<severity>error|warning)(?<text>.*)");

    private final String java;
    private final String classPath;
    private final Log log;
    private final BuildContext buildContext;

    NiccProcess(String java, String classPath, Log log, BuildContext buildContext) {
        this.java = java;
        this.classPath = classPath;
        this.log = log;
        this.buildContext = buildContext;
    }

    /**
     * Runs a command.
     *
     * @param directory where it runs
     * @param arguments the command and its arguments
     * @return its exit status
     */
    int run(Path directory, List<String> arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classPath));
        command.add("nicc.dsl.cli.Nicc");
        command.addAll(arguments);
        log.debug(String.join(" ", command));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                show(line, directory);
            }
        }
        return process.waitFor();
    }

    private void show(String line, Path directory) {
        Matcher matcher = DIAGNOSTIC.matcher(line);
        if (!matcher.matches()) {
            log.info(line);
            return;
        }
        File file = directory.resolve(matcher.group("file")).toFile();
        int lineNumber = Integer.parseInt(matcher.group("line"));
        int column = Integer.parseInt(matcher.group("column"));
        boolean error = matcher.group("severity").equals("error");
        String text = matcher.group("severity") + matcher.group("text");
        // The form of maven-compiler-plugin, which IDEs and build servers parse.
        String message = file + ":[" + lineNumber + "," + column + "] " + text;
        if (error) {
            log.error(message);
        } else {
            log.warn(message);
        }
        buildContext.addMessage(
                file,
                lineNumber,
                column,
                text,
                error ? BuildContext.SEVERITY_ERROR : BuildContext.SEVERITY_WARNING,
                null);
    }
}
