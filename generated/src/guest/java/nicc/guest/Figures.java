package nicc.guest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The figures of all rounds, by card and measurement, and their medians.
final class Figures {

    private final Map<String, Map<Measurement, List<Double>>> byCard = new LinkedHashMap<>();

    /// Adds a figure of one round.
    void add(String card, Measurement measurement, double figure) {
        byCard.computeIfAbsent(card, key -> new EnumMap<>(Measurement.class))
                .computeIfAbsent(measurement, key -> new ArrayList<>())
                .add(figure);
    }

    /// The median over the rounds, which must have had one at least.
    double median(String card, Measurement measurement) {
        List<Double> sorted =
                byCard.get(card).get(measurement).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /// A table of medians, each with its ratio to the first card's.
    String table() {
        StringBuilder text = new StringBuilder("%-18s".formatted("median (ratio)"));
        for (Measurement measurement : Measurement.values()) {
            text.append("%22s".formatted(measurement.title() + " " + measurement.unit()));
        }
        String base = byCard.keySet().iterator().next();
        for (String card : byCard.keySet()) {
            text.append("%n%-18s".formatted(card));
            for (Measurement measurement : Measurement.values()) {
                double median = median(card, measurement);
                text.append("%14.0f (%5.2f)".formatted(median, median / median(base, measurement)));
            }
        }
        return text.toString();
    }

    /// A measurement of one card.
    ///
    /// @param unit of the figures
    /// @param median over the rounds
    /// @param rounds in their order
    record Result(String unit, double median, List<Double> rounds) {}

    /// Everything, for JSON: by card and measurement.
    Map<String, Map<String, Result>> results() {
        Map<String, Map<String, Result>> cards = new LinkedHashMap<>();
        byCard.forEach((card, figures) -> {
            Map<String, Result> measurements = new LinkedHashMap<>();
            figures.forEach((measurement, rounds) -> measurements.put(
                    measurement.title(), new Result(measurement.unit(), median(card, measurement), rounds)));
            cards.put(card, measurements);
        });
        return cards;
    }
}
