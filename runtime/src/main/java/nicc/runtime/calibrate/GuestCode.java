package nicc.runtime.calibrate;

/// Programs of a few instructions for [nicc.runtime.ffi.KvmGuest]: x86, 16 bits, without an end. Those whose
/// operation does not end in the host's program do it [#ROUNDS] times and then use port 0x80.
final class GuestCode {
    /// Operations before the port is used.
    static final int ROUNDS = 100;

    /// The address of the memory that is nobody's.
    static final int NOWHERE = 0x9000;

    /// The address whose stores are signals.
    static final int DOORBELL = 0xA000;

    /// The page whose stores the kernel collects.
    static final int COLLECTED = 0xB000;

    private GuestCode() {}

    /// An `out` for ever.
    static byte[] port() {
        return bytes(
                0xE6, 0x80, // again: out 0x80, al
                0xEB, 0xFC); // jmp again
    }

    /// A store to memory that is not there, for ever.
    static byte[] store(int address) {
        return bytes(
                0xA2,
                address & 0xFF,
                address >> 8, // again: mov [address], al
                0xEB,
                0xFB); // jmp again
    }

    /// A load from memory that is not there, for ever.
    static byte[] load(int address) {
        return bytes(
                0xA0,
                address & 0xFF,
                address >> 8, // again: mov al, [address]
                0xEB,
                0xFB); // jmp again
    }

    /// Exits that the kernel answers by itself.
    static byte[] identify() {
        return bytes(
                0xBE, ROUNDS, 0, // begin: mov si, ROUNDS
                0x31, 0xC0, // again: xor ax, ax
                0x0F, 0xA2, // cpuid
                0x4E, // dec si
                0x75, 0xF9, // jnz again
                0xE6, 0x80, // out 0x80, al
                0xEB, 0xF2); // jmp begin
    }

    /// Stores to an address that the kernel takes care of.
    static byte[] stores(int address) {
        return bytes(
                0xBE,
                ROUNDS,
                0, // begin: mov si, ROUNDS
                0xA2,
                address & 0xFF,
                address >> 8, // again: mov [address], al
                0x4E, // dec si
                0x75,
                0xFA, // jnz again
                0xE6,
                0x80, // out 0x80, al
                0xEB,
                0xF3); // jmp begin
    }

    private static byte[] bytes(int... code) {
        byte[] bytes = new byte[code.length];
        for (int i = 0; i < code.length; i++) {
            bytes[i] = (byte) code[i];
        }
        return bytes;
    }
}
