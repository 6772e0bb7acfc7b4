package nicc.runtime.irq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class IntxLogicProperties {
    enum Step {
        ASSERT,
        DEASSERT,
        CONNECT,
        DISCONNECT,
        MASK,
        UNMASK
    }

    /// What an observer at the eventfd sees: he knows the calls and the signals, and nothing of the states
    /// between.
    private static final class Observer {
        private final IntxLogic line = new IntxLogic();
        private boolean asserted;
        private boolean connected;
        private boolean masked;
        private int signalsSinceArmed;

        void take(Step step) {
            boolean signal = switch (step) {
                case ASSERT, DEASSERT -> level(step == Step.ASSERT);
                case CONNECT -> connect();
                case UNMASK -> unmask();
                case MASK -> mask();
                case DISCONNECT -> disconnect();
            };
            signalsSinceArmed += signal ? 1 : 0;
            assertThat(signal && (!asserted || !connected || masked))
                    .as("a signal that nobody asked for, after %s", step)
                    .isFalse();
        }

        private boolean level(boolean level) {
            asserted = level;
            return line.level(level);
        }

        private boolean connect() {
            connected = true;
            masked = false;
            signalsSinceArmed = 0;
            return line.connect();
        }

        private boolean unmask() {
            masked = false;
            signalsSinceArmed = 0;
            return line.unmask();
        }

        private boolean mask() {
            masked = true;
            line.mask();
            return false;
        }

        private boolean disconnect() {
            connected = false;
            masked = false;
            signalsSinceArmed = 0;
            line.disconnect();
            return false;
        }
    }

    @Property(tries = 5_000)
    void anAssertedUnmaskedLineHasBeenSignalledSinceItWasArmed(@ForAll @Size(max = 60) List<Step> steps) {
        Observer observer = new Observer();
        for (Step step : steps) {
            observer.take(step);
            if (observer.asserted && observer.connected && !observer.masked) {
                assertThat(observer.signalsSinceArmed)
                        .as("signals after %s", step)
                        .isPositive();
            }
        }
    }

    @Property(tries = 5_000)
    void anArmedLineIsSignalledAtMostOnce(@ForAll @Size(max = 60) List<Step> steps) {
        Observer observer = new Observer();
        for (Step step : steps) {
            observer.take(step);
            assertThat(observer.signalsSinceArmed).as("signals after %s", step).isLessThanOrEqualTo(1);
        }
    }
}
