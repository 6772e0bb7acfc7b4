package nicc.runtime.device;

/// The resets that reach a card from outside; a spec says with its `reset … on` what each one does.
public enum Reset {
    /// Power comes on.
    POWER,
    /// The bus resets the function: PCI RST#, a function-level reset, or vfio-user's `DEVICE_RESET`.
    BUS
}
