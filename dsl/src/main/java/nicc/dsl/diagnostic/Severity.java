package nicc.dsl.diagnostic;

/// How bad a finding is.
public enum Severity {
    /// The device cannot be made.
    ERROR,
    /// The device can be made, and probably is not what was meant.
    WARNING
}
