package nicc.guest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Compares cards in one run: each round boots a guest with each card in turn, so that what else the machine
/// does meets
/// all
/// of them alike, and the medians of the rounds are shown. Compare ratios within one run, never figures of two.
@Command(
        name = "guest-bench",
        mixinStandardHelpOptions = true,
        description = "Measures cards in a real guest: TCP and packets per second, interleaved, medians.")
final class GuestBench implements Callable<Integer> {

    @Option(names = "--rounds", description = "how often each card is measured (default: ${DEFAULT-VALUE})")
    private int rounds = 5;

    @Option(names = "--seconds", description = "how long each measurement takes (default: ${DEFAULT-VALUE})")
    private int seconds = 3;

    @Option(
            names = "--cards",
            split = ",",
            description = "which cards, the base of the ratios first (default: ${DEFAULT-VALUE})")
    private List<String> cards =
            List.of("stock-e1000", "stock-virtio", "nicc-reference", "nicc-optimised", "nicc-virtio-optimised", "nicc-vhost-user");

    @Option(names = "--json", paramLabel = "FILE", description = "also write all figures to this file")
    private @Nullable Path json;

    /// Runs the benchmark.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new GuestBench()).execute(arguments));
    }

    @Override
    public Integer call() {
        Figures figures = new Figures();
        for (int round = 1; round <= rounds; round++) {
            for (String card : cards) {
                measure(Nic.parse(card), figures);
            }
            System.err.printf("round %d of %d%n%s%n", round, rounds, figures.table());
        }
        System.out.println(figures.table());
        if (json != null) {
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValue(json.toFile(), figures.results());
        }
        return 0;
    }

    private void measure(Nic nic, Figures figures) {
        try (GuestMachine guest = GuestMachine.boot(nic)) {
            guest.bringUp();
            for (Measurement measurement : Measurement.values()) {
                figures.add(nic.label(), measurement, measurement.take(guest, Duration.ofSeconds(seconds)));
            }
        }
    }
}
