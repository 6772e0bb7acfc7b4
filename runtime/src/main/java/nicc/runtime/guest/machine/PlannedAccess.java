package nicc.runtime.guest.machine;

import java.util.Optional;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.ExitPlan;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.device.RegisterDescription;
import nicc.runtime.guest.CardAccess;
import nicc.runtime.transport.AccessPort;
import org.agrona.collections.Long2ObjectHashMap;

/// Accesses through the port that counts them, each write by the mechanism that an exit plan has for its site.
final class PlannedAccess implements CardAccess {
    private static final int BAR_BITS = 3;

    private final AccessPort port;
    private final Long2ObjectHashMap<Mechanism> writes = new Long2ObjectHashMap<>();

    /// Creates the access.
    ///
    /// @param port what the accesses go through
    /// @param description of the card behind it
    /// @param profile the plan's name; without such a plan every access is trapped
    PlannedAccess(AccessPort port, DeviceDescription description, String profile) {
        this.port = port;
        plan(description, profile)
                .ifPresent(plan ->
                        plan.sites().stream().filter(ExitPlan.Site::write).forEach(site -> add(description, site)));
    }

    @Override
    public long read(int bar, long offset, int size) {
        return port.read(bar, offset, size);
    }

    @Override
    public void write(int bar, long offset, int size, long value) {
        Mechanism mechanism = writes.get(key(bar, offset));
        port.write(bar, offset, size, value, mechanism == null ? Mechanism.TRAPPED : mechanism);
    }

    @Override
    public int readConfig(int offset, int size) {
        return (int) port.function().readConfig(offset, size);
    }

    @Override
    public void writeConfig(int offset, int size, int value) {
        port.function().writeConfig(offset, size, value);
    }

    private static Optional<ExitPlan> plan(DeviceDescription description, String profile) {
        return description.plans().stream()
                .filter(plan -> plan.profile().equals(profile))
                .findFirst();
    }

    private void add(DeviceDescription description, ExitPlan.Site site) {
        for (RegisterDescription register : description.registers()) {
            if (register.bar() == site.bar() && register.name().equals(site.register())) {
                for (int i = 0; i < register.count(); i++) {
                    writes.put(key(site.bar(), register.offset() + (long) i * register.stride()), site.mechanism());
                }
            }
        }
    }

    private static long key(int bar, long offset) {
        return offset << BAR_BITS | bar;
    }
}
