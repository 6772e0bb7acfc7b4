package nicc.runtime.transport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nicc.runtime.device.ExitPlan.Mechanism;
import org.agrona.collections.Long2LongCounterMap;

/// How often each site was accessed, and how. A guest chooses offsets, so that the sites are bounded: those
/// beyond [#MAX_SITES] are counted together. Allocates only when a site is new.
public final class AccessCounters {
    /// Most sites that are told apart.
    public static final int MAX_SITES = 4096;

    private static final int SMALL_BITS = 7;

    private final Long2LongCounterMap counts = new Long2LongCounterMap(0);
    private long elsewhere;

    /// How often a site was accessed in one way.
    ///
    /// @param bar the region
    /// @param offset byte offset in the region
    /// @param write whether the accesses were writes
    /// @param mechanism what each access was
    /// @param count accesses
    public record Site(int bar, long offset, boolean write, Mechanism mechanism, long count) {}

    /// Counts an access.
    ///
    /// @param bar the region, 0 to 5
    /// @param offset byte offset in the region, below 2^56
    /// @param write whether it was a write
    /// @param mechanism what the access was
    public void count(int bar, long offset, boolean write, Mechanism mechanism) {
        long key = offset << SMALL_BITS | (long) bar << 4 | (write ? 8 : 0) | MechanismCode.of(mechanism);
        if (counts.incrementAndGet(key) == 1 && counts.size() > MAX_SITES) {
            counts.remove(key);
            elsewhere++;
        }
    }

    /// Accesses to sites beyond [#MAX_SITES].
    ///
    /// @return how many
    public long elsewhere() {
        return elsewhere;
    }

    /// All sites, the busiest first.
    ///
    /// @return a copy
    public List<Site> sites() {
        List<Site> sites = new ArrayList<>();
        counts.forEach((key, count) -> sites.add(site(key, count)));
        sites.sort(Comparator.comparingLong(Site::count)
                .reversed()
                .thenComparingInt(Site::bar)
                .thenComparingLong(Site::offset));
        return sites;
    }

    private static Site site(long key, long count) {
        Mechanism mechanism = Objects.requireNonNull(MechanismCode.mechanism((int) key & 7));
        return new Site((int) (key >>> 4) & 7, key >>> SMALL_BITS, (key & 8) != 0, mechanism, count);
    }
}
