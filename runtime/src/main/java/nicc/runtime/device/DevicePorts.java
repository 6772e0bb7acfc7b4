package nicc.runtime.device;

import nicc.runtime.irq.InterruptOutput;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.wire.WirePort;

/// All that a device can reach.
///
/// @param memory the guest's memory, as far as the guest has mapped it
/// @param wire where frames go and come from
/// @param interrupts where interrupts go
/// @param clock the device's time
public record DevicePorts(GuestMemory memory, WirePort wire, InterruptOutput interrupts, DeviceClock clock) {}
