package nicc.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import nicc.guest.TracedPath.Occurrence;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.device.PathDescription;
import nicc.runtime.device.PathDescription.Access;
import nicc.runtime.device.PathDescription.EngineStep;
import nicc.runtime.device.PathDescription.Optional;
import nicc.runtime.device.PathDescription.Repeat;
import org.junit.jupiter.api.Test;

/// Traces are cut into paths and counted, and what is no path is refused.
final class TracedPathTest {

    /// read ICR; repeat n { engine receive; } repeat ceil(n / 16) { write RDT; } optional { write ITR; }
    /// write IMS;
    private final TracedPath path = new TracedPath(new PathDescription(
            "interrupt",
            "a poll",
            List.of(
                    new Access("ICR", false),
                    new Repeat(1, 0, 1, List.of(new EngineStep("receive"))),
                    new Repeat(1, 0, 16, List.of(new Access("RDT", true))),
                    new Optional(List.of(new Access("ITR", true))),
                    new Access("IMS", true))));

    @Test
    void each_time_the_path_is_taken_is_counted_by_itself() {
        List<TracedAccess> trace = trace(
                "read ICR, write IMS, read ICR, write RDT, write ITR, write IMS, read ICR, write RDT, write RDT, write IMS");

        assertThat(path.occurrences(trace, TracedPathTest::fullPolls))
                .containsExactly(new Occurrence(0, 2, 2), new Occurrence(16, 3, 3), new Occurrence(32, 4, 4));
    }

    @Test
    void access_too_many_differs_from_the_prediction() {
        List<TracedAccess> trace = trace("read ICR, write RDT, write RDT, write IMS");

        assertThat(path.occurrences(trace, accesses -> 16)).containsExactly(new Occurrence(16, 4, 3));
    }

    @Test
    void trace_that_is_no_path_is_refused_with_its_place() {
        List<TracedAccess> trace = trace("read ICR, write IMS, write IMS");

        assertThatThrownBy(() -> path.occurrences(trace, TracedPathTest::fullPolls))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("interrupt")
                .hasMessageContaining("write IMS");
    }

    @Test
    void path_that_is_cut_off_is_refused() {
        assertThatThrownBy(() -> path.occurrences(trace("read ICR, write RDT"), TracedPathTest::fullPolls))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void only_its_own_accesses_belong_to_a_path() {
        assertThat(path.has(trace("write ITR").getFirst())).isTrue();
        assertThat(path.has(trace("read ITR").getFirst())).isFalse();
        assertThat(path.has(trace("write TDT").getFirst())).isFalse();
    }

    private static int fullPolls(List<TracedAccess> accesses) {
        return 16
                * Math.toIntExact(accesses.stream()
                        .filter(access -> access.step().equals("write RDT"))
                        .count());
    }

    private static List<TracedAccess> trace(String steps) {
        return Stream.of(steps.split(", ", -1))
                .map(step -> step.split(" ", -1))
                .map(words -> new TracedAccess(words[1], words[0].equals("write"), Mechanism.TRAPPED, 0))
                .toList();
    }
}
