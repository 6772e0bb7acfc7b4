package nicc.runtime.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nicc.runtime.calibrate.Calibration;
import nicc.runtime.report.GuestLadder;
import nicc.runtime.report.GuestLadder.Card;
import nicc.runtime.report.GuestLadder.GuestMeasurement;
import nicc.runtime.report.GuestRow;
import nicc.runtime.report.Rung;
import nicc.runtime.report.Rung.Kind;
import org.jspecify.annotations.Nullable;

/// Puts what a real guest showed beside what the model says.
public final class GuestAnalysis {
    /// The platform of the guest bench.
    public static final String PROFILE = "vfio-user-qemu";

    private final List<Rung> rungs;
    private final GuestModel model;
    private final Calibration calibration;

    /// Creates an analysis.
    ///
    /// @param rungs the cards that were measured, by the bench's names: from the reference on, the paravirtual one
    ///     last
    /// @param calibration the machine's costs
    public GuestAnalysis(List<Rung> rungs, Calibration calibration) {
        this.rungs = List.copyOf(rungs);
        this.calibration = calibration;
        this.model = new GuestModel(GuestCosts.of(calibration));
    }

    /// Analyses the bench's figures.
    ///
    /// @param file what the bench wrote with `--count --json`
    /// @param notes what a reader should know
    /// @return the ladder
    /// @throws IOException when the file is not the bench's
    public GuestLadder of(Path file, List<String> notes) throws IOException {
        List<GuestMeasurement> measurements = new ArrayList<>();
        for (var measured : GuestFigures.read(file).entrySet()) {
            Map<String, GuestRow> rows =
                    measured.getValue().stream().collect(Collectors.toMap(GuestRow::card, Function.identity()));
            for (Rung rung : rungs) {
                if (!rows.containsKey(rung.name())) {
                    throw new IOException(file + " has no figures of " + rung.name());
                }
            }
            measurements.add(measurement(measured.getKey(), rows));
        }
        return new GuestLadder(
                rungs.getLast().name(),
                calibration.machine().toString(),
                GuestCosts.forReport(calibration),
                measurements,
                notes);
    }

    private GuestMeasurement measurement(String name, Map<String, GuestRow> rows) {
        GuestRow base = rows.get(rungs.getLast().name());
        List<Card> cards = new ArrayList<>();
        for (int i = 0; i < rungs.size(); i++) {
            GuestRow row = rows.get(rungs.get(i).name());
            String before = before(i);
            Double bought = before == null ? null : rows.get(before).nanos() - row.nanos();
            cards.add(new Card(rungs.get(i), row, bought, model.predict(base, row)));
        }
        return new GuestMeasurement(name, cards);
    }

    /// What a card is compared with: the step before it, or the last step.
    private @Nullable String before(int rung) {
        List<Rung> steps = rungs.stream()
                .filter(one -> one.kind() == Kind.REFERENCE || one.kind() == Kind.STEP)
                .toList();
        return switch (rungs.get(rung).kind()) {
            case REFERENCE, PARAVIRTUAL -> null;
            case STEP ->
                steps.indexOf(rungs.get(rung)) > 0
                        ? steps.get(steps.indexOf(rungs.get(rung)) - 1).name()
                        : null;
            case WITHOUT -> steps.isEmpty() ? null : steps.getLast().name();
        };
    }
}
