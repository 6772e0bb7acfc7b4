package nicc.runtime.guest.e1000;

import nicc.runtime.device.PciIdentity;
import nicc.runtime.guest.DriverModel;
import nicc.runtime.guest.DriverSetup;
import nicc.runtime.guest.FrameReceiver;
import nicc.runtime.guest.GuestDriver;
import nicc.runtime.guest.GuestMachine;

/// Makes drivers for the 82540EM.
public final class E1000Model implements DriverModel {
    private static final int INTEL = 0x8086;
    private static final int DEVICE = 0x100E;
    private static final int SMALLEST_BUFFER = 256;

    /// Creates the model.
    public E1000Model() {}

    @Override
    public boolean drives(PciIdentity identity) {
        return identity.vendor() == INTEL && identity.device() == DEVICE;
    }

    @Override
    public GuestDriver create(GuestMachine machine, DriverSetup setup, FrameReceiver receiver) {
        E1000Settings settings = E1000Settings.standard().withMtu(setup.mtu());
        if (setup.receiveOffloads()) {
            settings = settings.offloading();
        }
        if (setup.smallBuffers()) {
            settings = settings.withReceiveBuffer(SMALLEST_BUFFER);
        }
        return new E1000Driver(machine, settings, receiver);
    }
}
