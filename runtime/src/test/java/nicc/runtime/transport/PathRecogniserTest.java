package nicc.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.device.PathDescription;
import nicc.runtime.device.PathDescription.Access;
import nicc.runtime.device.PathDescription.Repeat;
import org.junit.jupiter.api.Test;

/// Paths are found where they follow each other, where one is taken within another, and where they begin alike.
final class PathRecogniserTest {

    /// A handler, and a poll that it schedules.
    private static final PathDescription INTERRUPT = new PathDescription(
            "interrupt",
            "handler and poll",
            List.of(
                    read("ICR"),
                    write("IMC"),
                    read("STATUS"),
                    new Repeat(1, 0, 16, List.of(write("RDT"))),
                    write("IMS"),
                    read("STATUS")));

    /// A handler that finds a poll scheduled.
    private static final PathDescription AGAIN = new PathDescription(
            "interrupt_again",
            "handler alone",
            List.of(read("ICR"), write("IMC"), read("STATUS"), write("IMS"), read("STATUS")));

    private static final PathDescription TRANSMIT =
            new PathDescription("transmit", "doorbells", List.of(new Repeat(1, 0, 1, List.of(write("TDT")))));

    private static final String HANDLER = "read ICR, write IMC, read STATUS";
    private static final String ENABLE = "write IMS, read STATUS";

    private final PathRecogniser recogniser = new PathRecogniser(List.of(INTERRUPT, AGAIN, TRANSMIT));

    @Test
    void paths_behind_each_other_are_the_first_that_fits() {
        take(HANDLER, ENABLE, HANDLER, "write RDT", ENABLE);

        assertThat(runs()).containsExactly("interrupt 0", "interrupt 1 to 16");
        assertThat(recogniser.strays()).isEmpty();
    }

    @Test
    void handler_before_the_poll_is_another_path() {
        take(HANDLER, HANDLER, ENABLE, "write RDT", ENABLE, HANDLER, ENABLE);

        assertThat(runs()).containsExactlyInAnyOrder("interrupt 1 to 16", "interrupt_again any", "interrupt 0");
        assertThat(recogniser.strays()).isEmpty();
    }

    @Test
    void handlers_within_the_poll_are_another_path() {
        take(HANDLER, "write RDT", HANDLER, ENABLE, "write RDT", HANDLER, ENABLE, ENABLE);

        assertThat(runs())
                .containsExactlyInAnyOrder("interrupt 17 to 32", "interrupt_again any", "interrupt_again any");
        assertThat(recogniser.strays()).isEmpty();
    }

    @Test
    void handler_before_the_flush_of_a_poll_that_is_over_schedules_its_own() {
        take(HANDLER, "write RDT", "write IMS", HANDLER, "read STATUS", "write RDT", ENABLE);

        assertThat(runs()).containsExactly("interrupt 1 to 16", "interrupt 1 to 16");
        assertThat(recogniser.strays()).isEmpty();
    }

    @Test
    void doorbells_within_a_poll_are_a_path_of_their_own() {
        take(HANDLER, "write TDT", "write RDT", "write TDT", ENABLE);

        assertThat(runs()).containsExactlyInAnyOrder("interrupt 1 to 16", "transmit 2");
    }

    @Test
    void path_that_is_left_is_none() {
        take("read ICR, write IMC", HANDLER, "write RDT", ENABLE);

        assertThat(runs()).containsExactly("interrupt 1 to 16");
        assertThat(recogniser.strays()).hasSize(2);
    }

    @Test
    void paths_that_are_left_again_and_again_do_not_pile_up() {
        for (int i = 0; i < 100; i++) {
            take("read ICR");
        }

        assertThat(recogniser.strays()).hasSize(98);
        assertThat(runs()).isEmpty();
    }

    /// What was recognised, at the end of the sequence.
    private List<String> runs() {
        recogniser.finish();
        return recogniser.runs().stream()
                .map(run -> run.path() + " " + run.units())
                .toList();
    }

    private void take(String... steps) {
        Stream.of(steps)
                .flatMap(some -> Stream.of(some.split(", ", -1)))
                .map(step -> step.split(" ", -1))
                .forEach(words -> recogniser.take(access(words[0].equals("write")), words[1]));
    }

    private static TraceRecord.Access access(boolean write) {
        return new TraceRecord.Access(0, 0, 0, 4, write, Mechanism.TRAPPED, 0, 0, 0);
    }

    private static Access read(String register) {
        return new Access(register, false);
    }

    private static Access write(String register) {
        return new Access(register, true);
    }
}
