package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nicc.dsl.model.Device;
import nicc.dsl.model.Ring;
import nicc.verifier.flow.Tally;

/// E5, memory order, on the order of stores, publishes, fences and loads that the spec means; the class file
/// has the
/// same in the same order, by the obligations of its steps. `publish` is a release store and `fence` a full
/// fence
/// (docs/architecture.md), so:
///
/// * what an event stores is seen before what it publishes after it: every event ends with nothing unpublished;
/// * a flag that the guest may change without an exit is loaded after a store only behind a full fence: else
/// the store
///   may still be on its way while the guest, which stores first and loads second as well, misses it;
/// * descriptors are handed over by a write that leaves the guest, so they are no such flags.
final class Ordering {

    private Ordering() {}

    static List<Claim> of(Device device, PlanData plan, Soundness soundness, Map<String, Tally> tallies) {
        List<Claim> claims = new ArrayList<>();
        claims.add(published(tallies));
        claims.add(fenced(tallies));
        device.rings().forEach(ring -> claims.add(handedOver(device, ring, plan, soundness)));
        return claims;
    }

    private static Claim published(Map<String, Tally> tallies) {
        return tallies.entrySet().stream()
                .filter(event -> event.getValue().unpublished())
                .findFirst()
                .map(event -> refuted(event.getKey() + " can end with a store that nothing publishes"))
                .orElseGet(() -> proved("whatever an event stores, it publishes last"));
    }

    private static Claim fenced(Map<String, Tally> tallies) {
        Set<String> flags = new TreeSet<>();
        for (Map.Entry<String, Tally> event : tallies.entrySet()) {
            if (!event.getValue().unfenced().isEmpty()) {
                return refuted(event.getKey() + " loads "
                        + String.join(", ", event.getValue().unfenced()) + " after a store without a fence");
            }
            flags.addAll(event.getValue().flags());
        }
        return proved(
                flags.isEmpty()
                        ? "no event loads a flag that the guest changes without an exit: there is nothing to fence"
                        : "a fence stands between stores and every load of " + String.join(", ", flags));
    }

    private static Claim handedOver(Device device, Ring ring, PlanData plan, Soundness soundness) {
        Set<String> tail = soundness.ring(ring).tail().sources();
        List<Site> writes = Site.all(device).stream()
                .filter(site ->
                        site.write() && tail.contains(site.register().storage().name()))
                .toList();
        return writes.stream()
                .filter(site -> !plan.of(site).exits())
                .findFirst()
                .map(site -> refuted("descriptors of " + ring.name() + " are handed over without an exit: "
                        + site.name() + " is " + plan.of(site).word()))
                .orElseGet(() -> proved("descriptors of " + ring.name() + " are handed over by writes that leave the"
                        + " guest, which orders them"));
    }

    private static Claim proved(String statement) {
        return new Claim("E5", true, statement);
    }

    private static Claim refuted(String statement) {
        return new Claim("E5", false, statement);
    }
}
