package nicc.device.e1000;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nicc.dsl.interp.Effect;
import nicc.dsl.interp.Interpreter;
import nicc.dsl.interp.Octets;
import nicc.dsl.interp.RecordedEnvironment;
import nicc.dsl.model.Device;

/// An 82540EM in a slot: the interpreted device, guest memory, and what a driver does to both.
final class Card {
    static final long MAC = 0x525400A1B2C3L;
    static final long MEMORY = 0x4000_0000L;
    static final int RING = 16;
    static final int BUFFER = 0x4000;
    static final long TX_DATA = MEMORY + 0x80000;
    static final int STEPS = 100_000;

    private static final int MEMORY_SIZE = 0x100000;
    private static final long TX_RING = MEMORY;
    private static final long RX_RING = MEMORY + 0x1000;
    private static final long RX_BUFFERS = MEMORY + 0x10000;
    private static final int DESCRIPTOR = 16;
    private static final Device E1000 = Specs.load(Path.of("src/main/nic/e1000.nic"));

    final RecordedEnvironment memory = new RecordedEnvironment().map(MEMORY, MEMORY_SIZE);
    final Interpreter device;
    private int txTail;
    private int rxTaken;

    Card() {
        this(false);
    }

    private Card(boolean lossless) {
        this(E1000, lossless);
    }

    private Card(Device spec, boolean lossless) {
        device = new Interpreter(spec, memory, Map.of("mac", MAC, "lossless", lossless ? 1L : 0L));
    }

    /// With a link that is up, interrupts acknowledged, on a wire that does not wait.
    static Card linked() {
        return linked(false);
    }

    private static Card linked(boolean lossless) {
        return linked(new Card(lossless));
    }

    private static Card linked(Card card) {
        card.device.link(true);
        card.write(Registers.CTRL, Registers.CTRL_SLU);
        card.device.advance(10_000_000);
        card.read(Registers.ICR);
        return card;
    }

    /// Ready to transmit, on a ring of [#RING] descriptors.
    static Card transmitting() {
        return transmitting(E1000);
    }

    /// As [#transmitting()], by another spec.
    static Card transmitting(Device spec) {
        Card card = linked(new Card(spec, false));
        card.write(Registers.TDBAL, TX_RING);
        card.write(Registers.TDLEN, RING * DESCRIPTOR);
        card.write(Registers.TCTL, Registers.TCTL_EN | Registers.TCTL_PSP);
        return card;
    }

    /// Ready to receive into [#RING] - 1 buffers, with the address of the EEPROM.
    static Card receiving(int rctl) {
        return receiving(rctl, false);
    }

    /// As [#receiving], on a wire that waits or does not.
    static Card receiving(int rctl, boolean lossless) {
        Card card = linked(lossless);
        IntStream.range(0, RING).forEach(i -> card.putLong(RX_RING + (long) i * DESCRIPTOR, buffer(i)));
        card.write(Registers.RDBAL, RX_RING);
        card.write(Registers.RDLEN, RING * DESCRIPTOR);
        card.write(Registers.RDT, RING - 1);
        card.write(Registers.RCTL, Registers.RCTL_EN | rctl);
        return card;
    }

    static long buffer(int index) {
        return RX_BUFFERS + (long) index * BUFFER;
    }

    long read(int register) {
        return device.read(0, register, 4);
    }

    void write(int register, long value) {
        device.write(0, register, 4, value & 0xFFFF_FFFFL);
    }

    /// Writes PHY register `register` through MDIC.
    void writePhy(int register, int value) {
        write(Registers.MDIC, value | register << 16 | 1 << 21 | 1 << 26);
    }

    /// Reads PHY register `register` through MDIC.
    int readPhy(int register) {
        write(Registers.MDIC, register << 16 | 1 << 21 | 2 << 26);
        return (int) read(Registers.MDIC) & 0xFFFF;
    }

    void putLong(long address, long value) {
        IntStream.range(0, 8).forEach(i -> memory.write(address + i, (int) (value >>> (8 * i)) & 0xFF));
    }

    /// Appends descriptors to the transmit ring, rings the doorbell, and lets the device work.
    void transmit(byte[]... descriptors) {
        for (byte[] descriptor : descriptors) {
            memory.poke(txSlot(txTail), descriptor);
            txTail = (txTail + 1) % RING;
        }
        write(Registers.TDT, txTail);
        device.run(STEPS);
    }

    /// Stores bytes to transmit from; returns where they lie.
    long payload(byte[] bytes) {
        memory.poke(TX_DATA, bytes);
        return TX_DATA;
    }

    /// Whether a transmit descriptor's DD is set.
    boolean transmitted(int slot) {
        return (memory.read(txSlot(slot) + 12) & 1) != 0;
    }

    private static long txSlot(int index) {
        return TX_RING + (long) index * DESCRIPTOR;
    }

    /// Frames sent since the last call, as the wire has finished them.
    List<byte[]> sent() {
        return memory.drain().stream().flatMap(Card::finished).toList();
    }

    private static Stream<byte[]> finished(Effect effect) {
        return switch (effect) {
            case Effect.Frame(Octets bytes) -> Stream.of(bytes.toArray());
            case Effect.UnfinishedFrame(Octets bytes, Octets offload) ->
                Stream.of(Packets.finished(bytes.toArray(), offload.toArray()));
            default -> Stream.empty();
        };
    }

    /// A frame arrives, and the device works.
    void arrive(byte[] frame) {
        device.deliver(frame);
        device.run(STEPS);
    }

    /// The next receive descriptor that is done, with its data.
    Received take() {
        Received received = new Received(this, RX_RING + (long) rxTaken * DESCRIPTOR);
        rxTaken = (rxTaken + 1) % RING;
        return received;
    }

    /// How many receive descriptors the device has used.
    long used() {
        return read(Registers.RDH);
    }

    /// Causes since the last read.
    long causes() {
        return read(Registers.ICR);
    }
}
