package nicc.runtime.cli;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nicc.runtime.agent.IdleLatency;
import nicc.runtime.agent.PollIdleStrategy;
import nicc.runtime.analysis.CountedClasses;
import nicc.runtime.analysis.RuntimeDifference;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.wire.TapWire;
import nicc.runtime.wire.WireSpec;
import nicc.runtime.wire.WireSpec.TapSpec;
import picocli.CommandLine.Option;

/// Options of `nicc serve` about what is counted and measured, and about what the runtime is to do without meanwhile.
final class MeasuringOptions {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double OFTEN = 0.1;

    @Option(
            names = "--stats",
            paramLabel = "SECONDS",
            description = "Print counters so often, every 0.1 s at the most.")
    private double seconds;

    @Option(
            names = "--operations",
            description = "Also count the device's accesses to descriptors, copies and checksums, in changed classes.")
    private boolean operations;

    @Option(
            names = "--latency",
            description = "Measure how long the guest waits; percentiles with --stats and at the end.")
    private boolean latency;

    @Option(
            names = "--disable",
            paramLabel = "NAME",
            split = ",",
            description = {
                "Do without what the runtime does for a card, to measure its worth: whole (frames come from a tap uncut),",
                "join (TCP segments that a card cuts go into a tap as one frame), checksum (checksums that a card hands on",
                "are the kernel's), hold (interrupts may wait), awake (processors do not halt while a guest and its device",
                "wait for each other)."
            })
    private List<String> disabled = List.of();

    @Option(
            names = "--spin",
            paramLabel = "MICROSECONDS",
            description = "Spin so long before sleeping (default: ${DEFAULT-VALUE}).")
    private int spin = (int) (PollIdleStrategy.DEFAULT_SPIN / 1000);

    @Option(
            names = "--idle-latency",
            paramLabel = "MICROSECONDS",
            description = "While a guest and its device wait for each other in turns, ask the machine's idle processors"
                    + " to be back so soon: 0 for processors that do not halt, -1 to ask for nothing; needs root, else"
                    + " nothing is asked (default: ${DEFAULT-VALUE}).")
    private int idleLatency;

    /// What is asked of the machine's idle processors.
    ///
    /// @throws CommandException when something is to be switched off that there is not
    IdleLatency idle() throws CommandException {
        return idleLatency < 0 || without().contains(RuntimeDifference.AWAKE)
                ? IdleLatency.unlimited()
                : IdleLatency.of(idleLatency);
    }

    /// Whether counters are printed, now and again or at the end.
    boolean reports() {
        return latency || seconds > 0;
    }

    /// How a device's thread runs.
    ///
    /// @param idle what is asked of processors while others wait for the device
    /// @throws CommandException when something is to be switched off that there is not
    ServedDevice.Options options(IdleLatency idle) throws CommandException {
        long interval = seconds > 0 ? (long) (Math.max(OFTEN, seconds) * NANOS_PER_SECOND) : 0;
        boolean holds = !without().contains(RuntimeDifference.HOLD);
        return new ServedDevice.Options(spin * 1000L, idle, interval, latency, operations, holds);
    }

    /// The device that is served.
    ///
    /// @param factory makes the device as it was compiled
    /// @param proved whether it is to be exactly that
    /// @param count how many are served
    NicDeviceFactory counting(NicDeviceFactory factory, boolean proved, int count)
            throws CommandException, IOException {
        if (!operations) {
            return factory;
        }
        if (proved || count > 1) {
            throw new CommandException(
                    "--operations changes classes, which are proved as they are, and counts for one device:"
                            + " neither with --require-proof nor with --count");
        }
        return CountedClasses.of(factory);
    }

    /// A wire that does without what was disabled.
    WireSpec wire(WireSpec wire) throws CommandException {
        Set<RuntimeDifference> without = without();
        TapWire.Abilities abilities = new TapWire.Abilities(
                !without.contains(RuntimeDifference.WHOLE),
                !without.contains(RuntimeDifference.JOIN),
                !without.contains(RuntimeDifference.CHECKSUM));
        if (wire instanceof TapSpec tap) {
            return new TapSpec(tap.name(), abilities);
        }
        if (!abilities.equals(TapWire.Abilities.ALL)) {
            throw new CommandException("only a tap hands over whole frames, joins segments or finishes checksums:"
                    + " nothing to --disable");
        }
        return wire;
    }

    private Set<RuntimeDifference> without() throws CommandException {
        Set<RuntimeDifference> without = EnumSet.noneOf(RuntimeDifference.class);
        for (String name : disabled) {
            without.add(RuntimeDifference.find(name)
                    .orElseThrow(() -> new CommandException("the runtime does nothing called " + name + "."
                            + Nearest.hint(name, RuntimeDifference.names()))));
        }
        return without;
    }
}
