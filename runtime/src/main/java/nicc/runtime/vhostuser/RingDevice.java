package nicc.runtime.vhostuser;

import java.util.Optional;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.NicDevice;
import nicc.runtime.device.RegisterDescription;
import nicc.runtime.device.Reset;

/// A device as messages see it: the registers of the bank that its spec maps for a front-end
/// (docs/language.md, section 6), found by their names. What they do is the device's affair; one that reads
/// back something else than was written has refused it.
public final class RingDevice {
    /// The region of that bank: behind the base address registers.
    public static final int REGION = 6;

    private static final String SIZE = "RING_SIZE";

    private final NicDevice device;
    private final int rings;
    private final Place offered;
    private final Place accepted;
    private final Place status;
    private final Place queues;
    private final Place size;
    private final Place descriptors;
    private final Place driver;
    private final Place used;
    private final Place base;
    private final Place started;
    private final Place enabled;
    private final Place kick;

    /// Where a register is.
    private record Place(long offset, int stride, int bytes) {
        long of(int ring) {
            return offset + (long) ring * stride;
        }
    }

    /// Finds a device's registers.
    ///
    /// @param device the device; only the agent's thread calls it
    /// @throws IllegalArgumentException when its spec has no such bank
    public RingDevice(NicDevice device) {
        this.device = device;
        DeviceDescription description = device.description();
        rings = rings(description);
        offered = place(description, "OFFERED");
        accepted = place(description, "ACCEPTED");
        status = place(description, "STATUS");
        queues = place(description, "QUEUES");
        size = place(description, SIZE);
        descriptors = place(description, "RING_DESCRIPTORS");
        driver = place(description, "RING_DRIVER");
        used = place(description, "RING_DEVICE");
        base = place(description, "RING_BASE");
        started = place(description, "RING_STARTED");
        enabled = place(description, "RING_ENABLED");
        kick = place(description, "RING_KICK");
    }

    /// How many rings a device has for a front-end.
    ///
    /// @param description the device's
    /// @return 0 when its spec says nothing of a front-end
    public static int rings(DeviceDescription description) {
        return find(description, SIZE).map(RegisterDescription::count).orElse(0);
    }

    private static Optional<RegisterDescription> find(DeviceDescription description, String name) {
        return description.registers().stream()
                .filter(register -> register.bar() == REGION && register.name().equals(name))
                .findFirst();
    }

    private static Place place(DeviceDescription description, String name) {
        RegisterDescription register = find(description, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "device " + description.name() + " has no register " + name + " for a front-end"));
        return new Place(register.offset(), register.stride(), register.width() / Byte.SIZE);
    }

    int rings() {
        return rings;
    }

    long offered() {
        return read(offered, 0);
    }

    long accepted() {
        return read(accepted, 0);
    }

    boolean accept(long features) {
        return write(accepted, 0, features);
    }

    int status() {
        return (int) read(status, 0);
    }

    void status(int value) {
        write(status, 0, value);
    }

    int queues() {
        return (int) read(queues, 0);
    }

    boolean size(int ring, long entries) {
        return write(size, ring, entries);
    }

    boolean addresses(int ring, long descriptorPart, long driverPart, long devicePart) {
        return write(descriptors, ring, descriptorPart)
                && write(driver, ring, driverPart)
                && write(used, ring, devicePart);
    }

    boolean base(int ring, long value) {
        return write(base, ring, value);
    }

    int base(int ring) {
        return (int) read(base, ring);
    }

    void started(int ring, boolean value) {
        write(started, ring, value ? 1 : 0);
    }

    void enabled(int ring, boolean value) {
        write(enabled, ring, value ? 1 : 0);
    }

    void kick(int ring) {
        device.write(REGION, kick.of(ring), kick.bytes(), 1);
    }

    /// A bus reset: every ring is stopped and disabled after it.
    void reset() {
        device.reset(Reset.BUS);
    }

    private long read(Place place, int ring) {
        return device.read(REGION, place.of(ring), place.bytes());
    }

    /// @return whether the register took the value
    private boolean write(Place place, int ring, long value) {
        if (place.bytes() < Long.BYTES && value >>> (Byte.SIZE * place.bytes()) != 0) {
            return false;
        }
        device.write(REGION, place.of(ring), place.bytes(), value);
        return device.peek(REGION, place.of(ring), place.bytes()) == value;
    }
}
