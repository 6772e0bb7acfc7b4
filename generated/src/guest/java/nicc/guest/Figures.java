package nicc.guest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The figures of all rounds, by card and measurement, and their medians.
final class Figures {

    private final Map<String, Map<Measurement, List<Sample>>> byCard = new LinkedHashMap<>();

    /// What one round found.
    ///
    /// @param figure in the measurement's unit
    /// @param cpu what was used of the processors meanwhile, 1 for one processor
    /// @param counts what was counted meanwhile, or null
    /// @param line nanoseconds in which a cache line went to another processor and back, before or after,
    ///     whichever was more
    record Sample(double figure, CpuTimes cpu, @Nullable Counts counts, double line) {}

    /// Adds a figure of one round.
    void add(String card, Measurement measurement, Sample sample) {
        byCard.computeIfAbsent(card, key -> new EnumMap<>(Measurement.class))
                .computeIfAbsent(measurement, key -> new ArrayList<>())
                .add(sample);
    }

    /// The median over the rounds, which must have had one at least.
    private double median(String card, Measurement measurement, ToDoubleFunction<Sample> of) {
        double[] sorted = byCard.get(card).get(measurement).stream()
                .mapToDouble(of)
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// A table for each measurement: medians, their ratios to the first card's, what was used of the processors, and
    /// how far these were from each other.
    String table() {
        StringBuilder text = new StringBuilder();
        String base = byCard.keySet().iterator().next();
        for (Measurement measurement : byCard.get(base).keySet()) {
            text.append("%-18s%14s%8s%8s%8s%8s%8s%n"
                    .formatted(measurement.title(), measurement.unit(), "ratio", "vCPU", "QEMU", "server", "line"));
            for (String card : byCard.keySet()) {
                if (byCard.get(card).containsKey(measurement)) {
                    line(text, card, measurement, median(base, measurement, Sample::figure));
                }
            }
        }
        return text.toString();
    }

    private void line(StringBuilder text, String card, Measurement measurement, double base) {
        double median = median(card, measurement, Sample::figure);
        text.append("  %-16s%14.1f%8.2f".formatted(card, median, median / base));
        text.append("%8.2f"
                .formatted(median(card, measurement, sample -> sample.cpu().vcpu())));
        text.append("%8.2f"
                .formatted(median(card, measurement, sample -> sample.cpu().qemu())));
        text.append("%8.2f"
                .formatted(median(card, measurement, sample -> sample.cpu().server())));
        text.append("%8.0f%n".formatted(median(card, measurement, Sample::line)));
    }

    /// A measurement of one card.
    ///
    /// @param unit of the figures
    /// @param median over the rounds
    /// @param ratio of the median to the first card's
    /// @param rounds in their order
    record Result(String unit, double median, double ratio, List<Sample> rounds) {}

    /// Everything, for JSON: by card and measurement.
    Map<String, Map<String, Result>> results() {
        String base = byCard.keySet().iterator().next();
        Map<String, Map<String, Result>> cards = new LinkedHashMap<>();
        byCard.forEach((card, figures) -> {
            Map<String, Result> measurements = new LinkedHashMap<>();
            figures.forEach((measurement, rounds) -> {
                double median = median(card, measurement, Sample::figure);
                double ratio = median / median(base, measurement, Sample::figure);
                measurements.put(measurement.option(), new Result(measurement.unit(), median, ratio, rounds));
            });
            cards.put(card, measurements);
        });
        return cards;
    }
}
