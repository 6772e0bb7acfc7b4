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

    /** `error[NIC0203]: text`, the first line of every diagnostic of nicc. */
    private static final Pattern DIAGNOSTIC = Pattern.compile("(?<severity>error|warning)\\[NIC\\d+\\]: .*");

    /** `--> path:line:column`, the second line. */
    private static final Pattern PLACE = Pattern.compile("\\s*--> (?<file>.+):(?<line>\\d+):(?<column>\\d+)");

    private final String java;
    private final String classPath;
    private final Log log;
    private final BuildContext buildContext;
    private String headline = "";

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
        return run(List.of("-XX:TieredStopAtLevel=1"), directory, arguments);
    }

    /**
     * Runs a command in a JVM with options.
     *
     * @param options the JVM's
     * @param directory where it runs
     * @param arguments the command and its arguments
     * @return its exit status
     */
    int run(List<String> options, Path directory, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java, "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
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
        Matcher place = PLACE.matcher(line);
        if (DIAGNOSTIC.matcher(line).matches()) {
            headline = line;
        } else if (!headline.isEmpty() && place.matches()) {
            report(headline, place, directory);
            headline = "";
        } else {
            log.info(line);
        }
    }

    private void report(String text, Matcher place, Path directory) {
        File file = directory.resolve(place.group("file")).toFile();
        int line = Integer.parseInt(place.group("line"));
        int column = Integer.parseInt(place.group("column"));
        // The form of maven-compiler-plugin, which IDEs and build servers parse.
        String message = file + ":[" + line + "," + column + "] " + text;
        boolean error = text.startsWith("error");
        if (error) {
            log.error(message);
        } else {
            log.warn(message);
        }
        int severity = error ? BuildContext.SEVERITY_ERROR : BuildContext.SEVERITY_WARNING;
        buildContext.addMessage(file, line, column, text, severity, null);
    }
}
