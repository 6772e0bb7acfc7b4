package nicc.runtime.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import nicc.runtime.agent.PollIdleStrategy;
import nicc.runtime.certificate.CertificateException;
import nicc.runtime.certificate.ProofCertificate;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.ExitPlan;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.transport.TraceHeader;
import nicc.runtime.transport.TraceRecorder;
import nicc.runtime.wire.Wire;
import nicc.runtime.wire.WireSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nicc serve`: runs a device and offers it to a hypervisor over vfio-user.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs a compiled device and serves it over vfio-user, until it is terminated (SIGTERM, SIGINT).",
        footer = {
            "",
            "The hypervisor's memory must be a shared memfd; the command line for QEMU (10.1 or later) is printed.",
            "A hypervisor may disconnect and another one connect: the device keeps its state."
        })
public final class ServeCommand implements Callable<Integer> {
    private static final long LOOK = 100;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DEVICE", description = "The device's name; nicc devices lists them.")
    private String device = "";

    @Option(names = "--socket", required = true, paramLabel = "PATH", description = "Where to listen.")
    private Path socket = Path.of("");

    @Option(names = "--wire", required = true, paramLabel = "WIRE", description = WireSpec.SYNTAX + ".")
    private String wire = "";

    @Option(names = "--mac", paramLabel = "ADDRESS", description = "The card's Ethernet address: its parameter MAC.")
    private @Nullable String mac;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "A parameter of the device; repeatable.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--profile", paramLabel = "NAME", description = "The platform (default: ${DEFAULT-VALUE}).")
    private String profile = "vfio-user-qemu";

    @Option(
            names = "--build",
            paramLabel = "BUILD",
            description = "reference or optimised (default: ${DEFAULT-VALUE}).")
    private String build = "optimised";

    @Option(names = "--classes", paramLabel = "DIR", description = "Also look in a directory of compiled classes.")
    private @Nullable Path classes;

    @Option(
            names = "--require-proof",
            description = "Serve only classes that nicc verify has proved: their certificate lies beside them and"
                    + " matches them and the spec.")
    private boolean requireProof;

    @Option(names = "--trace", paramLabel = "FILE", description = "Record every access; nicc trace reads it.")
    private @Nullable Path trace;

    @Option(names = "--stats", paramLabel = "SECONDS", description = "Print counters so often.")
    private int seconds;

    @Option(
            names = "--spin",
            paramLabel = "MICROSECONDS",
            description = "Spin so long before sleeping (default: ${DEFAULT-VALUE}).")
    private int spin = (int) (PollIdleStrategy.DEFAULT_SPIN / 1000);

    /// Creates the command; picocli does.
    public ServeCommand() {}

    @Override
    public Integer call() {
        return Output.of(spec).run(this::serve);
    }

    private void serve(PrintWriter out) throws CommandException, IOException {
        NicDeviceFactory factory = Devices.find(classes).get(device, build);
        if (requireProof) {
            vouch(factory, out);
        }
        ExitPlan plan = plan(factory.description());
        Map<String, Long> values = nicc.runtime.cli.Parameters.of(factory.description(), parameters, mac);
        ServedDevice.Options options =
                new ServedDevice.Options(spin * 1000L, TimeUnit.SECONDS.toNanos(Math.max(0, seconds)));
        try (ServedDevice served =
                new ServedDevice(factory, values, openWire(), socket, recorder(factory.description()), options)) {
            Thread hook = closeOnSignal(served);
            announce(out, plan);
            boolean ended = watch(served, out);
            if (takeBack(hook) && ended) {
                throw new CommandException("the device has stopped; the log says why");
            }
        }
    }

    private void vouch(NicDeviceFactory factory, PrintWriter out) throws CommandException {
        try {
            ProofCertificate certificate = ProofCertificate.require(factory);
            out.println("proved: " + certificate.obligations() + " obligations"
                    + (certificate.platforms().contains(profile)
                            ? ", the exits on " + profile + " minimal"
                            : "; nothing is said of the exits on " + profile));
        } catch (CertificateException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private void announce(PrintWriter out, ExitPlan plan) {
        out.println("listening on " + socket);
        out.println();
        out.println(QemuCommandLine.of(socket, plan));
        out.flush();
    }

    /// @return whether the device ended by itself, rather than this thread being interrupted
    private static boolean watch(ServedDevice served, PrintWriter out) {
        try {
            while (!served.ended(LOOK)) {
                Statistics statistics = served.takeStatistics();
                if (statistics != null) {
                    out.println(statistics);
                    out.flush();
                }
            }
            return true;
        } catch (InterruptedException _) {
            return false; // whoever serves in a thread ends it so
        }
    }

    /// A signal is the usual end of a server: everything is put away, and the status is 0.
    private static Thread closeOnSignal(ServedDevice served) {
        Thread hook = new Thread(
                () -> {
                    served.close();
                    Runtime.getRuntime().halt(0);
                },
                "terminate");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    /// @return false when a signal has come: the hook runs, and ends the process
    private static boolean takeBack(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return false;
        }
    }

    private Wire openWire() throws CommandException, IOException {
        try {
            return WireSpec.parse(wire).open();
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private ExitPlan plan(DeviceDescription description) throws CommandException {
        List<String> known = description.plans().stream().map(ExitPlan::profile).toList();
        return description.plans().stream()
                .filter(plan -> plan.profile().equals(profile))
                .findFirst()
                .orElseThrow(() -> new CommandException("device " + description.name() + " has no plan for platform "
                        + profile + "." + Nearest.hint(profile, known)));
    }

    private @Nullable TraceRecorder recorder(DeviceDescription description) throws IOException {
        if (trace == null) {
            return null;
        }
        return new TraceRecorder(
                trace, new TraceHeader(description.name(), description.build(), description.specHash(), profile));
    }
}
