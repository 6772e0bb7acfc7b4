package nicc.runtime.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// `nicc bench --guest`: compares cards in real guests. The comparison itself needs QEMU, a kernel and root, and is the
/// project's own, `.ci/guest-bench`; this command finds it and hands its options on.
///
/// `nicc bench --idle N`: what devices cost that have nothing to do.
@Command(
        name = "bench",
        sortOptions = false,
        description =
                "Measures cards in real guests, interleaved in one run: TCP, UDP, requests, packets per second, and"
                        + " what they use of the processors; medians and ratios. Needs root, and a checkout of nicc. Options after"
                        + " --guest are those of .ci/guest-bench; .ci/guest-bench --help lists them."
                        + " With --idle: what many devices in one process cost that have nothing to do; --device NAME"
                        + " (e1000), --build BUILD (optimised), --wire WIRE (null), --seconds S (10), --json.")
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--guest", description = "In a guest of stock QEMU with unmodified drivers.")
    private boolean guest;

    @Option(names = "--idle", paramLabel = "N", description = "N idle devices in one process, a client each.")
    private int idle;

    @Unmatched
    private List<String> options = new ArrayList<>();

    /// Creates the command; picocli does.
    public BenchCommand() {}

    @Override
    public Integer call() {
        int[] status = new int[1];
        int own = Output.of(spec).run(out -> status[0] = bench(out));
        return own != 0 ? own : status[0];
    }

    private int bench(PrintWriter out) throws CommandException, IOException {
        if (idle != 0) {
            out.println(IdleOptions.parse(options).measure(idle));
            return 0;
        }
        if (!guest) {
            throw new CommandException(
                    "--guest or --idle N is measured here; the embedded guest's rates are nicc demo's");
        }
        out.flush();
        return GuestBenchProgram.run(options, ProcessBuilder.Redirect.INHERIT);
    }
}
