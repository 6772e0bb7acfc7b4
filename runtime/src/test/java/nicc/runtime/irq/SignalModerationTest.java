package nicc.runtime.irq;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalModerationTest {
    private static final long ROUND_TRIP = 100_000;

    private final SignalModeration moderation = new SignalModeration();
    private long now;

    /// A guest whose interrupts take a round trip of 100 µs to be noticed.
    @BeforeEach
    void learn() {
        for (int i = 0; i < 100; i++) {
            pass(10_000_000);
            assertThat(moderation.due()).isTrue();
            moderation.signalled();
            pass(ROUND_TRIP);
            moderation.unmasked();
        }
    }

    private void pass(long nanos) {
        now += nanos;
        moderation.advanceTo(now);
    }

    @Test
    void aGuestThatWaitsForOneFrameAtATimeIsNeverKeptWaiting() {
        for (int i = 0; i < 100; i++) {
            moderation.worked(SignalModeration.BUSY - 1, false);
            assertThat(moderation.due()).isTrue();
            moderation.signalled();
            pass(ROUND_TRIP);
            moderation.unmasked();
        }
    }

    @Test
    void aBusyGuestIsSignalledWhenTheDeviceHasNothingMoreToDo() {
        moderation.worked(SignalModeration.BUSY, false);
        assertThat(moderation.due()).isFalse();
        for (int i = 0; i < 10; i++) {
            pass(10_000);
            moderation.worked(1, false);
            assertThat(moderation.release()).isFalse();
        }
        assertThat(moderation.deadline()).isBetween(now + ROUND_TRIP / 5, now + ROUND_TRIP / 3);
        pass(ROUND_TRIP / 3);
        moderation.worked(0, true);
        assertThat(moderation.release()).isTrue();
    }

    @Test
    void aBusyGuestIsSignalledInTimeHoweverMuchThereIsToDo() {
        moderation.worked(SignalModeration.BUSY, false);
        assertThat(moderation.due()).isFalse();
        long begin = now;
        while (!moderation.release()) {
            pass(10_000);
            moderation.worked(1, false);
        }
        assertThat(now - begin).isBetween(8 * ROUND_TRIP, SignalModeration.LONGEST);
    }

    @Test
    void whatIsWithdrawnDoesNotGoOut() {
        moderation.worked(SignalModeration.BUSY, false);
        assertThat(moderation.due()).isFalse();
        moderation.withdrawn();
        assertThat(moderation.deadline()).isEqualTo(Long.MAX_VALUE);
        pass(10 * SignalModeration.LONGEST);
        assertThat(moderation.release()).isFalse();
        assertThat(moderation.due()).isTrue();
    }

    @Test
    void aConsumerThatNeverUnmasksTeachesNothing() {
        moderation.signalled();
        pass(1_000_000_000);
        moderation.worked(SignalModeration.BUSY, false);
        assertThat(moderation.due()).isTrue();
    }
}
