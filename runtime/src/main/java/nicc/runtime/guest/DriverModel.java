package nicc.runtime.guest;

import nicc.runtime.device.PciIdentity;

/// Makes drivers for one kind of card.
public interface DriverModel {

    /// Whether it knows the card.
    ///
    /// @param identity the card's identity
    /// @return whether [#create] makes sense
    boolean drives(PciIdentity identity);

    /// Makes a driver; the card is not touched.
    ///
    /// @param machine what the driver stands on
    /// @param setup how the card is set up
    /// @param receiver takes the frames that arrive
    /// @return the driver
    GuestDriver create(GuestMachine machine, DriverSetup setup, FrameReceiver receiver);
}
