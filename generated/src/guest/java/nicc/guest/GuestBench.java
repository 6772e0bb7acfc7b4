package nicc.guest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import nicc.runtime.agent.IdleLatency;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Compares cards in one run: each round boots a guest with each card in turn, so that what else the machine
/// does meets all of them alike, and the medians of the rounds are shown. Compare ratios within one run, never figures
/// of two.
@Command(
        name = "guest-bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures cards in a real guest, interleaved: TCP, UDP, requests and packets per second, and what they"
                        + " use of the processors; medians.")
final class GuestBench implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--rounds", description = "how often each card is measured (default: ${DEFAULT-VALUE})")
    private int rounds = 5;

    @Option(names = "--seconds", description = "how long each measurement takes (default: ${DEFAULT-VALUE})")
    private int seconds = 3;

    @Option(
            names = "--warm-up",
            description =
                    "how many seconds each measurement is made before it counts, as a server in Java is slow at"
                            + " first and all guests find their windows and timers; 0 for not at all (default: ${DEFAULT-VALUE})")
    private int warmUp = 2;

    @Option(
            names = "--cards",
            split = ",",
            description = "which cards, the base of the ratios first (default: ${DEFAULT-VALUE})")
    private List<String> cards = List.of(
            "stock-e1000",
            "stock-e1000e",
            "stock-virtio",
            "nicc-reference",
            "nicc-optimised",
            "nicc-virtio-optimised",
            "nicc-vhost-user");

    @Option(
            names = "--define",
            paramLabel = "NAME=SPEC OPTION…",
            description =
                    "a further card for --cards: one of nicc's, with options of nicc serve, and qemu:PROPERTY for one of QEMU's"
                            + " vfio-user-pci that is switched on; repeatable")
    private List<String> defined = List.of();

    @Option(
            names = "--measure",
            split = ",",
            description = "what is measured (default: all of tcp-out, tcp-in, udp-out, udp-in, requests, small-single,"
                    + " small-burst, large-single, large-burst)")
    private List<String> measurements = Measurement.options();

    @Option(
            names = "--serve",
            paramLabel = "OPTION",
            split = ",",
            description = "further options of nicc serve, for nicc's cards, as in --serve=--spin,50")
    private List<String> served = List.of();

    @Option(
            names = "--in-guest",
            paramLabel = "CARD=SCRIPT",
            description = "what a card's guest runs before it is measured, as in"
                    + " --in-guest 'nicc-optimised=ethtool -K eth0 rx on'; repeatable")
    private Map<String, String> scripts = Map.of();

    @Option(
            names = "--kernel",
            paramLabel = "PARAMETER",
            description = "a further parameter for every guest's kernel, as in --kernel nokaslr; repeatable")
    private List<String> parameters = List.of();

    @Option(
            names = "--place",
            paramLabel = "QEMU/SERVER",
            description =
                    "the processors of QEMU and of nicc's server, as taskset takes them: 0/1 or 0/0 (default: any)")
    private @Nullable String place;

    @Option(
            names = "--count",
            description =
                    "also count exits, interrupts, copies and what the guest idles meanwhile, for --json; nicc's cards then count"
                            + " their operations")
    private boolean count;

    @Option(
            names = "--awake",
            description = "keep the machine's processors from halting all the while, for every card alike: what nicc"
                    + " serve asks for by itself, stock QEMU does not")
    private boolean awake;

    @Option(
            names = "--near",
            paramLabel = "NANOS",
            description = "wait before each measurement, a minute at most, until a cache line goes to another of the"
                    + " machine's processors and back in so many ns: a virtual machine's are moved about, and what is"
                    + " handed from thread to thread costs several times as much while they are far apart")
    private @Nullable Integer near;

    @Option(names = "--json", paramLabel = "FILE", description = "also write all figures to this file, after each card")
    private @Nullable Path json;

    /// Runs the benchmark.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new GuestBench()).execute(arguments));
    }

    @Override
    public Integer call() {
        List<Measurement> chosen;
        List<Nic> nics;
        try {
            if (near != null && near < 1) {
                throw new IllegalArgumentException("--near is 1 ns or more");
            }
            chosen = measurements.stream().map(Measurement::parse).toList();
            nics = nics();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), e.getMessage(), e);
        }
        try (IdleLatency processors = awake ? IdleLatency.of(0) : IdleLatency.unlimited()) {
            processors.hold();
            System.out.print(measure(nics, chosen).table());
        }
        return 0;
    }

    private List<Nic> nics() {
        for (String card : scripts.keySet()) {
            if (!cards.contains(card)) {
                throw new IllegalArgumentException("--in-guest: '%s' is none of the cards %s".formatted(card, cards));
            }
        }
        List<String> options = new ArrayList<>(served);
        if (count) {
            options.addAll(ServerCounts.OPTIONS);
        }
        List<Nic.Described> described =
                defined.stream().map(Nic.Described::parse).toList();
        return cards.stream().map(card -> card(card, described).with(options)).toList();
    }

    private Figures measure(List<Nic> nics, List<Measurement> chosen) {
        Figures figures = new Figures();
        for (int round = 1; round <= rounds; round++) {
            for (Nic nic : nics) {
                System.err.printf("round %d of %d: %s%n", round, rounds, nic.label());
                measure(nic, chosen, figures);
                write(figures); // a run that is cut short keeps what it has
            }
            if (round < rounds) {
                System.err.println(figures.table());
            }
        }
        return figures;
    }

    private void write(Figures figures) {
        if (json != null) {
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValue(json.toFile(), figures.results());
        }
    }

    private static Nic card(String name, List<Nic.Described> described) {
        return described.stream()
                .filter(nic -> nic.label().equals(name))
                .map(Nic.class::cast)
                .findFirst()
                .orElseGet(() -> Nic.parse(name));
    }

    private void measure(Nic nic, List<Measurement> chosen, Figures figures) {
        try (GuestMachine guest = GuestMachine.boot(nic, parameters)) {
            guest.bringUp();
            Optional.ofNullable(scripts.get(nic.label())).ifPresent(guest.shell()::ok);
            if (place != null) {
                guest.place(place.split("/", 2));
            }
            for (Measurement measurement : chosen) {
                if (warmUp > 0) {
                    measurement.warm(guest, Duration.ofSeconds(warmUp));
                }
                Duration time = Duration.ofSeconds(seconds);
                double before = near == null ? Distance.now() : Distance.awaitUnder(near);
                Window window = Window.of(guest, time, count, () -> measurement.take(guest, time));
                double line = Math.max(before, Distance.now());
                double figure = window.taken().figure();
                System.err.printf(
                        "  %s: %.1f %s (line %.0f ns)%n", measurement.option(), figure, measurement.unit(), line);
                figures.add(nic.label(), measurement, new Figures.Sample(figure, window.cpu(), window.counts(), line));
            }
        }
    }
}
