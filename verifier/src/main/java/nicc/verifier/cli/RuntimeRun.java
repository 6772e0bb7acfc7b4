package nicc.verifier.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import nicc.dsl.cli.CommandFailure;
import nicc.verifier.cache.ExitStore;
import nicc.verifier.certificate.CertificateFile;
import nicc.verifier.certificate.Certification;
import nicc.verifier.refine.Result;
import nicc.verifier.refine.Verdict;
import nicc.verifier.report.Subject;
import nicc.verifier.report.Verification;
import nicc.verifier.smt.SolverFile;
import nicc.verifier.wire.WireCampaign;
import nicc.verifier.wire.WireClasses;
import nicc.verifier.wire.WireObligation;
import nicc.verifier.wire.WireProof;

/// One run of `nicc verify --runtime`: what is claimed of the runtime's own classes, which no device has a say in.
final class RuntimeRun {
    /// The certificate stands for the package.
    private static final String SUBJECT = "nicc.runtime.wire";

    private static final String TITLE = "the runtime's cutting and joining of frames";

    private final ProofOptions options;
    private final Consumer<String> notes;
    private final WireClasses classes;
    private final ClassLoader runtime;
    private final Predicate<String> wanted;
    private final long start = System.nanoTime();

    RuntimeRun(ProofOptions options, Consumer<String> notes) {
        this.options = options;
        this.notes = notes;
        this.wanted = options.wanted(all());
        runtime = Optional.ofNullable(RuntimeRun.class.getClassLoader()).orElseGet(ClassLoader::getSystemClassLoader);
        try {
            classes = WireClasses.read(runtime);
        } catch (IOException e) {
            throw new CommandFailure("cannot read the runtime's classes: " + e.getMessage());
        }
    }

    private static List<String> all() {
        return WireObligation.all().stream().map(WireObligation::name).toList();
    }

    /// The names of what is asked.
    List<String> names() {
        return all().stream().filter(wanted).toList();
    }

    CertificateFile certificate() {
        return new CertificateFile(options.classes(), SUBJECT);
    }

    /// SHA-256 of each class file, by its path on the class path.
    Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        classes.files().forEach((path, bytes) -> hashes.put(path, CertificateFile.hash(bytes)));
        return hashes;
    }

    /// The hash of all class files: there is no text that they are compared with.
    String hash() {
        return CertificateFile.hash(hashes().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /// Proves what it can; what an earlier run has proved of the same classes is remembered.
    Verification verify(LiveLine live) {
        Optional<ExitStore> store = options.cache().map(folder -> new ExitStore(folder, notes));
        String key = ExitStore.key(hash() + options.effort, SUBJECT, List.of(WireProof.class));
        List<Result> results = store.flatMap(kept -> kept.recall(key))
                .map(text -> remembered(text.lines().toList()))
                .orElseGet(() -> new WireCampaign(classes, options.effort, runtime).run(wanted, live));
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Subject subject = new Subject("runtime", TITLE, hash(), "class path", SUBJECT);
        Verification verification =
                new Verification(subject, all().size(), results, List.of(), time, SolverFile.version());
        if (verification.complete() && verification.proved()) {
            store.ifPresent(kept -> kept.keep(key, String.join("\n", verification.assumptions())));
        }
        return verification;
    }

    private List<Result> remembered(List<String> assumptions) {
        List<String> names = all();
        return IntStream.range(0, names.size())
                .filter(i -> wanted.test(names.get(i)))
                .mapToObj(i -> new Result(
                        i + 1,
                        names.get(i),
                        new Verdict.Proved(Set.of()),
                        Duration.ZERO,
                        Set.copyOf(assumptions),
                        true))
                .toList();
    }

    /// Writes a certificate, if everything has been asked.
    void certify(Verification verification) throws IOException {
        if (verification.complete()) {
            Path folder = certificate().path().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            certificate().write(Certification.of(verification, hashes()));
        }
    }
}
