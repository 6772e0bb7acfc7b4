package nicc.runtime.device;

import java.util.Map;

/// Makes [FakeRingNic]s for the command line's tests.
public final class FakeRingNicFactory implements NicDeviceFactory {
    @Override
    public DeviceDescription description() {
        return FakeRingNic.DESCRIPTION;
    }

    @Override
    public NicDevice create(DevicePorts ports, Map<String, Long> parameters) {
        return new FakeRingNic(ports, parameters);
    }
}
