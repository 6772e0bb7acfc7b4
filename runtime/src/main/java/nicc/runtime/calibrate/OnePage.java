package nicc.runtime.calibrate;

import java.util.List;
import nicc.runtime.device.BarDescription;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.NicDevice;
import nicc.runtime.device.PciIdentity;
import nicc.runtime.device.Reset;
import nicc.runtime.device.StateFormatException;

/// A function with one region of a page, a pin and no state: what is left of an access when a device does nothing for
/// it.
abstract class OnePage implements NicDevice {
    private static final int PAGE = 4096;
    private static final int VENDOR = 0x1AF4;
    private static final int NETWORK = 0x020000;
    private static final int INTA = 1;
    private static final DeviceDescription DESCRIPTION = new DeviceDescription(
            "probe",
            "A function whose accesses are measured",
            "probe",
            "",
            new PciIdentity(
                    VENDOR,
                    0x10FF,
                    0,
                    NETWORK,
                    0,
                    0,
                    INTA,
                    0,
                    0,
                    0,
                    List.of(new BarDescription(0, BarDescription.Kind.MEMORY32, false, PAGE, "probe")),
                    List.of()),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    @Override
    public DeviceDescription description() {
        return DESCRIPTION;
    }

    @Override
    public long peek(int bar, long offset, int size) {
        return 0;
    }

    @Override
    public int work(int budget) {
        return 0;
    }

    @Override
    public long nextDeadline() {
        return Long.MAX_VALUE;
    }

    @Override
    public void link(boolean up) {
        // There is no wire.
    }

    @Override
    public void reset(Reset kind) {
        // There is no state.
    }

    @Override
    public byte[] save() {
        return new byte[0];
    }

    @Override
    public void restore(byte[] snapshot) throws StateFormatException {
        throw new StateFormatException("a probe has no state");
    }
}
