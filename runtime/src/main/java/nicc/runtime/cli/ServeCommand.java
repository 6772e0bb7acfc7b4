package nicc.runtime.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nicc.runtime.agent.IdleLatency;
import nicc.runtime.certificate.CertificateException;
import nicc.runtime.certificate.ProofCertificate;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.ExitPlan;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.transport.TraceHeader;
import nicc.runtime.transport.TraceRecorder;
import nicc.runtime.vhostuser.RingDevice;
import nicc.runtime.wire.Wire;
import nicc.runtime.wire.WireSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nicc serve`: runs a device and offers it to a hypervisor over vfio-user or vhost-user.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs a compiled device and serves it over vfio-user, or its rings over vhost-user, until it is"
                + " terminated (SIGTERM, SIGINT).",
        footer = {
            "",
            "The hypervisor's memory must be a shared memfd; the command line for QEMU (10.1 or later) is printed.",
            "A hypervisor may disconnect and another one connect: over vfio-user the device keeps its state, over",
            "vhost-user it is reset, and the hypervisor sets it up again."
        })
public final class ServeCommand implements Callable<Integer> {
    private static final long LOOK = 100;
    private static final String VHOST_USER = "vhost-user";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DEVICE", description = "The device's name; nicc devices lists them.")
    private String device = "";

    @Option(names = "--socket", required = true, paramLabel = "PATH", description = "Where to listen.")
    private Path socket = Path.of("");

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Serve N devices in this process (default: ${DEFAULT-VALUE}). %%d in --socket, --wire and"
                    + " --trace is a device's number, from 0; --mac is the first one's, and counts up.")
    private int count = 1;

    @Option(
            names = "--vhost-user",
            description = "Serve the device's rings to the hypervisor's own virtio device, instead of the whole card.")
    private boolean vhostUser;

    @Option(names = "--wire", required = true, paramLabel = "WIRE", description = WireSpec.SYNTAX + ".")
    private String wire = "";

    @Option(names = "--mac", paramLabel = "ADDRESS", description = "The card's Ethernet address: its parameter MAC.")
    private @Nullable String mac;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "A parameter of the device; repeatable.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The platform (default: vfio-user-qemu; with --vhost-user: vhost-user).")
    private @Nullable String profile;

    @Option(
            names = "--build",
            paramLabel = "BUILD",
            description = "reference or optimised (default: ${DEFAULT-VALUE}).")
    private String build = "optimised";

    @Option(names = "--classes", paramLabel = "DIR", description = "Look in a directory of compiled classes first.")
    private @Nullable Path classes;

    @Option(
            names = "--require-proof",
            description = "Serve only classes that nicc verify has proved: their certificate lies beside them and"
                    + " matches them and the spec.")
    private boolean requireProof;

    @Option(names = "--trace", paramLabel = "FILE", description = "Record every access; nicc trace reads it.")
    private @Nullable Path trace;

    @Mixin
    private MeasuringOptions measuring = new MeasuringOptions();

    @Option(names = "--json", description = "Print counters as JSON, a line each time.")
    private boolean json;

    /// Creates the command; picocli does.
    public ServeCommand() {}

    @Override
    public Integer call() {
        return Output.of(spec).run(this::serve);
    }

    private void serve(PrintWriter out) throws CommandException, IOException {
        NicDeviceFactory compiled = Devices.find(classes).get(device, build);
        if (requireProof) {
            vouch(compiled, out);
        }
        NicDeviceFactory factory = measuring.counting(compiled, requireProof, count);
        CommandLines qemu = commandLine(factory.description());
        Numbered numbered = Numbered.of(count, socket, trace);
        try (IdleLatency idle = measuring.idle();
                ServedDevices served = new ServedDevices()) {
            List<String> commands = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ServedDevice one = start(factory, numbered, i, idle);
                served.add(numbered.socket(i), one);
                commands.add(qemu.of(i, numbered.socket(i), one));
            }
            Thread hook = closeOnSignal(served, out);
            for (int i = 0; i < count; i++) {
                announce(out, numbered.socket(i), commands.get(i));
            }
            boolean ended = watch(served, out);
            boolean ours = takeBack(hook);
            if (ours) {
                end(served, out);
            }
            if (ours && ended) {
                throw new CommandException("the device has stopped; the log says why");
            }
        }
    }

    private ServedDevice start(NicDeviceFactory factory, Numbered numbered, int number, IdleLatency idle)
            throws CommandException, IOException {
        DeviceDescription description = factory.description();
        Map<String, Long> values =
                nicc.runtime.cli.Parameters.of(description, parameters, Numbered.address(mac, number));
        Path at = numbered.socket(number);
        ServedDevice.Options options = measuring.options(idle);
        return vhostUser
                ? ServedDevice.overVhostUser(factory, values, openWire(number), at, options)
                : ServedDevice.overVfioUser(
                        factory, values, openWire(number), at, recorder(description, numbered.trace(number)), options);
    }

    /// How a hypervisor is started with the device, once that is served.
    private interface CommandLines {
        String of(int number, Path socket, ServedDevice device);
    }

    private CommandLines commandLine(DeviceDescription description) throws CommandException {
        if (vhostUser) {
            checkFrontEnd(description);
            return (number, at, served) ->
                    QemuCommandLine.ofVhostUser(at, served.queues(), Numbered.address(mac, number));
        }
        ExitPlan plan = plan(description);
        return (_, at, _) -> QemuCommandLine.of(at, plan);
    }

    /// A front-end has the card itself: what concerns a guest's accesses has no meaning here.
    private void checkFrontEnd(DeviceDescription description) throws CommandException {
        if (RingDevice.rings(description) == 0) {
            throw new CommandException("device " + description.name()
                    + " has no rings for a vhost-user front-end: its spec does not say vhostuser");
        }
        if (trace != null) {
            throw new CommandException("over vhost-user the guest's accesses go to the hypervisor's own device:"
                    + " there is nothing to --trace");
        }
        if (profile != null && !profile.equals(VHOST_USER)) {
            throw new CommandException("with --vhost-user the platform is " + VHOST_USER + ", not " + profile);
        }
    }

    private String platform() {
        if (profile != null) {
            return profile;
        }
        return vhostUser ? VHOST_USER : "vfio-user-qemu";
    }

    private void vouch(NicDeviceFactory factory, PrintWriter out) throws CommandException {
        try {
            ProofCertificate certificate = ProofCertificate.require(factory);
            out.println("proved: " + certificate.obligations() + " obligations"
                    + (certificate.platforms().contains(platform())
                            ? ", the exits on " + platform() + " minimal"
                            : "; nothing is said of the exits on " + platform()));
        } catch (CertificateException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void announce(PrintWriter out, Path at, String qemu) {
        out.println("listening on " + at);
        out.println();
        out.println(qemu);
        out.flush();
    }

    /// @return whether the device ended by itself, rather than this thread being interrupted
    private boolean watch(ServedDevices served, PrintWriter out) {
        try {
            while (!served.ended(LOOK)) {
                served.printStatistics(out, json);
            }
            return true;
        } catch (InterruptedException _) {
            return false; // whoever serves in a thread ends it so
        }
    }

    /// Ends the devices, and says what they have done if that was asked for.
    private void end(ServedDevices served, PrintWriter out) {
        served.close();
        if (measuring.reports()) {
            served.printLastStatistics(out, json);
        }
    }

    /// A signal is the usual end of a server: everything is put away, and the status is 0.
    private Thread closeOnSignal(ServedDevices served, PrintWriter out) {
        Thread hook = new Thread(
                () -> {
                    end(served, out);
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

    private Wire openWire(int number) throws CommandException, IOException {
        try {
            return measuring.wire(WireSpec.parse(Numbered.text(wire, number))).open();
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private ExitPlan plan(DeviceDescription description) throws CommandException {
        List<String> known = description.plans().stream().map(ExitPlan::profile).toList();
        return description.plans().stream()
                .filter(plan -> plan.profile().equals(platform()))
                .findFirst()
                .orElseThrow(() -> new CommandException("device " + description.name() + " has no plan for platform "
                        + platform() + "." + Nearest.hint(platform(), known)));
    }

    private @Nullable TraceRecorder recorder(DeviceDescription description, @Nullable Path file) throws IOException {
        if (file == null) {
            return null;
        }
        return new TraceRecorder(
                file, new TraceHeader(description.name(), description.build(), description.specHash(), platform()));
    }
}
