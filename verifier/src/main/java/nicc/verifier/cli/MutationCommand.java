package nicc.verifier.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import nicc.verifier.mutate.Limits;
import nicc.verifier.mutate.Mutant;
import nicc.verifier.mutate.MutationReport;
import nicc.verifier.mutate.MutationRun;
import nicc.verifier.refine.Memory;
import nicc.verifier.replay.Build;
import nicc.verifier.report.KillPage;
import org.jspecify.annotations.Nullable;

/// `nicc verify SPEC --mutate N`.
final class MutationCommand {
    private final Build build;
    private final Memory memory;

    MutationCommand(Build build, Memory memory) {
        this.build = build;
        this.memory = memory;
    }

    /// Mutates and prints.
    ///
    /// @return the exit status: 0 if each mutant is refuted with a counterexample that shows, or proved
    /// equivalent
    int run(MutationOptions options, int effort, boolean json, @Nullable Path html, PrintWriter out, LiveLine live)
            throws IOException {
        long start = System.nanoTime();
        List<Mutant> mutants = new MutationRun(build, new Limits(effort, options.seconds), memory)
                .run(options.mutants, options.seed, listener(options.mutants, json, out, live));
        live.say("");
        if (html != null) {
            Files.writeString(html, KillPage.of(build.relations().className(), options.seed, mutants));
        }
        if (json) {
            out.println(MutationReport.summary(mutants));
        } else {
            out.print(MutationReport.text(mutants));
            out.printf(
                    Locale.ROOT,
                    "%n%d mutants of %s, seed %d, in %.0f s%n",
                    mutants.size(),
                    build.relations().className(),
                    options.seed,
                    Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
        }
        out.flush();
        return MutationReport.holds(mutants) ? 0 : 1;
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
