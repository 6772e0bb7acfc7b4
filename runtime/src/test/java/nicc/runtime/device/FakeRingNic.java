package nicc.runtime.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A device with two rings for tests of what carries rings. A kick of a ring that is started and enabled makes it
/// add one to the 32-bit number at the ring's descriptor address, move the ring's base, and send the ring's
/// message. The bank is laid out as a spec might do it: nobody may know where a register is.
public final class FakeRingNic implements NicDevice {
    public static final int RINGS = 2;
    public static final long OFFERED = 1L << 32 | 1L << 15 | 3;

    private static final int REGION = 6;
    private static final int OFFERED_AT = 0x40;
    private static final int ACCEPTED_AT = 0x48;
    private static final int STATUS_AT = 0x33;
    private static final int QUEUES_AT = 0x30;
    private static final int SIZE_AT = 0x22;
    private static final int DESCRIPTORS_AT = 0x100;
    private static final int DRIVER_AT = 0x140;
    private static final int DEVICE_AT = 0x180;
    private static final int BASE_AT = 0x60;
    private static final int STARTED_AT = 0x80;
    private static final int ENABLED_AT = 0x84;
    private static final int KICK_AT = 0x88;

    public static final DeviceDescription DESCRIPTION = new DeviceDescription(
            "fakerings",
            "Rings for tests",
            "reference",
            "cd".repeat(32),
            new PciIdentity(0x1AF4, 0x1041, 1, 0x020000, 0x1AF4, 1, 0, 3, 0, 0, List.of(), List.of()),
            List.of(
                    register("OFFERED", OFFERED_AT, 64, 1, 8),
                    register("ACCEPTED", ACCEPTED_AT, 64, 1, 8),
                    register("STATUS", STATUS_AT, 8, 1, 1),
                    register("QUEUES", QUEUES_AT, 16, 1, 2),
                    register("RING_SIZE", SIZE_AT, 16, RINGS, 4),
                    register("RING_DESCRIPTORS", DESCRIPTORS_AT, 64, RINGS, 16),
                    register("RING_DRIVER", DRIVER_AT, 64, RINGS, 16),
                    register("RING_DEVICE", DEVICE_AT, 64, RINGS, 16),
                    register("RING_BASE", BASE_AT, 32, RINGS, 4),
                    register("RING_STARTED", STARTED_AT, 8, RINGS, 1),
                    register("RING_ENABLED", ENABLED_AT, 8, RINGS, 1),
                    register("RING_KICK", KICK_AT, 8, RINGS, 1)),
            List.of(),
            List.of(),
            List.of());

    /// What happened, in the registers' words.
    public final List<String> log = new ArrayList<>();

    public final long[] descriptors = new long[RINGS];
    public final long[] driver = new long[RINGS];
    public final long[] used = new long[RINGS];
    public final int[] size = new int[RINGS];
    public final int[] base = new int[RINGS];
    public final boolean[] started = new boolean[RINGS];
    public final boolean[] enabled = new boolean[RINGS];
    public long accepted;
    public int status;

    private final DevicePorts ports;
    private final boolean[] kicked = new boolean[RINGS];

    public FakeRingNic(DevicePorts ports, Map<String, Long> parameters) {
        this.ports = ports;
    }

    private static RegisterDescription register(String name, int offset, int width, int count, int stride) {
        return new RegisterDescription(name, name, REGION, offset, width, count, stride, "", List.of());
    }

    @Override
    public DeviceDescription description() {
        return DESCRIPTION;
    }

    @Override
    public long read(int bar, long offset, int bytes) {
        return peek(bar, offset, bytes);
    }

    @Override
    public void write(int bar, long offset, int bytes, long value) {
        int at = (int) offset;
        if (bar != REGION) {
            return;
        }
        if (at == ACCEPTED_AT) {
            accepted = value;
        } else if (at == STATUS_AT) {
            status = (int) value;
            if (value == 0) {
                clear();
            }
        } else if (at >= SIZE_AT && at < SIZE_AT + 4 * RINGS) {
            size[(at - SIZE_AT) / 4] = Long.bitCount(value) == 1 ? (int) value : 0;
        } else if (at >= DESCRIPTORS_AT && at < DESCRIPTORS_AT + 16 * RINGS) {
            descriptors[(at - DESCRIPTORS_AT) / 16] = value;
        } else if (at >= DRIVER_AT && at < DRIVER_AT + 16 * RINGS) {
            driver[(at - DRIVER_AT) / 16] = value;
        } else if (at >= DEVICE_AT && at < DEVICE_AT + 16 * RINGS) {
            used[(at - DEVICE_AT) / 16] = value;
        } else if (at >= BASE_AT && at < BASE_AT + 4 * RINGS) {
            base[(at - BASE_AT) / 4] = (int) value;
        } else {
            state(at, value == 1);
        }
    }

    private void state(int at, boolean on) {
        if (at >= STARTED_AT && at < STARTED_AT + RINGS) {
            started[at - STARTED_AT] = on;
            log.add((on ? "start " : "stop ") + (at - STARTED_AT));
        } else if (at >= ENABLED_AT && at < ENABLED_AT + RINGS) {
            enabled[at - ENABLED_AT] = on;
            log.add((on ? "enable " : "disable ") + (at - ENABLED_AT));
        } else if (at >= KICK_AT && at < KICK_AT + RINGS) {
            kicked[at - KICK_AT] = true;
        }
    }

    @Override
    public long peek(int bar, long offset, int bytes) {
        int at = (int) offset;
        if (at >= DESCRIPTORS_AT && at < DESCRIPTORS_AT + 16 * RINGS) {
            return descriptors[(at - DESCRIPTORS_AT) / 16];
        }
        if (at >= DRIVER_AT && at < DRIVER_AT + 16 * RINGS) {
            return driver[(at - DRIVER_AT) / 16];
        }
        if (at >= DEVICE_AT && at < DEVICE_AT + 16 * RINGS) {
            return used[(at - DEVICE_AT) / 16];
        }
        if (at >= SIZE_AT && at < SIZE_AT + 4 * RINGS) {
            return size[(at - SIZE_AT) / 4];
        }
        if (at >= BASE_AT && at < BASE_AT + 4 * RINGS) {
            return base[(at - BASE_AT) / 4] & 0xFFFF_FFFFL;
        }
        return switch (at) {
            case OFFERED_AT -> OFFERED;
            case ACCEPTED_AT -> accepted;
            case STATUS_AT -> status;
            case QUEUES_AT -> 1;
            default -> 0;
        };
    }

    @Override
    public int work(int budget) {
        int done = 0;
        for (int ring = 0; ring < RINGS; ring++) {
            if (kicked[ring] && started[ring] && enabled[ring]) {
                kicked[ring] = false;
                ports.memory().writeInt(descriptors[ring], ports.memory().readInt(descriptors[ring]) + 1);
                base[ring]++;
                ports.interrupts().message(ring);
                done++;
            }
        }
        return done;
    }

    @Override
    public long nextDeadline() {
        return Long.MAX_VALUE;
    }

    @Override
    public void link(boolean up) {}

    @Override
    public void reset(Reset kind) {
        log.add("reset");
        status = 0;
        clear();
    }

    private void clear() {
        accepted = 0;
        for (int ring = 0; ring < RINGS; ring++) {
            started[ring] = false;
            enabled[ring] = false;
            kicked[ring] = false;
            size[ring] = 0;
            base[ring] = 0;
            descriptors[ring] = 0;
            driver[ring] = 0;
            used[ring] = 0;
        }
    }

    @Override
    public byte[] save() {
        return new byte[0];
    }

    @Override
    public void restore(byte[] snapshot) {}
}
