package nicc.runtime.guest.fake;

import java.util.Arrays;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.DevicePorts;
import nicc.runtime.device.NicDevice;
import nicc.runtime.device.Reset;
import nicc.runtime.device.StateFormatException;

/// A card that works as an 82540EM does when nothing unusual happens: registers are memory, EEPROM and PHY
/// answer at once, interrupts are not moderated.
final class FakeCard implements NicDevice {
    private static final int ICR = 0xC0;
    private static final int IMS = 0xD0;
    private static final int IMC = 0xD8;
    private static final int EECD = 0x10;
    private static final int EERD = 0x14;
    private static final int MDIC = 0x20;
    private static final int STATUS = 0x08;

    private final DeviceDescription description;
    private final DevicePorts ports;
    private final int[] registers = new int[0x20000 / 4];
    private final FakeTransmitter transmitter;
    private final FakeReceiver receiver;
    private final FakeEeprom eeprom = new FakeEeprom();
    private int mask;
    private boolean level;

    FakeCard(DeviceDescription description, DevicePorts ports, FakeCardFactory.Fault fault) {
        this.description = description;
        this.ports = ports;
        this.transmitter = new FakeTransmitter(this, ports, fault);
        this.receiver = new FakeReceiver(this, ports);
    }

    int register(int offset) {
        return registers[offset / 4];
    }

    void register(int offset, int value) {
        registers[offset / 4] = value;
    }

    long ring(int base) {
        return Integer.toUnsignedLong(register(base)) | (long) register(base + 4) << 32;
    }

    void cause(int bits) {
        registers[ICR / 4] |= bits;
        drive();
    }

    @Override
    public DeviceDescription description() {
        return description;
    }

    @Override
    public long read(int bar, long offset, int size) {
        long value = peek(bar, offset, size);
        if (offset == ICR) {
            register(ICR, 0);
            drive();
        }
        return value;
    }

    @Override
    public void write(int bar, long offset, int size, long value) {
        int data = (int) value;
        switch ((int) offset) {
            case IMS -> mask |= data;
            case IMC -> mask &= ~data;
            case EERD -> register(EERD, FakeEeprom.word(data >>> 8 & 0xFF) << 16 | 0x10);
            case EECD -> register(EECD, eeprom.write(data));
            case MDIC -> register(MDIC, (data & ~0xFFFF) | phy(data >>> 16 & 0x1F) | 1 << 28);
            default -> register((int) offset, data);
        }
        drive();
    }

    @Override
    public long peek(int bar, long offset, int size) {
        return offset == STATUS ? 0x2 : Integer.toUnsignedLong(register((int) offset));
    }

    private static int phy(int register) {
        return switch (register) {
            case 1 -> 0x24;
            case 2 -> 0x0141;
            case 3 -> 0x0C24;
            default -> 0;
        };
    }

    private void drive() {
        boolean now = (register(ICR) & mask) != 0;
        if (now != level) {
            level = now;
            ports.interrupts().level(now);
        }
    }

    @Override
    public int work(int budget) {
        return transmitter.work() + receiver.work();
    }

    @Override
    public long nextDeadline() {
        return Long.MAX_VALUE;
    }

    @Override
    public void link(boolean up) {
        // The link is always up.
    }

    @Override
    public void reset(Reset kind) {
        mask = 0;
        Arrays.fill(registers, 0);
        drive();
    }

    @Override
    public byte[] save() {
        return new byte[0];
    }

    @Override
    public void restore(byte[] snapshot) throws StateFormatException {
        throw new StateFormatException("a fake has no snapshots");
    }
}
