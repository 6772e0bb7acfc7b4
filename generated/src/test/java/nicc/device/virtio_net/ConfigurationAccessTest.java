package nicc.device.virtio_net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nicc.device.virtio_net.reference.VirtioNetReferenceFactory;
import nicc.runtime.device.DeviceClock;
import nicc.runtime.device.DevicePorts;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.irq.InterruptOutput;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.pci.InterruptGate;
import nicc.runtime.pci.PciFunction;
import nicc.runtime.wire.NullWire;
import nicc.runtime.wire.WirePort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The PCI configuration access capability (VIRTIO 1.3, section 4.1.4.9): a driver that cannot map the region comes
/// to everything in it by configuration space.
class ConfigurationAccessTest {
    private static final int VENDOR_SPECIFIC = 0x09;
    private static final int CONFIGURATION_ACCESS = 5;

    private PciFunction function = card(new VirtioNetFactory());
    private int window;

    private static PciFunction card(NicDeviceFactory factory) {
        GuestMemory memory = new GuestMemory();
        InterruptGate gate = new InterruptGate(new InterruptOutput() {
            @Override
            public void level(boolean asserted) {}

            @Override
            public void message(int vector) {}
        });
        DevicePorts ports = new DevicePorts(memory, new WirePort(NullWire.sink()), gate, new DeviceClock());
        return new PciFunction(factory.create(ports, Map.of("mac", Kind.MAC)), memory, gate);
    }

    private void choose(boolean reference) {
        function = card(reference ? new VirtioNetReferenceFactory() : new VirtioNetFactory());
        window = (int) function.readConfig(0x34, 1);
        while (window != 0
                && (function.readConfig(window, 1) != VENDOR_SPECIFIC
                        || function.readConfig(window + 3, 1) != CONFIGURATION_ACCESS)) {
            window = (int) function.readConfig(window + 1, 1);
        }
    }

    private void select(int region, long offset, int length) {
        function.writeConfig(window + 4, 1, region);
        function.writeConfig(window + 8, 4, offset);
        function.writeConfig(window + 12, 4, length);
    }

    private long read(long offset, int length) {
        select(0, offset, length);
        return function.readConfig(window + 16, length);
    }

    private void write(long offset, int length, long value) {
        select(0, offset, length);
        function.writeConfig(window + 16, length, value);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theCardOffersIt(boolean reference) {
        choose(reference);
        assertThat(window).isNotZero();
        assertThat(function.readConfig(window + 2, 1)).as("cap_len").isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDriverNegotiatesThroughItWhileTheRegionIsNotDecoded(boolean reference) {
        choose(reference);
        assertThat(function.read(0, Layout.NUM_QUEUES, 2))
                .as("nothing decodes it")
                .isEqualTo(0xFFFF);
        assertThat(read(Layout.NUM_QUEUES, 2)).isEqualTo(3);
        write(Layout.DEVICE_STATUS, 1, Layout.ACKNOWLEDGE);
        write(Layout.DEVICE_STATUS, 1, Layout.DRIVER);
        write(Layout.DRIVER_FEATURE_SELECT, 4, 1);
        write(Layout.DRIVER_FEATURE, 4, 1);
        assertThat(read(Layout.DRIVER_FEATURE, 4)).isEqualTo(1);
        write(Layout.DEVICE_STATUS, 1, Layout.FEATURES_OK);
        assertThat(read(Layout.DEVICE_STATUS, 1)).isEqualTo(Layout.ACKNOWLEDGE | Layout.DRIVER | Layout.FEATURES_OK);
        function.writeConfig(0x04, 2, 2);
        assertThat(function.read(0, Layout.DEVICE_STATUS, 1)).isEqualTo(read(Layout.DEVICE_STATUS, 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsNoAccessDoesNothing(boolean reference) {
        choose(reference);
        write(Layout.DRIVER_FEATURE_SELECT, 4, 1);
        for (long[] bad : new long[][] {
            {0, Layout.DRIVER_FEATURE_SELECT, 3},
            {0, Layout.DRIVER_FEATURE_SELECT, 8},
            {0, Layout.DRIVER_FEATURE_SELECT + 2, 4},
            {0, 0x4000, 4},
            {0, 0xFFFF_FFFCL, 4},
            {2, Layout.DRIVER_FEATURE_SELECT, 4},
            {0xFF, Layout.DRIVER_FEATURE_SELECT, 4}
        }) {
            select((int) bad[0], bad[1], (int) bad[2]);
            function.writeConfig(window + 16, 4, 0x5555_5555L);
            assertThat(function.readConfig(window + 16, 4))
                    .as("what was written")
                    .isEqualTo(0x5555_5555L);
            assertThat(read(Layout.DRIVER_FEATURE_SELECT, 4)).isEqualTo(1);
        }
    }
}
