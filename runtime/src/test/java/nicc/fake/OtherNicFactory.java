package nicc.fake;

import java.util.Map;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.DevicePorts;
import nicc.runtime.device.FakeNicFactory;
import nicc.runtime.device.NicDevice;
import nicc.runtime.device.NicDeviceFactory;

/// The fake card's factory, as a compiled device has it: in a package outside of the runtime's.
public final class OtherNicFactory implements NicDeviceFactory {
    private final NicDeviceFactory fake = new FakeNicFactory();

    @Override
    public DeviceDescription description() {
        return fake.description();
    }

    @Override
    public NicDevice create(DevicePorts ports, Map<String, Long> parameters) {
        return fake.create(ports, parameters);
    }
}
