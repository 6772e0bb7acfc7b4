package nicc.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nicc.runtime.calibrate.Calibration;
import nicc.runtime.calibrate.Cost;
import nicc.runtime.calibrate.MachineIdentity;
import nicc.runtime.report.GuestPrediction;
import nicc.runtime.report.GuestRow;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The model's arithmetic: a trapped access costs 1000 ns, a posted write 100.
final class GuestModelTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final Calibration COSTS = new Calibration(
            Calibration.FORMAT,
            MachineIdentity.here(),
            List.of(new Cost("qemu.read", "", 1000, 1000, 1000, 1), new Cost("qemu.posted", "", 100, 100, 100, 1)),
            List.of());
    private static final GuestRow BASE = taken(5000, 0, 1, 3000, 1000);

    private final GuestModel model = new GuestModel(ExitCosts.of("vfio-user-qemu", COSTS));

    @Test
    void exitsThatExplainATimeLeaveNothing() {
        GuestPrediction said = model.predict(BASE, taken(7100, 2, 2, 3100, 1000));
        assertThat(said.nanos()).isEqualTo(7100, EXACT);
        assertThat(said.off()).isEqualTo(0, EXACT);
        assertThat(said.vcpu()).isEqualTo(0, EXACT);
        assertThat(said.waiting()).isEqualTo(0, EXACT);
        assertThat(said.missing()).isEmpty();
    }

    @Test
    void whatExitsDoNotExplainIsDividedAndNamed() {
        GuestRow card = taken(10_000, 1, 1, 5000, 1500);
        GuestPrediction said = model.predict(BASE, card);
        assertThat(said.nanos()).isEqualTo(6000, EXACT);
        assertThat(said.off()).isEqualTo(-0.4, EXACT);
        assertThat(said.vcpu() + said.server() + said.waiting()).isEqualTo(card.nanos() - said.nanos(), EXACT);
        assertThat(said.missing())
                .isEqualTo("vCPU work +2000 ns, waiting for interrupts or others +1500 ns, server work +500 ns");
    }

    @Test
    void theServersWorkIsNoMoreThanWhatTheGuestWaits() {
        GuestPrediction said = model.predict(BASE, taken(10_000, 0, 1, 7000, 9000));
        assertThat(said.server()).isEqualTo(1000, EXACT);
        assertThat(said.waiting()).isEqualTo(0, EXACT);
    }

    private static GuestRow taken(double nanos, double trapped, double posted, double vcpu, double server) {
        return new GuestRow("card", 0, nanos, trapped, posted, 0, 0, vcpu, server);
    }
}
