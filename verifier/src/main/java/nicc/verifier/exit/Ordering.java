package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nicc.dsl.model.Device;
import nicc.dsl.model.Ring;
import nicc.verifier.flow.Tally;

/// E5, memory order, on the order of stores, publishes, fences and loads that the spec means; the class file has the
/// same in the same order, by the obligations of its steps. `publish` is a release store and `fence` a full fence
/// (docs/architecture.md), and events come one after the other. So, by induction over events:
///
/// * what an event stores is seen before what it publishes after it: an event that publishes, publishes last;
/// * what an event stores and leaves to another one to publish is told of by cells whose values that one publishes:
///   they change only behind a store that they have not told of before, so what is published never runs ahead;
/// * what the guest may change without an exit is loaded behind a publish only with a full fence between, and what is
///   decided behind a full fence is decided by a load behind it: else the device's word may still be on its way while
///   the guest, which stores first and loads second as well, misses it, and the device misses the guest's;
/// * descriptors of rings are handed over by a write that leaves the guest, so they are no such words; or by a count
///   that the guest stores behind them (release), and that the device has loaded (acquire) before it takes one.
final class Ordering {

    private Ordering() {}

    static List<Claim> of(
            Device device,
            PlanData plan,
            Soundness soundness,
            Map<String, Tally> tallies,
            Map<Ring, Handover> handovers) {
        List<Claim> claims = new ArrayList<>();
        claims.add(published(soundness, tallies));
        claims.add(fenced(tallies));
        device.rings().forEach(ring -> claims.add(handedOver(device, ring, plan, soundness, handovers.get(ring))));
        return claims;
    }

    private static Claim published(Soundness soundness, Map<String, Tally> tallies) {
        Set<String> told = soundness.told(tallies);
        Set<String> leaving = new TreeSet<>();
        for (Map.Entry<String, Tally> event : tallies.entrySet()) {
            Tally tally = event.getValue();
            if (tally.late()) {
                return refuted(event.getKey() + " can store something behind what it publishes");
            }
            if (tally.leaves()) {
                if (tally.moved().isEmpty()) {
                    return refuted(event.getKey() + " can end with a store that nothing publishes");
                }
                leaving.add(event.getKey());
            }
            if (tally.leaves() && !tally.early().isEmpty()) {
                return refuted(event.getKey() + " changes " + String.join(", ", tally.early())
                        + ", which is published later, before it has stored what that tells of");
            }
        }
        return proved(
                leaving.isEmpty()
                        ? "whatever an event stores, it publishes last"
                        : "an event that publishes does so last; of what " + String.join(", ", leaving)
                                + " leave to others to publish, " + String.join(", ", told)
                                + " tell, which change only behind the stores");
    }

    private static Claim fenced(Map<String, Tally> tallies) {
        Set<String> flags = new TreeSet<>();
        for (Map.Entry<String, Tally> event : tallies.entrySet()) {
            if (!event.getValue().unfenced().isEmpty()) {
                return refuted(event.getKey() + " loads "
                        + String.join(", ", event.getValue().unfenced()) + " behind a publish without a fence");
            }
            if (!event.getValue().undecided().isEmpty()) {
                return refuted(event.getKey() + " decides about "
                        + String.join(", ", event.getValue().undecided())
                        + " behind a fence by what it loaded before");
            }
            flags.addAll(event.getValue().flags());
        }
        return proved(
                flags.isEmpty()
                        ? "no event loads a flag that the guest changes without an exit: there is nothing to fence"
                        : "a fence stands between what is published and every load behind it of "
                                + String.join(", ", flags) + "; what is decided behind it was loaded behind it");
    }

    private static Claim handedOver(Device device, Ring ring, PlanData plan, Soundness soundness, Handover handover) {
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
                        + " guest, which orders them" + counted(handover)));
    }

    private static String counted(Handover handover) {
        return handover.counts().isEmpty()
                ? ""
                : "; or by a count of the guest's, which " + handover.movers()
                        + " load (acquire) before the tail moves, and so before what it hands over";
    }

    private static Claim proved(String statement) {
        return new Claim("E5", true, statement);
    }

    private static Claim refuted(String statement) {
        return new Claim("E5", false, statement);
    }
}
