package nicc.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A set of descriptors to wait on (poll(2)). It is filled anew for each wait, without allocation: the sets
/// here have a handful of members, and who fills it anew cannot forget to take one out.
///
///      struct pollfd (8 bytes)            struct timespec (16 bytes)
///      0        4        6        8       0                 8                16
///      | fd     | events | revents|       | tv_sec          | tv_nsec         |
public final class Poll {
    /// Something can be read, or the peer has closed.
    public static final int READABLE = 0x001;
    /// Something can be written without blocking.
    public static final int WRITABLE = 0x004;
    /// Reported for any descriptor, asked for or not: error, hang-up, or not open.
    public static final int BROKEN = 0x008 | 0x010 | 0x020;

    private static final long ENTRY = 8;
    private static final long EVENTS = 4;
    private static final long REVENTS = 6;
    private static final long NANOS = 8;
    private static final long SECOND = 1_000_000_000L;

    private final int capacity;
    private final MemorySegment set;
    private final MemorySegment timeout = Arena.ofAuto().allocate(16, 8);
    private int size;

    /// Creates an empty set.
    ///
    /// @param capacity members it can hold, at least 1
    public Poll(int capacity) {
        this.capacity = capacity;
        set = Arena.ofAuto().allocate(ENTRY * capacity, 8);
    }

    /// Empties the set.
    public void clear() {
        size = 0;
    }

    /// Adds a descriptor. A negative number is a member that is never ready; so is any number when the set is
    /// full, and a wait is then cut to a millisecond so that nobody is forgotten.
    ///
    /// @param fd what to wait on
    /// @param events [#READABLE], [#WRITABLE] or both
    /// @return its index for [#ready(int)], or -1 when the set is full
    public int add(int fd, int events) {
        if (size >= capacity) {
            size = capacity + 1;
            return -1;
        }
        long at = size * ENTRY;
        set.set(JAVA_INT, at, fd);
        set.set(JAVA_SHORT, at + EVENTS, (short) events);
        set.set(JAVA_SHORT, at + REVENTS, (short) 0);
        return size++;
    }

    /// Waits until a member is ready, the time is over or a signal comes.
    ///
    /// @param nanos the longest wait, 0 to look only; [Long#MAX_VALUE] for no end
    /// @return how many members are ready
    public int await(long nanos) {
        boolean overfull = size > capacity;
        long limit = overfull ? Math.min(nanos, 1_000_000L) : nanos;
        long limitAddress = 0;
        if (limit != Long.MAX_VALUE) {
            long rest = Math.max(limit, 0);
            timeout.set(JAVA_LONG, 0, rest / SECOND);
            timeout.set(JAVA_LONG, NANOS, rest % SECOND);
            limitAddress = timeout.address();
        }
        long ready = FileCalls.ppoll(set.address(), overfull ? capacity : size, limitAddress, 0);
        return (int) Math.max(ready, 0);
    }

    /// What the last wait said about a member.
    ///
    /// @param index what [#add(int, int)] returned
    /// @return the events that hold, of those asked for and [#BROKEN]; 0 for none and for a member that did not
    ///     fit
    public int ready(int index) {
        return index < 0 || index >= Math.min(size, capacity) ? 0 : set.get(JAVA_SHORT, index * ENTRY + REVENTS);
    }
}
