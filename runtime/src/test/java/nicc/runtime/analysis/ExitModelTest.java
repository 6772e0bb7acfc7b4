package nicc.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import nicc.runtime.calibrate.Calibration;
import nicc.runtime.calibrate.Cost;
import nicc.runtime.calibrate.MachineIdentity;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.report.Consumption;
import nicc.runtime.report.Difference;
import nicc.runtime.report.LadderRow;
import nicc.runtime.report.LadderTable;
import nicc.runtime.report.Prediction;
import nicc.runtime.report.Rung;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The model's arithmetic: a call costs 10 ns, a read through QEMU 1000, a posted write 100, a descriptor 5, a byte
/// 0.1.
final class ExitModelTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final Calibration COSTS = new Calibration(
            Calibration.FORMAT,
            MachineIdentity.here(),
            List.of(
                    cost("call", 10),
                    cost("copy.16", 5),
                    cost("copy.1514", 5 + 149.8),
                    cost("qemu.read", 1000),
                    cost("qemu.posted", 100)),
            List.of());
    private static final Consumption BASE = taken(100, 1, 0, 0, 0);

    private final ExitModel model = new ExitModel(COSTS, 0);
    private final ExitCosts qemu = ExitCosts.of("vfio-user-qemu", COSTS);

    @Test
    void additionalExitsAreAddedByTheirCost() {
        Prediction prediction = model.predict(BASE, taken(130, 4, 0, 0, 0));
        assertThat(prediction.nanos()).isEqualTo(130, EXACT);
        assertThat(prediction.off()).isEqualTo(0, EXACT);
        assertThat(prediction.missing()).isEmpty();
        assertThat(prediction.difference().exits()).isEqualTo(30, EXACT);
        assertThat(prediction.difference().rest()).isEqualTo(0, EXACT);
    }

    @Test
    void whatExitsDoNotExplainIsNamedTermByTerm() {
        Prediction prediction = model.predict(BASE, taken(200, 1, 4, 1, 100));
        assertThat(prediction.off()).isEqualTo(-0.5, EXACT);
        Difference difference = prediction.difference();
        assertThat(difference.whole()).isEqualTo(100, EXACT);
        assertThat(difference.accesses()).isEqualTo(20, EXACT);
        assertThat(difference.copies()).isEqualTo(15, EXACT);
        assertThat(difference.rest()).isEqualTo(65, EXACT);
        assertThat(prediction.missing())
                .isEqualTo(
                        "instructions of card and driver +65.0 ns, accesses to descriptors +20.0 ns, copies +15.0 ns");
    }

    @Test
    void aPredictionThatIsOffByLessThanFifteenPercentMissesNothing() {
        assertThat(model.predict(BASE, taken(117, 1, 0, 0, 0)).missing()).isEmpty();
        assertThat(model.predict(BASE, taken(119, 1, 0, 0, 0)).missing()).isNotEmpty();
    }

    @Test
    void aPlatformsExitsTakeThePlaceOfCalls() {
        assertThat(model.on(qemu, taken(130, 4, 0, 0, 0))).isEqualTo(130 - 40 + 4000, EXACT);
        Difference there = model.difference(BASE, taken(180, 4, 0, 0, 0), qemu);
        assertThat(there.exits()).isEqualTo(3000, EXACT);
        assertThat(there.rest()).isEqualTo(50, EXACT);
        assertThat(there.part(there.exits())).isEqualTo(3000 / 3050.0, EXACT);
    }

    @Test
    void noTimeIsBelowTheInterruptsInterval() {
        ExitModel capped = new ExitModel(COSTS, 1000);
        Consumption build = new Consumption(100, 100, 100, 1, Map.of(Mechanism.TRAPPED, 1.0), 1, 1, 0, 0, 0, 0, 0.5);
        Prediction prediction = capped.predict(BASE, build);
        assertThat(prediction.nanos()).isEqualTo(500, EXACT);
        assertThat(prediction.capped()).isTrue();
    }

    @Test
    void theBestCostThatWasMeasuredIsTaken() {
        Calibration poor = new Calibration(
                Calibration.FORMAT, MachineIdentity.here(), List.of(cost("socket.wake", 70)), List.of());
        assertThat(ExitCosts.of("vfio-user-qemu", poor).nanos(Mechanism.TRAPPED))
                .isEqualTo(70);
        assertThat(ExitCosts.of("vfio-user-qemu", poor).nanos(Mechanism.POSTED)).isZero();
        assertThat(qemu.nanos(Mechanism.TRAPPED)).isEqualTo(1000);
        assertThat(qemu.nanos(Mechanism.MAPPED)).isZero();
    }

    @Test
    void eachStepBuysItsDifferenceAndABuildWithoutAPassIsComparedWithTheOptimisedOne() {
        List<Rung> rungs = List.of(
                new Rung("reference", "", Rung.Kind.REFERENCE),
                new Rung("+a", "", Rung.Kind.STEP),
                new Rung("+b", "", Rung.Kind.STEP),
                new Rung("-a", "", Rung.Kind.WITHOUT),
                new Rung("virtual", "", Rung.Kind.PARAVIRTUAL));
        LadderRows rows = new LadderRows(model, qemu, rungs);
        LadderTable table = rows.table(
                "traffic",
                List.of(
                        taken(300, 2, 0, 0, 0),
                        taken(250, 2, 0, 0, 0),
                        taken(120, 1, 0, 0, 0),
                        taken(170, 1, 0, 0, 0),
                        BASE),
                List.of());
        assertThat(table.rows()).extracting(LadderRow::bought).containsExactly(null, 50.0, 130.0, -50.0, null);
        assertThat(rows.base().name()).isEqualTo("virtual");
        assertThat(table.here().whole()).isEqualTo(200, EXACT);
        assertThat(table.here().exits()).isEqualTo(10, EXACT);
        assertThat(table.platform().exits()).isEqualTo(1000, EXACT);
        assertThat(table.platform().rest()).isEqualTo(190, EXACT);
    }

    private static Cost cost(String id, double nanos) {
        return new Cost(id, id, nanos, nanos, nanos, 1);
    }

    private static Consumption taken(double nanos, double trapped, double accesses, double copies, double bytes) {
        return new Consumption(
                nanos,
                nanos,
                nanos,
                1e9 / nanos,
                Map.of(Mechanism.TRAPPED, trapped),
                trapped,
                trapped,
                accesses,
                copies,
                bytes,
                0,
                0);
    }
}
