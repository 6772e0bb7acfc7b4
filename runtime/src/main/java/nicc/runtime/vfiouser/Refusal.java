package nicc.runtime.vfiouser;

/// Error numbers of replies that refuse a request (errno(3) on Linux). Only a client that breaks the protocol,
/// or asks for what this server does not offer, gets one; whatever a guest does has a defined value instead.
final class Refusal {
    /// Not a refusal: the request was carried out.
    static final int NONE = 0;

    /// EIO: the device failed.
    static final int IO = 5;

    /// ENOMEM: memory cannot be mapped.
    static final int NO_MEMORY = 12;

    /// EINVAL: a field has a value that the protocol does not allow.
    static final int INVALID = 22;

    /// ENOTTY: no such device feature.
    static final int NO_FEATURE = 25;

    /// ENOTSUP: a command that this server does not know.
    static final int NOT_SUPPORTED = 95;

    private Refusal() {}
}
