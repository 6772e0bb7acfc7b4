package nicc.runtime.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A machine's firmware under construction: x86, 16 bits, for QEMU's machine `pc` with a card in slot 5.
final class Rom {
    /// The card's region in the guest, which is PCI's where no display has it; a segment's beginning.
    private static final int REGION = 0xA0000;

    private static final int SIZE = 1 << 16;
    private static final int RESET_VECTOR = 0xFFF0;
    private static final byte HALT = (byte) 0xF4;
    private static final int CONFIGURATION = 0x8000_0000;
    private static final int SLOT = 11;
    private static final int BAR_0 = 0x10;
    private static final int COMMAND = 0x04;
    private static final int MEMORY_SPACE = 2;

    private final List<Integer> code = new ArrayList<>();

    /// Begins with the card's region in its place, and the data segment there.
    static Rom withCard() {
        return new Rom()
                .configure(5, BAR_0, REGION)
                .configure(5, COMMAND, MEMORY_SPACE)
                .then(0xB8, 0, REGION >> 12, 0x8E, 0xD8); // mov ax, REGION / 16; mov ds, ax
    }

    /// Where the next instruction goes.
    int here() {
        return code.size();
    }

    /// Appends machine code.
    Rom then(int... bytes) {
        Arrays.stream(bytes).forEach(code::add);
        return this;
    }

    /// Writes to a function's configuration space (PCI Local Bus 3.0, section 3.2.2.3.2).
    Rom configure(int slot, int register, int value) {
        load(CONFIGURATION | slot << SLOT | register);
        then(0xBA, 0xF8, 0x0C, 0x66, 0xEF); // mov dx, 0xCF8; out dx, eax
        load(value);
        return then(0xBA, 0xFC, 0x0C, 0x66, 0xEF); // mov dx, 0xCFC; out dx, eax
    }

    private void load(int value) {
        then(0x66, 0xB8, value & 0xFF, value >> 8 & 0xFF, value >> 16 & 0xFF, value >>> 24); // mov eax, value
    }

    /// Writes a byte to a port below 256.
    Rom out(int port, int value) {
        return then(0xB0, value, 0xE6, port); // mov al, value; out port, al
    }

    /// Reads the card.
    Rom read(int offset) {
        return then(0x66, 0xA1, offset, 0x00); // mov eax, [offset]
    }

    /// Jumps back.
    Rom jump(int target) {
        return then(0xEB, target - (here() + 2) & 0xFF); // jmp target
    }

    /// Fills in an address that was not known before.
    ///
    /// @param place of its two bytes
    void patch(int place, int address) {
        code.set(place, address & 0xFF);
        code.set(place + 1, address >> 8);
    }

    /// The image; the processor begins at its beginning.
    byte[] image() {
        byte[] rom = new byte[SIZE];
        Arrays.fill(rom, HALT);
        for (int i = 0; i < code.size(); i++) {
            rom[i] = code.get(i).byteValue();
        }
        rom[RESET_VECTOR] = (byte) 0xE9; // jmp 0
        rom[RESET_VECTOR + 1] = (byte) (SIZE - RESET_VECTOR - 3);
        rom[RESET_VECTOR + 2] = 0;
        return rom;
    }
}
