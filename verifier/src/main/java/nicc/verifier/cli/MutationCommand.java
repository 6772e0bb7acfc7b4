package nicc.verifier.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import nicc.verifier.mutate.Limits;
import nicc.verifier.mutate.Mutant;
import nicc.verifier.mutate.MutationReport;
import nicc.verifier.mutate.MutationRun;
import nicc.verifier.refine.Memory;
import nicc.verifier.replay.Build;
import nicc.verifier.replay.DataCheck;
import nicc.verifier.report.KillPage;
import org.jspecify.annotations.Nullable;

/// `nicc verify SPEC --mutate N`.
final class MutationCommand {
    private final List<Subject> subjects;

    /// A build that is mutated.
    ///
    /// @param build its classes
    /// @param data checks those that are data
    /// @param memory what has been proved of it
    record Subject(Build build, DataCheck data, Memory memory) {}

    /// Builds that are mutated, as many times each.
    MutationCommand(List<Subject> subjects) {
        this.subjects = List.copyOf(subjects);
    }

    /// Mutates and prints.
    ///
    /// @return the exit status: 0 if each mutant is refuted with a counterexample that shows, or proved
    /// equivalent
    int run(MutationOptions options, int effort, boolean json, @Nullable Path html, PrintWriter out, LiveLine live)
            throws IOException {
        long start = System.nanoTime();
        Limits limits = new Limits(effort, options.seconds);
        MutationRun.Listener listener = listener(options.mutants, json, out, live);
        List<Mutant> mutants = new ArrayList<>();
        for (Subject subject : subjects) {
            int share = share(options.mutants, subject);
            mutants.addAll(new MutationRun(subject.build(), subject.data(), limits, subject.memory())
                    .run(share, options.seed, options.only, listener));
        }
        live.say("");
        String what = subjects.stream()
                .map(subject -> subject.build().relations().className())
                .collect(Collectors.joining(", "));
        if (html != null) {
            Files.writeString(html, KillPage.of(what, options.seed, mutants));
        }
        if (json) {
            out.println(MutationReport.summary(mutants));
        } else {
            out.print(MutationReport.text(mutants));
            out.printf(
                    Locale.ROOT,
                    "%n%d mutants of %s, seed %d, in %.0f s%n",
                    mutants.size(),
                    what,
                    options.seed,
                    Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
        }
        out.flush();
        return MutationReport.holds(mutants) ? 0 : 1;
    }

    /// The mutants of a build: the same for each, and the rest for the first ones.
    private int share(int all, Subject subject) {
        return all / subjects.size() + (subjects.indexOf(subject) < all % subjects.size() ? 1 : 0);
    }

    /// In JSON each mutant is a line as soon as it is done: a run that is stopped has said what it knows.
    private static MutationRun.Listener listener(int count, boolean json, PrintWriter out, LiveLine live) {
        AtomicInteger proofs = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        return new MutationRun.Listener() {
            @Override
            public void obligation(String name, boolean proved) {
                live.say(proofs.incrementAndGet() + " obligations without a mutation: " + name);
            }

            @Override
            public void done(Mutant mutant) {
                live.say(done.incrementAndGet() + " of " + count + " mutants: "
                        + mutant.mutation().place() + " " + mutant.fate().word());
                if (json) {
                    synchronized (out) {
                        out.println(MutationReport.json(mutant));
                        out.flush();
                    }
                }
            }
        };
    }
}
