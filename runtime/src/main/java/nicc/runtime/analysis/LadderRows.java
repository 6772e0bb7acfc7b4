package nicc.runtime.analysis;

import java.util.ArrayList;
import java.util.List;
import nicc.runtime.report.Consumption;
import nicc.runtime.report.LadderRow;
import nicc.runtime.report.LadderTable;
import nicc.runtime.report.LadderTable.PathShare;
import nicc.runtime.report.Rung;
import nicc.runtime.report.Rung.Kind;
import org.jspecify.annotations.Nullable;

/// What each rung of a ladder bought, and what the model says about it.
final class LadderRows {
    private final ExitModel model;
    private final ExitCosts platform;
    private final List<Rung> rungs;

    /// Creates rows.
    ///
    /// @param model predicts
    /// @param platform what exits cost there
    /// @param rungs the builds: the reference, a step for each pass, those without one pass, another card
    LadderRows(ExitModel model, ExitCosts platform, List<Rung> rungs) {
        this.model = model;
        this.platform = platform;
        this.rungs = List.copyOf(rungs);
    }

    /// The index of the optimised build: the last step.
    int optimised() {
        int last = 0;
        for (int i = 0; i < rungs.size(); i++) {
            if (rungs.get(i).kind() == Kind.STEP) {
                last = i;
            }
        }
        return last;
    }

    /// What times are predicted from: the other card, or the optimised build where there is none.
    Rung base() {
        return rungs.get(baseIndex());
    }

    private int baseIndex() {
        return rungs.getLast().kind() == Kind.PARAVIRTUAL ? rungs.size() - 1 : optimised();
    }

    /// Makes a table.
    ///
    /// @param workload the traffic
    /// @param taken what each rung takes, in their order
    /// @param paths of the optimised build
    LadderTable table(String workload, List<Consumption> taken, List<PathShare> paths) {
        Consumption base = taken.get(baseIndex());
        List<LadderRow> rows = new ArrayList<>();
        for (int i = 0; i < rungs.size(); i++) {
            Consumption before = before(i, taken);
            Consumption now = taken.get(i);
            double there = model.on(platform, now);
            rows.add(new LadderRow(
                    rungs.get(i),
                    now,
                    before == null ? null : before.nanos() - now.nanos(),
                    model.predict(base, now),
                    there,
                    before == null ? null : model.on(platform, before) - there));
        }
        Consumption reference = taken.getFirst();
        return new LadderTable(
                workload,
                rows,
                paths,
                model.predict(base, reference).difference(),
                model.difference(base, reference, platform));
    }

    /// What a rung is compared with: the one before it, or the optimised build.
    private @Nullable Consumption before(int rung, List<Consumption> taken) {
        return switch (rungs.get(rung).kind()) {
            case REFERENCE, PARAVIRTUAL -> null;
            case STEP -> taken.get(rung - 1);
            case WITHOUT -> taken.get(optimised());
        };
    }
}
