package nicc.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nicc.runtime.device.ExitPlan.Mechanism;
import org.junit.jupiter.api.Test;

/// Handlers are told from each other by whether they come while a poll is under way.
final class InterruptTraceTest {

    private static final String HANDLER = "read ICR, write IMC, read STATUS, ";
    private static final String UNMASK = "write IMS, read STATUS, ";

    @Test
    void handlers_that_schedule_polls_stay_in_their_order() {
        String trace = HANDLER + UNMASK + HANDLER + "write RDT, write ITR, " + UNMASK;

        assertSorted(trace, trace, "");
    }

    @Test
    void handler_before_the_poll_begins_finds_it_scheduled() {
        assertSorted(
                HANDLER + HANDLER + UNMASK + "write RDT, " + UNMASK,
                HANDLER + "write RDT, " + UNMASK,
                HANDLER + UNMASK);
    }

    @Test
    void handlers_within_a_poll_find_it_scheduled() {
        assertSorted(
                HANDLER + "write RDT, " + HANDLER + UNMASK + "write RDT, " + HANDLER + UNMASK + UNMASK,
                HANDLER + "write RDT, write RDT, " + UNMASK,
                HANDLER + UNMASK + HANDLER + UNMASK);
    }

    @Test
    void handler_before_the_flush_of_a_poll_that_is_over_comes_behind_it() {
        assertSorted(
                HANDLER + "write IMS, " + HANDLER + "read STATUS, write RDT, " + UNMASK,
                HANDLER + UNMASK + HANDLER + "write RDT, " + UNMASK,
                "");
    }

    @Test
    void handler_that_finds_no_cause_is_none_wherever_it_comes() {
        String none = "read ICR=0, ";

        InterruptTrace sorted = InterruptTrace.of(
                accesses(HANDLER + "write RDT, " + none + "write RDT, write IMS, " + none + "read STATUS, "));

        assertThat(sorted.polls()).isEqualTo(accesses(HANDLER + "write RDT, write RDT, " + UNMASK));
        assertThat(sorted.again()).isEmpty();
        assertThat(sorted.none()).isEqualTo(accesses(none + none));
    }

    private static void assertSorted(String trace, String polls, String again) {
        InterruptTrace sorted = InterruptTrace.of(accesses(trace));

        assertThat(sorted.polls()).isEqualTo(accesses(polls));
        assertThat(sorted.again()).isEqualTo(accesses(again));
    }

    private static List<TracedAccess> accesses(String steps) {
        return Stream.of(steps.split(", ", -1))
                .filter(step -> !step.isEmpty())
                .map(InterruptTraceTest::access)
                .toList();
    }

    /// `read REGISTER`, which finds something, or `read REGISTER=0`.
    private static TracedAccess access(String step) {
        String[] words = step.split("[ =]", -1);
        return new TracedAccess(words[1], words[0].equals("write"), Mechanism.TRAPPED, words.length > 2 ? 0 : 1);
    }
}
