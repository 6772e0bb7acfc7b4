package nicc.runtime.device;

import java.util.Map;

/// Makes [FakeNic]s for the command line's tests.
public final class FakeNicFactory implements NicDeviceFactory {
    @Override
    public DeviceDescription description() {
        return FakeNic.DESCRIPTION;
    }

    @Override
    public NicDevice create(DevicePorts ports, Map<String, Long> parameters) {
        return new FakeNic(ports, parameters);
    }
}
