package nicc.runtime.calibrate;

import java.util.Arrays;

/// A machine's firmware that does nothing but access [ProbeCard], put into slot 5 of QEMU's machine `pc`: x86, 16
/// bits. The region goes to 0xA0000, which is PCI's where no display has it.
final class QemuProgram {
    /// Accesses of each kind in turn.
    static final int ROUNDS = 64;

    private static final int SIZE = 1 << 16;
    private static final int RESET_VECTOR = 0xFFF0;

    private static final int[] BEGIN = {
        0x66,
        0xB8,
        0x10,
        0x28,
        0x00,
        0x80, // mov eax, 0x80002810: slot 5, BAR 0
        0xBA,
        0xF8,
        0x0C,
        0x66,
        0xEF, // mov dx, 0xCF8; out dx, eax
        0x66,
        0xB8,
        0x00,
        0x00,
        0x0A,
        0x00, // mov eax, 0xA0000
        0xBA,
        0xFC,
        0x0C,
        0x66,
        0xEF, // mov dx, 0xCFC; out dx, eax
        0x66,
        0xB8,
        0x04,
        0x28,
        0x00,
        0x80, // mov eax, 0x80002804: command
        0xBA,
        0xF8,
        0x0C,
        0x66,
        0xEF, // mov dx, 0xCF8; out dx, eax
        0x66,
        0xB8,
        0x02,
        0x00,
        0x00,
        0x00, // mov eax, 2: memory space
        0xBA,
        0xFC,
        0x0C,
        0x66,
        0xEF, // mov dx, 0xCFC; out dx, eax
        0xB8,
        0x00,
        0xA0,
        0x8E,
        0xD8, // mov ax, 0xA000; mov ds, ax
        0xB9,
        ROUNDS,
        0x00, // begin: mov cx, ROUNDS
        0x66,
        0xA1,
        ProbeCard.READ,
        0x00, // read: mov eax, [READ]
        0x49,
        0x75,
        0xF9, // dec cx; jnz read
        0xB9,
        ROUNDS,
        0x00, // mov cx, ROUNDS
        0x66,
        0xA3,
        ProbeCard.WRITE,
        0x00, // write: mov [WRITE], eax
        0x49,
        0x75,
        0xF9, // dec cx; jnz write
        0x66,
        0xA1,
        ProbeCard.FLUSH,
        0x00, // mov eax, [FLUSH]
        0xEB,
        0xE6, // jmp begin
    };

    private static final int[] RESET = {0xE9, 0x0D, 0x00}; // jmp 0

    private QemuProgram() {}

    /// The ROM.
    static byte[] rom() {
        byte[] rom = new byte[SIZE];
        Arrays.fill(rom, (byte) 0xF4); // hlt
        put(rom, 0, BEGIN);
        put(rom, RESET_VECTOR, RESET);
        return rom;
    }

    private static void put(byte[] rom, int at, int[] code) {
        for (int i = 0; i < code.length; i++) {
            rom[at + i] = (byte) code[i];
        }
    }
}
