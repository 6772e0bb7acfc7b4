package nicc.runtime.pci;

import nicc.runtime.device.BarDescription;
import nicc.runtime.device.CapabilityDescription;
import nicc.runtime.device.NicDevice;
import nicc.runtime.device.PciIdentity;
import nicc.runtime.device.Reset;
import nicc.runtime.memory.GuestMemory;

/// A device as a PCI function: its configuration space, and what the command register gates: decoding of its
/// regions, its use of the guest's memory, and its interrupt pin. Confined to the agent's thread; total for
/// every argument.
public final class PciFunction {
    private static final int MSI = 0x05;
    private static final int MSI_ENABLE = 1;
    private static final int MSIX_ENABLE = 1 << 15;

    private final NicDevice device;
    private final GuestMemory memory;
    private final InterruptGate gate;
    private final PciIdentity identity;
    private final ConfigSpace config;
    private final BarDescription[] regions = new BarDescription[6];
    private final int msixRegion;
    private final MsixTable msixTable;
    private final RegionWindow window;
    private boolean memoryDecoded;
    private boolean ioDecoded;
    private long faultsSeen;

    /// Puts a device on the bus, in its state after power-on.
    ///
    /// @param device the device; its interrupts go to `gate`
    /// @param memory the device's view of the guest's memory
    /// @param gate in front of the transport's interrupts
    public PciFunction(NicDevice device, GuestMemory memory, InterruptGate gate) {
        this.device = device;
        this.memory = memory;
        this.gate = gate;
        msixRegion = MsixPlacement.region(device.description().pci());
        identity = MsixPlacement.place(device.description().pci());
        msixTable = new MsixTable(identity.msixVectors());
        config = ConfigBuilder.build(identity);
        window = RegionWindow.of(identity, config);
        identity.bars().forEach(bar -> regions[bar.index()] = bar);
        faultsSeen = memory.faults();
        applyGates();
    }

    /// The function's identity with all that the runtime adds to the spec's.
    ///
    /// @return regions and capabilities included
    public PciIdentity identity() {
        return identity;
    }

    /// The device behind the function.
    ///
    /// @return the device
    public NicDevice device() {
        return device;
    }

    /// Bytes of a region.
    ///
    /// @param bar index, any value
    /// @return its size, 0 when there is no such region
    public long size(int bar) {
        return exists(bar) ? regions[bar].size() : 0;
    }

    /// Whether a capability is in the function's list.
    ///
    /// @param id capability id
    /// @return whether it is there
    public boolean hasCapability(int id) {
        return identity.capabilities().stream().anyMatch(c -> c.id() == id);
    }

    /// A read of configuration space; through a window, of a region as well.
    ///
    /// @param offset byte offset; bytes outside read as zero
    /// @param size bytes, 1 to 8
    /// @return the value, little endian
    public long readConfig(int offset, int size) {
        if (memory.faults() != faultsSeen) {
            faultsSeen = memory.faults();
            config.raise(ConfigLayout.STATUS, ConfigLayout.STATUS_MASTER_ABORT);
        }
        if (throughWindow(offset, size)) {
            window.brought(readRegion(window.region(), window.offset(), window.length()));
        }
        return config.read(offset, size) | interruptStatus(offset, size);
    }

    /// A write to configuration space; through a window, to a region as well.
    ///
    /// @param offset byte offset; bytes outside are ignored
    /// @param size bytes, 1 to 8
    /// @param value little endian
    public void writeConfig(int offset, int size, long value) {
        config.write(offset, size, value);
        applyGates();
        if (throughWindow(offset, size)) {
            writeRegion(window.region(), window.offset(), window.length(), window.data());
        }
    }

    /// A read of a region. Where nothing decodes the access, it ends with a master abort and reads as ones.
    ///
    /// @param bar index, any value
    /// @param offset byte offset, any value
    /// @param size bytes, 1 to 8
    /// @return the value, little endian
    public long read(int bar, long offset, int size) {
        if (!decodes(bar, offset, size)) {
            return -1L >>> (64 - 8 * size);
        }
        return readRegion(bar, offset, size);
    }

    private long readRegion(int bar, long offset, int size) {
        return bar == msixRegion ? msixTable.read(offset, size) : device.read(bar, offset, size);
    }

    /// A write to a region. Where nothing decodes the access, it has no effect.
    ///
    /// @param bar index, any value
    /// @param offset byte offset, any value
    /// @param size bytes, 1 to 8
    /// @param value little endian
    public void write(int bar, long offset, int size, long value) {
        if (decodes(bar, offset, size)) {
            writeRegion(bar, offset, size, value);
        }
    }

    private void writeRegion(int bar, long offset, int size, long value) {
        if (bar == msixRegion) {
            msixTable.write(offset, size, value);
        } else {
            device.write(bar, offset, size, value);
        }
    }

    /// What a region holds, without the side effects of a read.
    ///
    /// @param bar index, any value
    /// @param offset byte offset, any value
    /// @param size bytes, 1 to 8
    /// @return the value, little endian
    public long peek(int bar, long offset, int size) {
        if (!decodes(bar, offset, size)) {
            return -1L >>> (64 - 8 * size);
        }
        return bar == msixRegion ? msixTable.read(offset, size) : device.peek(bar, offset, size);
    }

    /// Resets the function and its device as RST# does. The guest's memory stays mapped.
    public void reset() {
        config.reset();
        msixTable.reset();
        applyGates();
        device.reset(Reset.BUS);
    }

    private void applyGates() {
        int command = (int) config.read(ConfigLayout.COMMAND, 2);
        memoryDecoded = (command & ConfigLayout.COMMAND_MEMORY) != 0;
        ioDecoded = (command & ConfigLayout.COMMAND_IO) != 0;
        memory.busMaster((command & ConfigLayout.COMMAND_MASTER) != 0);
        gate.open((command & ConfigLayout.COMMAND_INTX_DISABLE) == 0 && !messagesEnabled());
    }

    private boolean messagesEnabled() {
        boolean enabled = false;
        for (CapabilityDescription capability : identity.capabilities()) {
            int control = (int) config.read(capability.offset() + 2, 2);
            enabled |= capability.id() == MSI && (control & MSI_ENABLE) != 0;
            enabled |= capability.id() == MsixPlacement.ID && (control & MSIX_ENABLE) != 0;
        }
        return enabled;
    }

    private long interruptStatus(int offset, int size) {
        int shift = 8 * (ConfigLayout.STATUS - offset);
        boolean covered = offset <= ConfigLayout.STATUS && offset + size > ConfigLayout.STATUS;
        return covered && gate.asserted() ? (long) ConfigLayout.STATUS_INTERRUPT << shift : 0;
    }

    private boolean throughWindow(int offset, int size) {
        return window.touchedBy(offset, size) && reaches(window.region(), window.offset(), window.length());
    }

    private boolean exists(int bar) {
        return bar >= 0 && bar < regions.length && regions[bar] != null;
    }

    private boolean decodes(int bar, long offset, int size) {
        return reaches(bar, offset, size)
                && (regions[bar].kind() == BarDescription.Kind.IO ? ioDecoded : memoryDecoded);
    }

    private boolean reaches(int bar, long offset, int size) {
        return size > 0 && exists(bar) && offset >= 0 && offset <= regions[bar].size() - size;
    }
}
