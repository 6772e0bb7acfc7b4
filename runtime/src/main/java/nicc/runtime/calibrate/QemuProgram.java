package nicc.runtime.calibrate;

/// Firmware that does nothing but access a card: [#accesses()] a [ProbeCard], [#interrupts()] an [InterruptCard].
final class QemuProgram {
    /// Accesses of each kind in turn.
    static final int ROUNDS = 64;

    /// The interrupt controllers' vectors: IRQ 0 to 7, and IRQ 8 to 15.
    private static final int FIRST_VECTOR = 0x08;

    private static final int SECOND_VECTOR = 0x70;

    /// The line that the card's pin is led to.
    private static final int IRQ = 11;

    /// That line among those of the second controller.
    private static final int LINE = 1 << (IRQ - 8);

    /// Where its vector is, a segment and an offset.
    private static final int ENTRY = 4 * (SECOND_VECTOR + IRQ - 8);

    private QemuProgram() {}

    /// Reads, then writes, and reads once more, for ever.
    static byte[] accesses() {
        Rom rom = Rom.withCard();
        int begin = rom.here();
        rom.then(0xB9, ROUNDS, 0); // mov cx, ROUNDS
        rom.read(ProbeCard.READ).then(0x49, 0x75, 0xF9); // read: …; dec cx; jnz read
        rom.then(0xB9, ROUNDS, 0); // mov cx, ROUNDS
        rom.then(0x66, 0xA3, ProbeCard.WRITE, 0).then(0x49, 0x75, 0xF9); // write: mov [WRITE], eax; dec cx; jnz write
        return rom.read(ProbeCard.FLUSH).jump(begin).image();
    }

    /// Waits for interrupts, and reads three times in each.
    ///
    /// The card's pin goes by the PIIX3's PIRQ (configuration 0x60 of slot 1) to IRQ 11, which is level triggered
    /// (port 0x4D1), of the second of two 8259A: ICW1 to ICW4, and masks that leave IRQ 11 and the cascade.
    static byte[] interrupts() {
        Rom rom = Rom.withCard().configure(1, 0x60, IRQ * 0x0101_0101);
        rom.out(0x20, 0x11).out(0x21, FIRST_VECTOR).out(0x21, 0x04).out(0x21, 0x01);
        rom.out(0xA0, 0x11).out(0xA1, SECOND_VECTOR).out(0xA1, 0x02).out(0xA1, 0x01);
        rom.out(0x21, 0xFF & ~(1 << 2)).out(0xA1, 0xFF & ~LINE);
        rom.then(0xBA, 0xD1, 0x04, 0xB0, LINE, 0xEE); // mov dx, 0x4D1; mov al, …; out dx, al
        rom.then(0xBC, 0x00, 0x70); // mov sp, 0x7000; ss is 0
        // ss: is the segment 0, where the vectors are.
        int handlerPlace = rom.here() + 5;
        rom.then(0x36, 0xC7, 0x06, ENTRY & 0xFF, ENTRY >> 8, 0, 0); // mov word ss:[ENTRY], handler
        rom.then(0x36, 0xC7, 0x06, (ENTRY + 2) & 0xFF, ENTRY >> 8, 0, 0xF0); // mov word ss:[ENTRY + 2], 0xF000
        rom.read(InterruptCard.BEGIN).then(0xFB); // sti
        int wait = rom.here();
        rom.then(0xF4).jump(wait); // hlt; jmp
        rom.patch(handlerPlace, rom.here());
        rom.read(InterruptCard.FIRST).read(InterruptCard.SECOND).read(InterruptCard.THIRD);
        rom.out(0xA0, 0x20).out(0x20, 0x20); // end of interrupt
        return rom.then(0xCF).image(); // iret
    }
}
