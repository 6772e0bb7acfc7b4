package nicc.dsl.check;

import java.util.List;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.model.Device;
import nicc.dsl.model.Ring;

/// Each ring has a head and a tail of its own: one doorbell is about one ring.
final class Doorbells implements Check {

    @Override
    public void check(Device device, Diagnostics diagnostics) {
        List<Ring> rings = device.rings();
        for (int i = 0; i < rings.size(); i++) {
            for (int j = 0; j < i; j++) {
                Ring first = rings.get(j);
                Ring second = rings.get(i);
                if (first.tail().equals(second.tail()) || first.head().equals(second.head())) {
                    String what = first.tail().equals(second.tail()) ? "tail" : "head";
                    diagnostics.add(new Diagnostic(
                                    Code.SHARED_DOORBELL,
                                    second.span(),
                                    "rings '" + first.name() + "' and '" + second.name() + "' share their " + what)
                            .at(first.span(), "the other ring"));
                }
            }
        }
    }
}
