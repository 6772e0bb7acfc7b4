package nicc.runtime.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import nicc.runtime.device.BarDescription.Kind;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.device.PathDescription.Access;
import nicc.runtime.device.PathDescription.EngineStep;
import nicc.runtime.device.PathDescription.Optional;
import nicc.runtime.device.PathDescription.Repeat;
import nicc.runtime.device.RegisterDescription.FieldDescription;

/// A small card for tests: a scratch register, an interrupt with cause, mask set and mask clear, a read-only
/// status, a tail register, and a doorbell that makes it add one to a number in the guest's memory. All
/// registers have 32 bits.
public final class FakeNic implements NicDevice {
    public static final int CTRL = 0x00;
    public static final int STATUS = 0x08;
    public static final int BELL = 0x10;
    public static final int ICR = 0xC0;
    public static final int ICS = 0xC8;
    public static final int IMS = 0xD0;
    public static final int IMC = 0xD8;
    public static final int TAIL = 0x2818;

    private static final FieldDescription DONE = new FieldDescription("DONE", "a number was added to", 0, 0);
    private static final FieldDescription LSC = new FieldDescription("LSC", "link status change", 2, 2);

    private static final List<String> NAMES = List.of("CTRL", "STATUS", "BELL", "ICR", "ICS", "IMS", "IMC", "TAIL");

    public static final DeviceDescription DESCRIPTION = description("reference");

    private final DevicePorts ports;
    private final long initialCtrl;
    private int ctrl;
    private int cause;
    private int mask;
    private int tail;
    private boolean asserted;
    private int bell;

    public FakeNic(DevicePorts ports, Map<String, Long> parameters) {
        this.ports = ports;
        initialCtrl = parameters.getOrDefault("CTRL_INIT", 0L);
        ctrl = (int) initialCtrl;
    }

    static DeviceDescription description(String build) {
        PciIdentity pci = new PciIdentity(
                0x8086,
                0x100E,
                2,
                0x020000,
                0x8086,
                0x001E,
                1,
                0,
                255,
                0,
                List.of(
                        new BarDescription(0, Kind.MEMORY32, false, 0x20000, "csr"),
                        new BarDescription(1, Kind.IO, false, 0x40, "io")),
                List.of(new CapabilityDescription(0x01, 0xDC, "220000000000", "000003000000")));
        return new DeviceDescription(
                "fake", "A card for tests", build, "ab".repeat(32), pci, registers(), parameters(), paths(), plans());
    }

    private static List<RegisterDescription> registers() {
        return List.of(
                register("CTRL", CTRL, List.of()),
                register("STATUS", STATUS, List.of(new FieldDescription("LU", "link up", 1, 1))),
                register("BELL", BELL, List.of()),
                register("ICR", ICR, List.of(DONE, LSC)),
                register("ICS", ICS, List.of(DONE, LSC)),
                register("IMS", IMS, List.of(DONE, LSC)),
                register("IMC", IMC, List.of(DONE, LSC)),
                register("TAIL", TAIL, List.of()));
    }

    private static RegisterDescription register(String name, int offset, List<FieldDescription> fields) {
        return new RegisterDescription(name, name, 0, offset, 32, 1, 4, "", fields);
    }

    private static List<ParameterDescription> parameters() {
        return List.of(
                new ParameterDescription("CTRL_INIT", "CTRL after power-on", 32, 0),
                new ParameterDescription("MAC", "the address", 48, 0x525400123456L));
    }

    private static List<PathDescription> paths() {
        return List.of(
                new PathDescription(
                        "interrupt",
                        "one interrupt",
                        List.of(
                                new Access("ICR", false),
                                new Access("IMC", true),
                                new Repeat(1, 0, 1, List.of(new EngineStep("rx"))),
                                new Repeat(1, 0, 4, List.of(new Access("TAIL", true))),
                                new Optional(List.of(new Access("CTRL", true))),
                                new Access("IMS", true),
                                new Access("STATUS", false))),
                new PathDescription("ring", "the bell", List.of(new Access("BELL", true))));
    }

    private static List<ExitPlan> plans() {
        return List.of(new ExitPlan(
                "vfio-user-qemu",
                NAMES.stream()
                        .flatMap(name -> List.of(site(name, true), site(name, false)).stream())
                        .toList()));
    }

    private static ExitPlan.Site site(String register, boolean write) {
        return new ExitPlan.Site(register, 0, write, write ? Mechanism.POSTED : Mechanism.TRAPPED, "a test");
    }

    @Override
    public DeviceDescription description() {
        return DESCRIPTION;
    }

    @Override
    public long read(int bar, long offset, int size) {
        long value = peek(bar, offset, size);
        if (bar == 0 && offset <= ICR && offset + size > ICR) {
            cause = 0;
            update();
        }
        return value;
    }

    @Override
    public void write(int bar, long offset, int size, long value) {
        if (bar != 0 || size != 4) {
            return;
        }
        switch ((int) offset) {
            case CTRL -> ctrl = (int) value;
            case BELL -> bell = (int) value;
            case ICS -> cause |= (int) value;
            case IMS -> mask |= (int) value;
            case IMC -> mask &= (int) ~value;
            case TAIL -> tail = (int) value;
            default -> {}
        }
        update();
    }

    @Override
    public long peek(int bar, long offset, int size) {
        long result = 0;
        for (int i = 0; i < size; i++) {
            long at = offset + i;
            long word = bar == 0 ? word((int) at & ~3) : 0;
            result |= ((word >>> (8 * (at & 3))) & 0xFF) << (8 * i);
        }
        return result;
    }

    private int word(int offset) {
        return switch (offset) {
            case CTRL -> ctrl;
            case STATUS -> 2;
            case ICR -> cause;
            case IMS -> mask;
            case TAIL -> tail;
            default -> 0;
        };
    }

    /// The engine: for each ring of the bell, one number.
    @Override
    public int work(int budget) {
        if (bell == 0) {
            return 0;
        }
        ports.memory().writeInt(bell, ports.memory().readInt(bell) + 1);
        bell = 0;
        cause |= 1;
        update();
        return 1;
    }

    private void update() {
        boolean level = (cause & mask) != 0;
        if (level != asserted) {
            asserted = level;
            ports.interrupts().level(level);
        }
    }

    @Override
    public long nextDeadline() {
        return Long.MAX_VALUE;
    }

    @Override
    public void link(boolean up) {
        cause |= 4;
        update();
    }

    @Override
    public void reset(Reset kind) {
        ctrl = (int) initialCtrl;
        cause = 0;
        mask = 0;
        tail = 0;
        bell = 0;
        update();
    }

    @Override
    public byte[] save() {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(ctrl)
                .array();
    }

    @Override
    public void restore(byte[] snapshot) {
        ctrl = ByteBuffer.wrap(snapshot).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }
}
