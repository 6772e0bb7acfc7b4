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
            assertThat(moderation.due(1)).isTrue();
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
            assertThat(moderation.due(1)).isTrue();
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
            assertThat(eager.due(0)).isTrue();
            eager.signalled();
        }
        assertThat(eager.deadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aBusyGuestIsSignalledWhenTheDeviceHasNothingMoreToDo() {
        moderation.worked(SignalModeration.BUSY, false);
        assertThat(moderation.due(1)).isFalse();
        for (int i = 0; i < 10; i++) {
            pass(10_000);
            moderation.worked(1, false);
            assertThat(moderation.release(1)).isFalse();
        }
        assertThat(moderation.deadline()).isBetween(now + ROUND_TRIP / 5, now + ROUND_TRIP / 3);
        pass(ROUND_TRIP / 3);
        moderation.worked(0, true);
        assertThat(moderation.release(1)).isTrue();
    }

    @Test
    void aBusyGuestIsSignalledInTimeHoweverMuchThereIsToDo() {
        moderation.worked(SignalModeration.BUSY, false);
        assertThat(moderation.due(1)).isFalse();
        long begin = now;
        while (!moderation.release(1)) {
            pass(10_000);
            moderation.worked(1, false);
        }
        assertThat(now - begin).isBetween(8 * ROUND_TRIP, SignalModeration.LONGEST);
    }

    @Test
    void aBusyGuestThatOnlySendsIsInterruptedLessOften() {
        moderation.worked(SignalModeration.BUSY, false);
        assertThat(moderation.due(0)).isFalse();
        pass(13 * ROUND_TRIP);
        moderation.worked(1, false);
        assertThat(moderation.release(0)).isFalse();
        assertThat(moderation.release(1)).isTrue();
        moderation.due(0);
        pass(SignalModeration.LONGEST - 14 * ROUND_TRIP);
        moderation.worked(1, false);
        assertThat(moderation.release(0)).isTrue();
    }

    @Test
    void whatTellsOnlyOfTheGuestsOwnDoingsWaitsForNewsButNoLongerThanAnInterruptTakes() {
        moderation.worked(1, false);
        assertThat(moderation.due(0)).isFalse();
        pass(ROUND_TRIP);
        moderation.worked(1, false);
        assertThat(moderation.release(0)).isFalse();
        assertThat(moderation.deadline()).isBetween(now + 2 * ROUND_TRIP, now + 3 * ROUND_TRIP);
        assertThat(moderation.release(1)).isTrue();
        moderation.withdrawn();
        assertThat(moderation.due(0)).as("waits since the first time").isFalse();
        pass(3 * ROUND_TRIP);
        assertThat(moderation.release(0)).isTrue();
    }

    @Test
    void aStreamOfFramesIsToldOfWhenTheGuestHasHadTimeForItsWork() {
        moderation.worked(SignalModeration.STREAM, false);
        assertThat(moderation.due(SignalModeration.STREAM)).isFalse();
        long begin = now;
        while (!moderation.release(SignalModeration.STREAM)) {
            pass(ROUND_TRIP / 3);
            moderation.worked(now - begin < 3 * ROUND_TRIP ? 1 : 0, false);
        }
        assertThat(now - begin).isBetween(6 * ROUND_TRIP, 8 * ROUND_TRIP);
    }

    @Test
    void aStreamThatPausesIsToldOfAtOnce() {
        moderation.worked(SignalModeration.STREAM, false);
        assertThat(moderation.due(SignalModeration.STREAM)).isFalse();
        pass(ROUND_TRIP / 2);
        moderation.worked(0, true);
        assertThat(moderation.release(SignalModeration.STREAM)).isFalse();
        pass(ROUND_TRIP / 2);
        moderation.worked(0, true);
        assertThat(moderation.release(SignalModeration.STREAM)).isTrue();
    }

    @Test
    void aStreamAfterALongTimeIsToldOfAtOnce() {
        pass(10 * ROUND_TRIP);
        moderation.worked(SignalModeration.STREAM, false);
        assertThat(moderation.due(SignalModeration.STREAM)).isTrue();
    }

    @Test
    void aSignalWithoutNewsIsNotHeldWhereNothingIsKnownOfItsCost() {
        assertThat(new SignalModeration().due(0)).isTrue();
    }

    @Test
    void whatIsWithdrawnDoesNotGoOut() {
        moderation.worked(SignalModeration.BUSY, false);
        assertThat(moderation.due(1)).isFalse();
        moderation.withdrawn();
        assertThat(moderation.deadline()).isEqualTo(Long.MAX_VALUE);
        pass(10 * SignalModeration.LONGEST);
        assertThat(moderation.release(1)).isFalse();
        assertThat(moderation.due(1)).isTrue();
    }

    @Test
    void aConsumerThatNeverUnmasksTeachesNothing() {
        moderation.signalled();
        pass(1_000_000_000);
        moderation.worked(SignalModeration.BUSY, false);
        assertThat(moderation.due(1)).isTrue();
    }
}
