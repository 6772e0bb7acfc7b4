package nicc.runtime.guest.e1000;

/// Reads the card's EEPROM (Intel 317453, 5.6).
interface Eeprom {
    /// Words that the checksum covers.
    int WORDS = 64;
    /// What the first 64 words add up to (5.6.35).
    int CHECKSUM = 0xBABA;

    /// Reads a word.
    ///
    /// @param word index, 0 to 63
    /// @return 16 bits
    int read(int word);
}
