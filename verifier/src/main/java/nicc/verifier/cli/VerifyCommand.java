package nicc.verifier.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import nicc.dsl.Frontend;
import nicc.dsl.cli.CommandFailure;
import nicc.dsl.cli.SpecFiles;
import nicc.dsl.model.Device;
import nicc.verifier.certificate.CertificateFile;
import nicc.verifier.certificate.Certification;
import nicc.verifier.report.HtmlReport;
import nicc.verifier.report.JsonReport;
import nicc.verifier.report.TextReport;
import nicc.verifier.report.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `nicc verify`.
@Command(
        name = "verify",
        sortOptions = false,
        description = "Proves that a device's class files do what its spec says, obligation by obligation, and that"
                + " its exit plan is sound and minimal. A run that asks everything writes a certificate beside the"
                + " classes.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:everything that was asked is PROVED", "1:something is not, or could not be asked"})
public final class VerifyCommand implements Callable<Integer> {

    @Mixin
    ProofOptions options = new ProofOptions();

    @Mixin
    ReplayOptions replays = new ReplayOptions();

    @Mixin
    MutationOptions mutation = new MutationOptions();

    @Option(
            names = "--runtime",
            description = "Instead of a SPEC: what is claimed of the runtime's own classes, that frames are cut and"
                    + " joined as a host's kernel does it.")
    boolean runtime;

    @Option(names = "--list", description = "Lists the obligations and proves nothing.")
    boolean list;

    @Option(
            names = "--check",
            description = "Proves nothing: compares the certificate with the spec and the classes as they are.")
    boolean check;

    @Option(
            names = {"-v", "--verbose"},
            description = "A line for each obligation, also if it is proved.")
    boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            description = "Prints one line, and in full only what is not proved.")
    boolean quiet;

    @Option(names = "--json", description = "Prints JSON, one object a line, a summary at the end.")
    boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Also writes a report as one page of HTML.")
    @Nullable
    Path html;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        if (runtime == !options.specification.isEmpty()) {
            throw new CommandLine.ParameterException(commandLine(), "either a SPEC or --runtime is needed");
        }
        return runtime ? verifyRuntime() : verifySpec();
    }

    private int verifyRuntime() {
        RuntimeRun run = new RuntimeRun(options, this::note);
        if (list) {
            run.names().forEach(commandLine().getOut()::println);
            return 0;
        }
        try (LiveLine live = new LiveLine(commandLine().getErr(), LiveLine.isTerminal())) {
            if (check) {
                return checked(run.certificate(), run.certificate().check(run.hash(), run.hashes()));
            }
            Verification verification = run.verify(live);
            run.certify(verification);
            live.say("");
            if (html != null) {
                Files.writeString(html, HtmlReport.of(verification, Map.of(), Map.of()));
            }
            print(text(verification));
            return verification.proved() ? 0 : 1;
        } catch (IOException e) {
            throw new CommandFailure("cannot read or write a file: " + e);
        }
    }

    private int verifySpec() {
        Frontend.Result source = SpecFiles.load(options.specification);
        Device device = SpecFiles.device(source, commandLine().getErr());
        if (mutation.mutants > 0) {
            return mutate(options.builds(device.name()).stream()
                    .map(build -> new VerificationRun(options, device, source, this::note, build))
                    .toList());
        }
        VerificationRun run = new VerificationRun(options, device, source, this::note, options.build());
        if (list) {
            run.names().forEach(commandLine().getOut()::println);
            return 0;
        }
        CertificateFile certificate =
                new CertificateFile(run.files().root(), run.files().relations().className());
        try {
            return check ? check(certificate, run.specHash()) : verify(run, certificate);
        } catch (IOException e) {
            throw new CommandFailure("cannot read or write a file: " + e);
        }
    }

    private int mutate(List<VerificationRun> runs) {
        List<MutationCommand.Subject> subjects = runs.stream()
                .map(run -> new MutationCommand.Subject(
                        run.build(), run.dataCheck(commandLine().getParent()), run.memory()))
                .toList();
        try (LiveLine live = new LiveLine(commandLine().getErr(), LiveLine.isTerminal())) {
            return new MutationCommand(subjects)
                    .run(mutation, options.effort, json, html, commandLine().getOut(), live);
        } catch (IOException e) {
            throw new CommandFailure("cannot write a file: " + e);
        }
    }

    private int verify(VerificationRun run, CertificateFile certificate) throws IOException {
        Map<String, String> classes = certificate.classes();
        try (LiveLine live = new LiveLine(commandLine().getErr(), LiveLine.isTerminal())) {
            Verification verification = run.verify(commandLine().getParent(), live);
            if (verification.complete()) {
                certificate.write(Certification.of(verification, classes));
            }
            Counterexamples counterexamples = new Counterexamples(
                            run.build(), run.dataCheck(commandLine().getParent()), replays)
                    .replay(verification.results(), live);
            live.say("");
            if (html != null) {
                Files.writeString(
                        html, HtmlReport.of(verification, counterexamples.programs(), counterexamples.explanations()));
            }
            print(text(verification) + (json ? counterexamples.json() : counterexamples.text()));
            return verification.proved() ? 0 : 1;
        }
    }

    private String text(Verification verification) {
        if (json) {
            return JsonReport.of(verification);
        }
        return quiet ? TextReport.brief(verification) : TextReport.of(verification, verbose);
    }

    private int check(CertificateFile certificate, String specHash) throws IOException {
        return checked(certificate, certificate.check(specHash));
    }

    private int checked(CertificateFile certificate, List<String> wrong) {
        wrong.forEach(line -> commandLine().getErr().println("nicc verify: " + line));
        commandLine().getErr().flush();
        if (wrong.isEmpty()) {
            print(certificate.path() + " is about what is here, and says that everything is proved\n");
        }
        return wrong.isEmpty() ? 0 : 1;
    }

    private void print(String text) {
        PrintWriter out = commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private synchronized void note(String note) {
        commandLine().getErr().println("nicc verify: " + note);
        commandLine().getErr().flush();
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
