package nicc.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nicc.runtime.report.GuestDifference;
import nicc.runtime.report.GuestPrediction;
import nicc.runtime.report.GuestRow;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The model's arithmetic: a trapped access costs 1000 ns, 50 of them work, an unmasking 500, a posted write 100.
final class GuestModelTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final GuestRow BASE = taken(5000, 0, 0, 1, new Times(3000, 200, 1000));

    private final GuestModel model = new GuestModel(new GuestCosts(1000, 500, 100, 50));

    /// What a guest's time is made of, but for accesses.
    private record Times(double vcpu, double ready, double idle) {}

    @Test
    void exitsThatExplainATimeLeaveNothing() {
        // Two accesses and an unmasking are 2500, of which 150 are work, and one more posted write is 100.
        GuestPrediction said = model.predict(BASE, taken(7600, 2, 1, 2, new Times(3250, 200, 1000)));
        assertThat(said.nanos()).isEqualTo(7600, EXACT);
        assertThat(said.off()).isEqualTo(0, EXACT);
        assertThat(said.difference().work()).isEqualTo(0, EXACT);
        assertThat(said.difference().accesses()).isEqualTo(0, EXACT);
        assertThat(said.missing()).isEmpty();
    }

    @Test
    void whatExitsDoNotExplainIsDividedAndNamed() {
        GuestPrediction said = model.predict(BASE, taken(10_000, 1, 0, 1, new Times(5050, 300, 2000)));
        GuestDifference terms = said.difference();
        assertThat(said.nanos()).isEqualTo(6000, EXACT);
        assertThat(said.off()).isEqualTo(-0.4, EXACT);
        assertThat(terms.exits() + terms.work() + terms.ready() + terms.idle() + terms.accesses())
                .isEqualTo(terms.whole(), EXACT);
        assertThat(said.missing())
                .isEqualTo("work of the guest's processor +2,000 ns, guest without work +1,000 ns,"
                        + " accesses beyond their cost +900 ns");
    }

    private static GuestRow taken(double nanos, double trapped, double unmasks, double posted, Times times) {
        return new GuestRow(
                "card",
                0,
                nanos,
                nanos,
                nanos,
                trapped,
                unmasks,
                posted,
                0,
                0,
                0,
                0,
                0,
                0,
                times.vcpu(),
                times.ready(),
                times.idle(),
                0);
    }
}
