package nicc.runtime.guest.virtio;

/// How the driver sets the device up.
///
/// @param queueSize descriptors of a queue, a power of two, at most 256
/// @param receiveBuffer bytes of a receive buffer, more than the header's 12
/// @param receiveOffloads whether frames may be received unfinished
public record VirtioSettings(int queueSize, int receiveBuffer, boolean receiveOffloads) {
    /// Checks the ranges.
    public VirtioSettings {
        if (Integer.bitCount(queueSize) != 1 || queueSize > 256) {
            throw new IllegalArgumentException("queues of " + queueSize + " descriptors");
        }
        if (receiveBuffer <= NetHeader.BYTES) {
            throw new IllegalArgumentException("receive buffers of " + receiveBuffer + " bytes");
        }
    }

    /// What the Linux driver does at an MTU of 1500.
    ///
    /// @return the settings
    public static VirtioSettings standard() {
        return new VirtioSettings(256, 2048, false);
    }
}
