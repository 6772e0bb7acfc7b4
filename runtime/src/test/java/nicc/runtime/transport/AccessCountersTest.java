package nicc.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.transport.AccessCounters.Site;
import org.junit.jupiter.api.Test;

class AccessCountersTest {
    private final AccessCounters counters = new AccessCounters();

    @Test
    void sitesAreToldApartByRegionOffsetDirectionAndMechanism() {
        counters.count(0, 8, true, Mechanism.POSTED);
        counters.count(0, 8, true, Mechanism.POSTED);
        counters.count(0, 8, true, Mechanism.TRAPPED);
        counters.count(0, 8, false, Mechanism.TRAPPED);
        counters.count(5, 1L << 40, false, Mechanism.TRAPPED);
        assertThat(counters.sites())
                .containsExactlyInAnyOrder(
                        new Site(0, 8, true, Mechanism.POSTED, 2),
                        new Site(0, 8, true, Mechanism.TRAPPED, 1),
                        new Site(0, 8, false, Mechanism.TRAPPED, 1),
                        new Site(5, 1L << 40, false, Mechanism.TRAPPED, 1));
    }

    @Test
    void aGuestThatTouchesEveryOffsetMakesNoMoreSitesThanTheLimit() {
        for (int offset = 0; offset < 3 * AccessCounters.MAX_SITES; offset++) {
            counters.count(0, offset, false, Mechanism.TRAPPED);
        }
        counters.count(0, 0, false, Mechanism.TRAPPED);
        assertThat(counters.sites()).hasSize(AccessCounters.MAX_SITES);
        assertThat(counters.sites().getFirst()).isEqualTo(new Site(0, 0, false, Mechanism.TRAPPED, 2));
        assertThat(counters.elsewhere()).isEqualTo(2L * AccessCounters.MAX_SITES);
    }
}
