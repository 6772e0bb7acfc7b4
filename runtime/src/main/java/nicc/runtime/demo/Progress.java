package nicc.runtime.demo;

/// Hears how far a demonstration is.
@FunctionalInterface
public interface Progress {

    /// A step begins.
    ///
    /// @param what what it is
    /// @param done steps before it
    /// @param all steps in all
    void step(String what, int done, int all);
}
