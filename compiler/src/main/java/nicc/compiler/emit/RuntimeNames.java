package nicc.compiler.emit;

import com.palantir.javapoet.ClassName;

/// The runtime's classes. They are named, not linked: the compiler does not depend on the runtime.
final class RuntimeNames {
    private static final String DEVICE = "nicc.runtime.device";

    static final ClassName NIC_DEVICE = ClassName.get(DEVICE, "NicDevice");
    static final ClassName NIC_DEVICE_FACTORY = ClassName.get(DEVICE, "NicDeviceFactory");
    static final ClassName DEVICE_PORTS = ClassName.get(DEVICE, "DevicePorts");
    static final ClassName DEVICE_CLOCK = ClassName.get(DEVICE, "DeviceClock");
    static final ClassName DEVICE_DESCRIPTION = ClassName.get(DEVICE, "DeviceDescription");
    static final ClassName PCI_IDENTITY = ClassName.get(DEVICE, "PciIdentity");
    static final ClassName BAR_DESCRIPTION = ClassName.get(DEVICE, "BarDescription");
    static final ClassName CAPABILITY_DESCRIPTION = ClassName.get(DEVICE, "CapabilityDescription");
    static final ClassName REGISTER_DESCRIPTION = ClassName.get(DEVICE, "RegisterDescription");
    static final ClassName PARAMETER_DESCRIPTION = ClassName.get(DEVICE, "ParameterDescription");
    static final ClassName PARAMETER_VALUES = ClassName.get(DEVICE, "ParameterValues");
    static final ClassName PATH_DESCRIPTION = ClassName.get(DEVICE, "PathDescription");
    static final ClassName EXIT_PLAN = ClassName.get(DEVICE, "ExitPlan");
    static final ClassName RESET = ClassName.get(DEVICE, "Reset");
    static final ClassName STATE_WRITER = ClassName.get(DEVICE, "StateWriter");
    static final ClassName STATE_READER = ClassName.get(DEVICE, "StateReader");
    static final ClassName STATE_FORMAT_EXCEPTION = ClassName.get(DEVICE, "StateFormatException");
    static final ClassName INTERRUPT_OUTPUT = ClassName.get("nicc.runtime.irq", "InterruptOutput");
    static final ClassName GUEST_MEMORY = ClassName.get("nicc.runtime.memory", "GuestMemory");
    static final ClassName FRAME_BUFFER = ClassName.get("nicc.runtime.memory", "FrameBuffer");
    static final ClassName WIRE_PORT = ClassName.get("nicc.runtime.wire", "WirePort");

    // The driver's side
    static final ClassName GUEST_RAM = ClassName.get("nicc.runtime.guest", "GuestRam");
    static final ClassName CARD_ACCESS = ClassName.get("nicc.runtime.guest", "CardAccess");
    static final ClassName TWIN_SHAPE = ClassName.get("nicc.runtime.guest.paravirt", "TwinShape");
    static final ClassName STATUS_BLOCK = ClassName.get("nicc.runtime.guest.paravirt", "StatusBlock");

    private RuntimeNames() {}
}
