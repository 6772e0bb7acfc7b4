package nicc.runtime.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nicc.runtime.calibrate.Calibration;
import nicc.runtime.report.GuestLadder;
import nicc.runtime.report.GuestRow;

/// Puts what a real guest showed beside what the model says.
public final class GuestAnalysis {
    /// The platform of the guest bench.
    private static final String PROFILE = "vfio-user-qemu";

    private GuestAnalysis() {}

    /// Analyses the bench's figures.
    ///
    /// @param file what the bench wrote with `--count --json`
    /// @param base the card that predictions start from; it was measured as well
    /// @param calibration the machine's costs
    /// @param notes what a reader should know
    /// @return the ladder
    /// @throws IOException when the file is not the bench's
    public static GuestLadder of(Path file, String base, Calibration calibration, List<String> notes)
            throws IOException {
        ExitCosts costs = ExitCosts.of(PROFILE, calibration);
        GuestModel model = new GuestModel(costs);
        List<GuestLadder.GuestMeasurement> measurements = new ArrayList<>();
        for (var measured : GuestFigures.read(file).entrySet()) {
            GuestRow from = measured.getValue().stream()
                    .filter(row -> row.card().equals(base))
                    .findFirst()
                    .orElseThrow(() -> new IOException(file + " has no figures of " + base));
            List<GuestLadder.Card> cards = measured.getValue().stream()
                    .map(row -> new GuestLadder.Card(row, model.predict(from, row)))
                    .toList();
            measurements.add(new GuestLadder.GuestMeasurement(measured.getKey(), cards));
        }
        return new GuestLadder(base, calibration.machine().toString(), costs.forReport(), measurements, notes);
    }
}
