package nicc.runtime.guest.virtio;

import nicc.runtime.device.PciIdentity;
import nicc.runtime.guest.DriverModel;
import nicc.runtime.guest.DriverSetup;
import nicc.runtime.guest.FrameReceiver;
import nicc.runtime.guest.GuestDriver;
import nicc.runtime.guest.GuestMachine;

/// Makes drivers for the virtio network device.
public final class VirtioModel implements DriverModel {
    private static final int VENDOR = 0x1AF4;
    private static final int DEVICE = 0x1041;
    private static final int SMALLEST_BUFFER = 256;

    /// Creates the model.
    public VirtioModel() {}

    @Override
    public boolean drives(PciIdentity identity) {
        return identity.vendor() == VENDOR && identity.device() == DEVICE;
    }

    /// Buffers are merged: jumbo frames need no larger ones.
    @Override
    public GuestDriver create(GuestMachine machine, DriverSetup setup, FrameReceiver receiver) {
        VirtioSettings standard = VirtioSettings.standard();
        return new VirtioDriver(
                machine,
                new VirtioSettings(
                        standard.queueSize(),
                        setup.smallBuffers() ? SMALLEST_BUFFER : standard.receiveBuffer(),
                        setup.receiveOffloads()),
                receiver);
    }
}
