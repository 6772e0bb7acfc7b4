package nicc.runtime.device;

import java.util.Map;

/// Makes devices of one spec and one build. Generated, and found by [java.util.ServiceLoader].
public interface NicDeviceFactory {

    /// What the devices are.
    ///
    /// @return the description, with the spec's name and the build's name
    DeviceDescription description();

    /// Makes a device in its state after power-on.
    ///
    /// @param ports what the device may reach
    /// @param parameters values for the spec's parameters by name; those not named take the spec's default
    /// @return a new device
    /// @throws IllegalArgumentException when a parameter is unknown or its value does not fit, with the nearest
    /// name
    NicDevice create(DevicePorts ports, Map<String, Long> parameters);
}
