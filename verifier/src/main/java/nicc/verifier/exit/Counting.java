package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Ring;
import nicc.verifier.flow.Footprint;
import nicc.verifier.flow.Source;
import nicc.verifier.flow.Tally;

/// E4, counting: what one event can add to the number of exits and interrupts, for every event. By induction
/// over
/// events these are bounds for every run: as many interrupts as events that raise a cause at most, and no
/// exit between
/// the one that hands descriptors over and the last of them being done.
final class Counting {
    private final Device device;
    private final Soundness soundness;
    private final Map<String, Tally> tallies;
    private final Map<Ring, Handover> handovers;
    private final List<Claim> claims = new ArrayList<>();

    private Counting(Device device, Soundness soundness, Map<String, Tally> tallies, Map<Ring, Handover> handovers) {
        this.device = device;
        this.handovers = handovers;
        this.soundness = soundness;
        this.tallies = tallies;
    }

    static List<Claim> of(
            Device device, Soundness soundness, Map<String, Tally> tallies, Map<Ring, Handover> handovers) {
        Counting counting = new Counting(device, soundness, tallies, handovers);
        device.interrupts().forEach(counting::line);
        counting.claims.addAll(LineLemmas.of(device));
        counting.messages();
        device.rings().forEach(counting::ring);
        return counting.claims;
    }

    private void line(Interrupt line) {
        atMostOnce("line " + line.name(), "no event changes " + line.name() + " more than once");
    }

    private void messages() {
        if (tallies.values().stream().anyMatch(tally -> tally.most("message") > 0)) {
            atMostOnce("message", "no event sends more than one message");
        }
    }

    private void atMostOnce(String kind, String statement) {
        tallies.entrySet().stream()
                .filter(event -> event.getValue().most(kind) > 1)
                .findFirst()
                .ifPresentOrElse(
                        event -> refuted(event.getKey() + ": " + kind + " "
                                + (event.getValue().most(kind) == Tally.UNBOUNDED
                                        ? "without bound"
                                        : event.getValue().most(kind) + " times")),
                        () -> proved(statement));
    }

    /// Descriptors come from the guest alone, by its writes or by a count that it keeps in memory, and are taken one by
    /// one, by an engine that needs nothing else of the guest: a kick is needed only when nothing is left.
    private void ring(Ring ring) {
        atMostOnce("take " + ring.layout().name(), "no event takes more than one descriptor of " + ring.name());
        Handover handover = handovers.get(ring);
        handover.other()
                .ifPresentOrElse(
                        event -> refuted(event + " changes what belongs to the guest of " + ring.name()),
                        () -> proved(given(ring, handover)));
        device.engines().stream().filter(engine -> takes(engine, ring)).forEach(engine -> progress(engine, ring));
    }

    private static String given(Ring ring, Handover handover) {
        return "only writes of " + handover.registers()
                + (handover.counts().isEmpty()
                        ? ""
                        : " and a count in guest memory, by what it has grown by since " + handover.words() + " ("
                                + handover.movers() + "),")
                + " give descriptors of " + ring.name() + " to the device: one kick for as many as it gives";
    }

    private boolean takes(Engine engine, Ring ring) {
        Tally tally = tallies.get("engine " + engine.name());
        return tally != null && tally.most("take " + ring.layout().name()) > 0;
    }

    /// What an engine waits for is changed by itself, the world and the guest's writes, never by reads: a
    /// driver that
    /// reads nothing holds nothing up.
    private void progress(Engine engine, Ring ring) {
        Footprint event = soundness.events().get("engine " + engine.name());
        if (event == null) {
            return;
        }
        Set<String> waits = new TreeSet<>(event.answer().sources());
        waits.remove(Source.LINK);
        Site.all(device).stream()
                .filter(site ->
                        !site.write() && Soundness.meet(soundness.whole(site).writes(), waits))
                .findFirst()
                .ifPresentOrElse(
                        site -> refuted("engine " + engine.name() + " can wait for " + site.name()),
                        () -> proved("engine " + engine.name() + " never waits for a read: " + ring.name()
                                + " is worked off without an exit"));
    }

    private void proved(String statement) {
        claims.add(new Claim("E4", true, statement));
    }

    private void refuted(String statement) {
        claims.add(new Claim("E4", false, statement));
    }
}
