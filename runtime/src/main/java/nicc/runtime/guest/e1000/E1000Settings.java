package nicc.runtime.guest.e1000;

/// How the driver sets the card up.
///
/// @param mtu largest IP packet, 46 to 16110
/// @param ringEntries descriptors of each ring, a multiple of 8, 16 to 4096
/// @param receiveBuffer bytes of a receive buffer: 256, 512, 1024, 2048, 4096, 8192 or 16384
/// @param microwire whether the EEPROM is read through EECD bit by bit; otherwise through EERD
/// @param receiveChecksum whether the card checks checksums
/// @param stripFcs whether the card takes the FCS off
/// @param promiscuous whether frames to others are received
/// @param interruptsPerSecond at most so many, 0 for no limit
/// @param transmitDelay delay of the transmit interrupt in units of 1.024 µs, 0 for none
public record E1000Settings(
        int mtu,
        int ringEntries,
        int receiveBuffer,
        boolean microwire,
        boolean receiveChecksum,
        boolean stripFcs,
        boolean promiscuous,
        int interruptsPerSecond,
        int transmitDelay) {
    private static final int JUMBO_BUFFER = 4096;

    /// Checks the ranges.
    public E1000Settings {
        if (ringEntries % 8 != 0 || ringEntries < 16 || ringEntries > 4096) {
            throw new IllegalArgumentException("ring of " + ringEntries + " descriptors");
        }
        if (Integer.bitCount(receiveBuffer) != 1 || receiveBuffer < 256 || receiveBuffer > 16384) {
            throw new IllegalArgumentException("receive buffers of " + receiveBuffer + " bytes");
        }
    }

    /// What the Linux driver does at an MTU of 1500.
    ///
    /// @return the settings
    public static E1000Settings standard() {
        return new E1000Settings(1500, 256, 2048, true, false, false, false, 20_000, 8);
    }

    /// The same with another MTU; jumbo frames come in buffers of a page.
    ///
    /// @param bytes largest IP packet
    /// @return new settings
    public E1000Settings withMtu(int bytes) {
        int buffer = bytes > 1500 ? JUMBO_BUFFER : receiveBuffer;
        return new E1000Settings(
                bytes,
                ringEntries,
                buffer,
                microwire,
                receiveChecksum,
                stripFcs,
                promiscuous,
                interruptsPerSecond,
                transmitDelay);
    }

    /// The same, the EEPROM read through EERD.
    ///
    /// @return new settings
    public E1000Settings withEerd() {
        return new E1000Settings(
                mtu,
                ringEntries,
                receiveBuffer,
                false,
                receiveChecksum,
                stripFcs,
                promiscuous,
                interruptsPerSecond,
                transmitDelay);
    }

    /// The same with other receive buffers.
    ///
    /// @param bytes of a buffer
    /// @return new settings
    public E1000Settings withReceiveBuffer(int bytes) {
        return new E1000Settings(
                mtu,
                ringEntries,
                bytes,
                microwire,
                receiveChecksum,
                stripFcs,
                promiscuous,
                interruptsPerSecond,
                transmitDelay);
    }

    /// The same as another system's driver might have it: EEPROM through EERD, checksums checked and the FCS
    /// stripped by the card.
    ///
    /// @return new settings
    public E1000Settings offloading() {
        return new E1000Settings(
                mtu, ringEntries, receiveBuffer, false, true, true, promiscuous, interruptsPerSecond, transmitDelay);
    }
}
