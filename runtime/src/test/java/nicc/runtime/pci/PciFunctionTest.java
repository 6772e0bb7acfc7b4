package nicc.runtime.pci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nicc.runtime.device.BarDescription;
import nicc.runtime.device.BarDescription.Kind;
import nicc.runtime.device.CapabilityDescription;
import nicc.runtime.device.DeviceClock;
import nicc.runtime.device.DevicePorts;
import nicc.runtime.device.FakeNic;
import nicc.runtime.device.PciIdentity;
import nicc.runtime.irq.InterruptOutput;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.wire.NullWire;
import nicc.runtime.wire.WirePort;
import org.junit.jupiter.api.Test;

class PciFunctionTest {
    private final List<Boolean> levels = new ArrayList<>();
    private final GuestMemory memory = new GuestMemory();
    private final PciFunction function = function();

    private PciFunction function() {
        InterruptGate gate = new InterruptGate(new InterruptOutput() {
            @Override
            public void level(boolean asserted) {
                levels.add(asserted);
            }

            @Override
            public void message(int vector) {}
        });
        DevicePorts ports = new DevicePorts(memory, new WirePort(NullWire.sink()), gate, new DeviceClock());
        return new PciFunction(new FakeNic(ports, Map.of()), memory, gate);
    }

    private static PciIdentity identity(int vectors, List<BarDescription> bars, CapabilityDescription... list) {
        return new PciIdentity(0x1AF4, 0x1041, 1, 0x020000, 0x1AF4, 1, 1, vectors, 0, 0, bars, List.of(list));
    }

    @Test
    void theHeaderShowsTheIdentity() {
        assertThat(function.readConfig(0x00, 4)).isEqualTo(0x100E_8086L);
        assertThat(function.readConfig(0x08, 4)).isEqualTo(0x0200_0002L);
        assertThat(function.readConfig(0x2C, 4)).isEqualTo(0x001E_8086L);
        assertThat(function.readConfig(0x3C, 4)).isEqualTo(0x00FF_0100L);
        function.writeConfig(0x00, 4, 0);
        function.writeConfig(0x3D, 1, 2);
        assertThat(function.readConfig(0x00, 4)).isEqualTo(0x100E_8086L);
        assertThat(function.readConfig(0x3D, 1)).isEqualTo(1);
    }

    @Test
    void firmwareFindsTheSizesOfTheRegions() {
        for (int bar = 0; bar < 6; bar++) {
            function.writeConfig(0x10 + 4 * bar, 4, ~0);
        }
        assertThat(function.readConfig(0x10, 4)).as("memory, 128 KiB").isEqualTo(0xFFFE_0000L);
        assertThat(function.readConfig(0x14, 4)).as("I/O, 64 bytes").isEqualTo(0xFFFF_FFC1L);
        assertThat(function.readConfig(0x18, 8)).as("none").isZero();
        assertThat(function.readConfig(0x30, 4)).as("no ROM").isZero();
    }

    @Test
    void aRegionOf64BitsTakesTwoRegisters() {
        ConfigSpace space =
                ConfigBuilder.build(identity(0, List.of(new BarDescription(2, Kind.MEMORY64, true, 1L << 33, "big"))));
        space.write(0x18, 8, ~0L);
        assertThat(space.read(0x18, 4)).isEqualTo(0xCL);
        assertThat(space.read(0x1C, 4)).isEqualTo(0xFFFF_FFFEL);
    }

    @Test
    void theCapabilityListIsWalkedInOrderAndMasked() {
        assertThat(function.readConfig(0x06, 2) & 0x10).isEqualTo(0x10);
        assertThat(function.readConfig(0x34, 1)).isEqualTo(0xDC);
        assertThat(function.readConfig(0xDC, 4)).isEqualTo(0x0022_0001L);
        function.writeConfig(0xE0, 2, 0xFFFF);
        assertThat(function.readConfig(0xE0, 2)).as("power state only").isEqualTo(3);
    }

    @Test
    void commandHoldsOnlyTheBitsThatAFunctionHas() {
        function.writeConfig(0x04, 2, 0xFFFF);
        assertThat(function.readConfig(0x04, 2)).isEqualTo(0x0557);
    }

    @Test
    void aMasterAbortIsLatchedInStatusUntilAOneClearsIt() {
        function.writeConfig(0x04, 2, 7);
        function.write(0, FakeNic.BELL, 4, 0x1000);
        function.device().work(1);
        assertThat(function.readConfig(0x06, 2) & 0x2000).isEqualTo(0x2000);
        function.writeConfig(0x06, 2, 0);
        assertThat(function.readConfig(0x06, 2) & 0x2000).isEqualTo(0x2000);
        function.writeConfig(0x06, 2, 0x2000);
        assertThat(function.readConfig(0x06, 2) & 0x2000).isZero();
    }

    @Test
    void aRegionDecodesOnlyWhileItsSpaceIsEnabled() {
        assertThat(function.read(0, FakeNic.STATUS, 4)).isEqualTo(0xFFFF_FFFFL);
        function.writeConfig(0x04, 2, 1);
        assertThat(function.read(0, FakeNic.STATUS, 4)).isEqualTo(0xFFFF_FFFFL);
        function.writeConfig(0x04, 2, 2);
        assertThat(function.read(0, FakeNic.STATUS, 4)).isEqualTo(2);
        assertThat(function.read(1, 0, 1)).isEqualTo(0xFF);
        assertThat(function.read(0, 0x1FFFD, 4)).as("over the end").isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void intxDisableShutsTheGateAndStatusShowsTheLevelAllTheSame() {
        function.writeConfig(0x04, 2, 2);
        function.write(0, FakeNic.IMS, 4, 1);
        function.write(0, FakeNic.ICS, 4, 1);
        function.writeConfig(0x04, 2, 0x402);
        function.writeConfig(0x04, 2, 2);
        assertThat(levels).containsExactly(true, false, true);
        function.writeConfig(0x04, 2, 0x402);
        assertThat(function.readConfig(0x06, 2) & 8).isEqualTo(8);
        assertThat(function.readConfig(0x04, 4) >>> 16 & 8).isEqualTo(8);
        assertThat(function.readConfig(0x07, 1)).isZero();
    }

    @Test
    void resetTakesConfigurationAndDeviceToTheirStart() {
        function.writeConfig(0x04, 2, 7);
        function.write(0, FakeNic.CTRL, 4, 9);
        function.writeConfig(0x3C, 1, 11);
        function.reset();
        assertThat(function.readConfig(0x04, 2)).isZero();
        assertThat(function.readConfig(0x3C, 1)).isZero();
        assertThat(function.peek(0, FakeNic.CTRL, 4)).as("not decoded").isEqualTo(0xFFFF_FFFFL);
        function.writeConfig(0x04, 2, 2);
        assertThat(function.read(0, FakeNic.CTRL, 4)).isZero();
    }

    @Test
    void configurationSpaceIsTotal() {
        for (int offset : new int[] {-8, 253, 255, 256, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            function.writeConfig(offset, 8, ~0L);
            assertThat(function.readConfig(offset, 8)).isZero();
        }
    }

    @Test
    void msixGetsACapabilityAndAFreeRegion() {
        List<BarDescription> bars = List.of(new BarDescription(0, Kind.MEMORY64, false, 4096, "a"));
        PciIdentity placed = MsixPlacement.place(identity(3, bars, new CapabilityDescription(9, 0x40, "0000", "0000")));
        assertThat(placed.bars()).last().isEqualTo(new BarDescription(2, Kind.MEMORY32, false, 4096, "MSI-X"));
        ConfigSpace space = ConfigBuilder.build(placed);
        assertThat(space.read(0x34, 1)).isEqualTo(0x40);
        assertThat(space.read(0x41, 1)).isEqualTo(0x44);
        assertThat(space.read(0x44, 4)).as("3 vectors").isEqualTo(0x0002_0011L);
        assertThat(space.read(0x48, 8)).as("table at 0, pending bits at 2048").isEqualTo(0x0000_0802_0000_0002L);
        space.write(0x46, 2, 0xFFFF);
        assertThat(space.read(0x46, 2)).as("enable and mask").isEqualTo(0xC002);
    }

    @Test
    void msixThatTheSpecLaysOutItselfIsLeftAlone() {
        PciIdentity own =
                identity(3, List.of(), new CapabilityDescription(0x11, 0x40, "0200".repeat(5), "0000".repeat(5)));
        assertThat(MsixPlacement.place(own)).isEqualTo(own);
    }

    @Test
    void msixNeedsAFreeRegion() {
        List<BarDescription> bars = new ArrayList<>();
        for (int index = 0; index < 6; index += 2) {
            bars.add(new BarDescription(index, Kind.MEMORY64, false, 4096, "a"));
        }
        assertThatThrownBy(() -> MsixPlacement.place(identity(1, bars))).hasMessageContaining("no base address");
    }

    @Test
    void theMsixTableHoldsWhatAGuestMayWriteAndBeginsMasked() {
        MsixTable table = new MsixTable(2);
        assertThat(table.read(12, 4)).isEqualTo(1);
        table.write(0, 8, ~0L);
        table.write(24, 8, ~0L);
        table.write(1, 4, 0);
        table.write(32, 4, ~0L);
        assertThat(table.read(0, 8)).isEqualTo(0xFFFF_FFFF_FFFF_FFFCL);
        assertThat(table.read(24, 8)).isEqualTo(0x1_FFFF_FFFFL);
        assertThat(table.read(32, 8)).isZero();
        assertThat(table.read(-4, 4)).isZero();
    }

    @Test
    void msiVectorsAreCountedByTheirLogarithm() {
        assertThat(MsiVectors.of(identity(0, List.of()))).isZero();
        CapabilityDescription four = new CapabilityDescription(5, 0x40, "0400" + "00".repeat(8), "00".repeat(10));
        assertThat(MsiVectors.of(identity(0, List.of(), four))).isEqualTo(4);
    }
}
