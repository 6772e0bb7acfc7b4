package nicc.verifier.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import nicc.verifier.mutate.Mutant;
import nicc.verifier.mutate.MutationReport;
import nicc.verifier.mutate.MutationRun;
import nicc.verifier.refine.Memory;
import nicc.verifier.replay.Build;

/// `nicc verify SPEC --mutate N`.
final class MutationCommand {
    private final Build build;
    private final int effort;
    private final Memory memory;

    MutationCommand(Build build, int effort, Memory memory) {
        this.build = build;
        this.effort = effort;
        this.memory = memory;
    }

    /// Mutates and prints.
    ///
    /// @return the exit status: 0 if each mutant is refuted with a counterexample that shows, or proved
    /// equivalent
    int run(MutationOptions options, boolean json, PrintWriter out, LiveLine live) {
        long start = System.nanoTime();
        List<Mutant> mutants = new MutationRun(build, effort, memory)
                .run(options.mutants, options.seed, listener(options.mutants, live));
        live.say("");
        if (json) {
            out.print(MutationReport.json(mutants));
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

    private static MutationRun.Listener listener(int count, LiveLine live) {
        AtomicInteger proved = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        return new MutationRun.Listener() {
            @Override
            public void obligation(int all) {
                live.say(proved.incrementAndGet() + " of " + all + " obligations without a mutation");
            }

            @Override
            public void done(Mutant mutant) {
                live.say(done.incrementAndGet() + " of " + count + " mutants: "
                        + mutant.mutation().place() + " " + mutant.fate().word());
            }
        };
    }
}
