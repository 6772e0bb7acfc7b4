package nicc.runtime.transport;

import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.pci.PciFunction;
import org.jspecify.annotations.Nullable;

/// The one way in which transports reach a function's regions: it counts each access, and shows it to a
/// listener if there is one.
public final class AccessPort {
    private final PciFunction function;
    private final AccessCounters counters = new AccessCounters();
    private final @Nullable AccessListener listener;

    /// Creates a port.
    ///
    /// @param function what is accessed
    /// @param listener who is told of each access, or null
    public AccessPort(PciFunction function, @Nullable AccessListener listener) {
        this.function = function;
        this.listener = listener;
    }

    /// The function behind the port.
    ///
    /// @return the function
    public PciFunction function() {
        return function;
    }

    /// What was accessed so far.
    ///
    /// @return the live counters
    public AccessCounters counters() {
        return counters;
    }

    /// A guest's read, which it waits for.
    ///
    /// @param bar index, any value
    /// @param offset byte offset, any value
    /// @param size bytes, 1 to 8
    /// @return the value, little endian
    public long read(int bar, long offset, int size) {
        if (!inside(bar, offset)) {
            return function.read(bar, offset, size);
        }
        counters.count(bar, offset, false, Mechanism.TRAPPED);
        if (listener == null) {
            return function.read(bar, offset, size);
        }
        long before = function.peek(bar, offset, size);
        long value = function.read(bar, offset, size);
        long after = function.peek(bar, offset, size);
        listener.access(bar, offset, size, false, Mechanism.TRAPPED, value, before, after);
        return value;
    }

    /// A guest's write.
    ///
    /// @param bar index, any value
    /// @param offset byte offset, any value
    /// @param size bytes, 1 to 8
    /// @param value little endian
    /// @param mechanism whether the guest waits for it
    public void write(int bar, long offset, int size, long value, Mechanism mechanism) {
        if (!inside(bar, offset)) {
            return;
        }
        counters.count(bar, offset, true, mechanism);
        if (listener == null) {
            function.write(bar, offset, size, value);
            return;
        }
        long before = function.peek(bar, offset, size);
        function.write(bar, offset, size, value);
        long after = function.peek(bar, offset, size);
        listener.access(bar, offset, size, true, mechanism, value, before, after);
    }

    /// A reset by the bus.
    public void reset() {
        function.reset();
        if (listener != null) {
            listener.reset();
        }
    }

    private boolean inside(int bar, long offset) {
        return offset >= 0 && offset < function.size(bar);
    }
}
