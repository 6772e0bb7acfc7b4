package nicc.device.twin;

import java.util.List;
import nicc.device.e1000.E1000Factory;
import nicc.device.e1000.reference.E1000ReferenceFactory;
import nicc.device.e1000_paravirt.E1000ParavirtFactory;
import nicc.device.e1000_paravirt.reference.E1000ParavirtReferenceFactory;
import nicc.runtime.device.NicDeviceFactory;

/// The card in both builds, and its twin in both.
final class Twins {
    /// Optimised, then reference.
    static final List<NicDeviceFactory> EMULATED = List.of(new E1000Factory(), new E1000ReferenceFactory());

    /// Optimised, then reference.
    static final List<NicDeviceFactory> PARAVIRTUAL =
            List.of(new E1000ParavirtFactory(), new E1000ParavirtReferenceFactory());

    private Twins() {}
}
