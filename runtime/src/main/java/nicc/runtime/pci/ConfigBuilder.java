package nicc.runtime.pci;

import java.util.HexFormat;
import nicc.runtime.device.BarDescription;
import nicc.runtime.device.CapabilityDescription;
import nicc.runtime.device.PciIdentity;

/// Lays out a function's configuration space from its identity.
final class ConfigBuilder {
    private static final int COMMAND_WRITABLE = ConfigLayout.COMMAND_IO
            | ConfigLayout.COMMAND_MEMORY
            | ConfigLayout.COMMAND_MASTER
            | ConfigLayout.COMMAND_INVALIDATE
            | ConfigLayout.COMMAND_PARITY
            | ConfigLayout.COMMAND_SERR
            | ConfigLayout.COMMAND_INTX_DISABLE;

    private static final int BAR_IO = 1;
    private static final int BAR_MEMORY64 = 2 << 1;
    private static final int BAR_PREFETCHABLE = 1 << 3;

    private final ConfigSpace space = new ConfigSpace();

    private ConfigBuilder() {}

    static ConfigSpace build(PciIdentity identity) {
        ConfigBuilder builder = new ConfigBuilder();
        builder.header(identity);
        identity.bars().forEach(builder::bar);
        builder.capabilities(identity);
        return builder.space;
    }

    private void header(PciIdentity identity) {
        constant(ConfigLayout.VENDOR_ID, 2, identity.vendor());
        constant(ConfigLayout.DEVICE_ID, 2, identity.device());
        space.define(ConfigLayout.COMMAND, 2, 0, COMMAND_WRITABLE, 0);
        int status = identity.capabilities().isEmpty() ? 0 : ConfigLayout.STATUS_CAPABILITIES;
        space.define(ConfigLayout.STATUS, 2, status, 0, ConfigLayout.STATUS_CLEARABLE);
        constant(ConfigLayout.REVISION_ID, 1, identity.revision());
        constant(ConfigLayout.CLASS_CODE, 3, identity.classCode());
        space.define(ConfigLayout.CACHE_LINE_SIZE, 1, 0, 0xFF, 0);
        space.define(ConfigLayout.LATENCY_TIMER, 1, 0, 0xFF, 0);
        constant(ConfigLayout.SUBSYSTEM_VENDOR_ID, 2, identity.subsystemVendor());
        constant(ConfigLayout.SUBSYSTEM_ID, 2, identity.subsystem());
        space.define(ConfigLayout.INTERRUPT_LINE, 1, 0, 0xFF, 0);
        constant(ConfigLayout.INTERRUPT_PIN, 1, identity.interruptPin());
        constant(ConfigLayout.MIN_GRANT, 1, identity.minGrant());
        constant(ConfigLayout.MAX_LATENCY, 1, identity.maxLatency());
    }

    /// Address bits below the size are read-only zeros: that is how firmware finds the size (section 6.2.5.1).
    private void bar(BarDescription bar) {
        int offset = ConfigLayout.BAR0 + 4 * bar.index();
        long address = -bar.size();
        int prefetchable = bar.prefetchable() ? BAR_PREFETCHABLE : 0;
        switch (bar.kind()) {
            case IO -> space.define(offset, 4, BAR_IO, address & ~3L, 0);
            case MEMORY32 -> space.define(offset, 4, prefetchable, address & ~15L, 0);
            case MEMORY64 -> space.define(offset, 8, BAR_MEMORY64 | prefetchable, address & ~15L, 0);
        }
    }

    private void capabilities(PciIdentity identity) {
        int link = ConfigLayout.CAPABILITIES;
        for (CapabilityDescription capability : identity.capabilities()) {
            constant(link, 1, capability.offset());
            constant(capability.offset(), 1, capability.id());
            body(capability);
            link = capability.offset() + 1;
        }
    }

    private void body(CapabilityDescription capability) {
        byte[] body = HexFormat.of().parseHex(capability.body());
        byte[] writable = HexFormat.of().parseHex(capability.writable());
        for (int i = 0; i < body.length; i++) {
            space.define(capability.offset() + 2 + i, 1, body[i], writable[i], 0);
        }
    }

    private void constant(int offset, int size, long value) {
        space.define(offset, size, value, 0, 0);
    }
}
