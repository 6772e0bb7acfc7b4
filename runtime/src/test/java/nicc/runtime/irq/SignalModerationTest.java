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
            assertThat(moderation.due(true)).isTrue();
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
            assertThat(moderation.due(true)).isTrue();
            moderation.signalled();
            pass(ROUND_TRIP);
            moderation.unmasked();
        }
    }

    @Test
    void withoutHoldingEverySignalGoesOutWhenItIsDue() {
        SignalModeration eager = new SignalModeration(false);
        for (int i = 0; i < 3; i++) {
            eager.worked(SignalModeration.BUSY, false);
            assertThat(eager.due(false)).isTrue();
            eager.signalled();
        }
        assertThat(eager.deadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aBusyGuestIsSignalledWhenTheDeviceHasNothingMoreToDo() {
        moderation.worked(SignalModeration.BUSY, false);
        assertThat(moderation.due(true)).isFalse();
        for (int i = 0; i < 10; i++) {
            pass(10_000);
            moderation.worked(1, false);
            assertThat(moderation.release(true)).isFalse();
        }
        assertThat(moderation.deadline()).isBetween(now + ROUND_TRIP / 5, now + ROUND_TRIP / 3);
        pass(ROUND_TRIP / 3);
        moderation.worked(0, true);
        assertThat(moderation.release(true)).isTrue();
    }

    @Test
    void aBusyGuestIsSignalledInTimeHoweverMuchThereIsToDo() {
        moderation.worked(SignalModeration.BUSY, false);
        assertThat(moderation.due(true)).isFalse();
        long begin = now;
        while (!moderation.release(true)) {
            pass(10_000);
            moderation.worked(1, false);
        }
        assertThat(now - begin).isBetween(8 * ROUND_TRIP, SignalModeration.LONGEST);
    }

    @Test
    void aBusyGuestThatOnlySendsIsInterruptedLessOften() {
        moderation.worked(SignalModeration.BUSY, false);
        assertThat(moderation.due(false)).isFalse();
        pass(13 * ROUND_TRIP);
        moderation.worked(1, false);
        assertThat(moderation.release(false)).isFalse();
        assertThat(moderation.release(true)).isTrue();
        moderation.due(false);
        pass(SignalModeration.LONGEST - 14 * ROUND_TRIP);
        moderation.worked(1, false);
        assertThat(moderation.release(false)).isTrue();
    }

    @Test
    void whatTellsOnlyOfTheGuestsOwnDoingsWaitsForNewsButNoLongerThanAnInterruptTakes() {
        moderation.worked(1, false);
        assertThat(moderation.due(false)).isFalse();
        pass(ROUND_TRIP);
        moderation.worked(1, false);
        assertThat(moderation.release(false)).isFalse();
        assertThat(moderation.deadline()).isBetween(now + 2 * ROUND_TRIP, now + 3 * ROUND_TRIP);
        assertThat(moderation.release(true)).isTrue();
        moderation.withdrawn();
        assertThat(moderation.due(false)).as("waits since the first time").isFalse();
        pass(3 * ROUND_TRIP);
        assertThat(moderation.release(false)).isTrue();
    }

    @Test
    void aSignalWithoutNewsIsNotHeldWhereNothingIsKnownOfItsCost() {
        assertThat(new SignalModeration().due(false)).isTrue();
    }

    @Test
    void whatIsWithdrawnDoesNotGoOut() {
        moderation.worked(SignalModeration.BUSY, false);
        assertThat(moderation.due(true)).isFalse();
        moderation.withdrawn();
        assertThat(moderation.deadline()).isEqualTo(Long.MAX_VALUE);
        pass(10 * SignalModeration.LONGEST);
        assertThat(moderation.release(true)).isFalse();
        assertThat(moderation.due(true)).isTrue();
    }

    @Test
    void aConsumerThatNeverUnmasksTeachesNothing() {
        moderation.signalled();
        pass(1_000_000_000);
        moderation.worked(SignalModeration.BUSY, false);
        assertThat(moderation.due(true)).isTrue();
    }
}
