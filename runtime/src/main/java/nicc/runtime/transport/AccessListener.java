package nicc.runtime.transport;

import nicc.runtime.device.ExitPlan.Mechanism;

/// Sees every access to a device in order, with what the site held before and after it. Called on the agent's
/// thread; must not block.
public interface AccessListener {

    /// An access happened.
    ///
    /// @param bar the region, 0 to 5
    /// @param offset byte offset in the region
    /// @param size bytes, 1 to 8
    /// @param write whether it was a write
    /// @param mechanism what the access was
    /// @param value what was read or written
    /// @param before what the site held before
    /// @param after what the site holds now
    void access(
            int bar, long offset, int size, boolean write, Mechanism mechanism, long value, long before, long after);

    /// The bus reset the function.
    void reset();
}
