package nicc.runtime.guest.virtio;

import nicc.runtime.guest.GuestDriverException;

/// What a driver does to a device before it is live (VIRTIO 1.3, sections 3.1.1 and 4.1.5.1).
final class Initialisation {
    private static final int ADDRESS_BYTES = 6;

    private final Structures structures;

    Initialisation(Structures structures) {
        this.structures = structures;
    }

    /// The message of a queue; 0 is that of the configuration.
    static int vector(int queue) {
        return queue + 1;
    }

    /// Resets the device and agrees on features with it.
    ///
    /// @param wanted features beyond those that every driver takes
    /// @return the features
    long negotiate(long wanted) {
        structures.common(CommonLayout.DEVICE_STATUS, 1, 0);
        if (status() != 0) {
            throw new GuestDriverException("the device is not reset");
        }
        status(CommonLayout.ACKNOWLEDGE);
        status(CommonLayout.DRIVER);
        long offered = offered();
        if ((offered & VirtioFeatures.NEEDED) != VirtioFeatures.NEEDED) {
            throw new GuestDriverException("the device offers features 0x%X only".formatted(offered));
        }
        long features = VirtioFeatures.NEEDED | (offered & (VirtioFeatures.WELCOME | wanted));
        for (int half = 0; half < 2; half++) {
            structures.common(CommonLayout.DRIVER_FEATURE_SELECT, Integer.BYTES, half);
            structures.common(
                    CommonLayout.DRIVER_FEATURE, Integer.BYTES, (features >>> (half * Integer.SIZE)) & 0xFFFF_FFFFL);
        }
        status(CommonLayout.FEATURES_OK);
        if ((status() & CommonLayout.FEATURES_OK) == 0) {
            throw new GuestDriverException("the device does not take features 0x%X".formatted(features));
        }
        return features;
    }

    private long offered() {
        long features = 0;
        for (int half = 0; half < 2; half++) {
            structures.common(CommonLayout.DEVICE_FEATURE_SELECT, Integer.BYTES, half);
            features |= structures.common(CommonLayout.DEVICE_FEATURE, Integer.BYTES) << (half * Integer.SIZE);
        }
        return features;
    }

    /// The station address, from the device configuration (5.1.4).
    long station() {
        long address = 0;
        for (int i = 0; i < ADDRESS_BYTES; i++) {
            address = (address << Byte.SIZE) | structures.device(i);
        }
        return address;
    }

    /// Tells the device where a queue is.
    ///
    /// @return the queue's notification offset
    int enable(int number, Virtqueue queue) {
        structures.common(CommonLayout.QUEUE_SELECT, Short.BYTES, number);
        if (structures.common(CommonLayout.QUEUE_SIZE, Short.BYTES) < queue.size) {
            throw new GuestDriverException("queue " + number + " is too small");
        }
        structures.common(CommonLayout.QUEUE_SIZE, Short.BYTES, queue.size);
        structures.common(CommonLayout.QUEUE_MSIX_VECTOR, Short.BYTES, vector(number));
        if (structures.common(CommonLayout.QUEUE_MSIX_VECTOR, Short.BYTES) != vector(number)) {
            throw new GuestDriverException("queue " + number + " has no vector");
        }
        structures.commonHalves(CommonLayout.QUEUE_DESC, queue.descriptors);
        structures.commonHalves(CommonLayout.QUEUE_DRIVER, queue.driver);
        structures.commonHalves(CommonLayout.QUEUE_DEVICE, queue.device);
        int offset = (int) structures.common(CommonLayout.QUEUE_NOTIFY_OFF, Short.BYTES);
        structures.common(CommonLayout.QUEUE_ENABLE, Short.BYTES, 1);
        return offset;
    }

    /// The driver is ready.
    void ready() {
        status(CommonLayout.DRIVER_OK);
        if ((status() & CommonLayout.NEEDS_RESET) != 0) {
            throw new GuestDriverException("the device needs a reset");
        }
    }

    private int status() {
        return (int) structures.common(CommonLayout.DEVICE_STATUS, 1);
    }

    private void status(int bit) {
        structures.common(CommonLayout.DEVICE_STATUS, 1, status() | bit);
    }
}
