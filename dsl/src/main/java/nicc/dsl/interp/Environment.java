package nicc.dsl.interp;

/// The world around a device: the guest's memory, and whoever observes.
public interface Environment {

    /// A byte of guest memory. It may change at any moment.
    ///
    /// @param address any address
    /// @return 0 to 255; 255 where nothing is mapped
    int read(long address);

    /// Changes a byte of guest memory; no effect where nothing is mapped.
    ///
    /// @param address any address
    /// @param value 0 to 255
    void write(long address, int value);

    /// Something that can be observed has happened. A [Effect.DmaRead] or [Effect.DmaWrite] is told before its
    /// bytes are read or written.
    ///
    /// @param effect what
    void observe(Effect effect);

    /// The device calls one of its ports. Told before anything comes of the call.
    ///
    /// @param call what it says
    default void called(PortCall call) {}
}
