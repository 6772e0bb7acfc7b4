package nicc.verifier.replay;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nicc.dsl.interp.PortCall;
import nicc.dsl.model.Device;
import nicc.verifier.refine.Scene;

/// The method that fetches a ring's descriptors ahead, called in the counterexample's state: with memory of anything,
/// and in every other trial with a store that is still kept to one of the descriptors. What it means: the place that it
/// returns
/// holds
/// the descriptor at the head as it lies in memory; it reads only what the device owns, up to the ring's end, and only
/// when nothing is held; what it holds then are the descriptors behind that.
final class FetchTrial {
    /// Descriptors further behind the head are not met by a store.
    private static final int MOST = 8;

    private static final byte MARK = 0x43;

    private final Device device;
    private final Subject subject;
    private final Scene scene;
    private final Filling filling;
    private final GuestWorld world;

    FetchTrial(Device device, Subject subject, Scene scene, Filling filling) {
        this.device = device;
        this.subject = subject;
        this.scene = scene;
        this.filling = filling;
        this.world = new GuestWorld(List.of(), filling.background() | 1);
    }

    Optional<Difference> difference() {
        String ring = scene.part().orElseThrow().about();
        Ahead ahead = Ahead.of(device, subject.relations()).stream()
                .filter(one -> one.ring().name().equals(ring))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no descriptors of ring " + ring + " are held"));
        MeantDevice meant = new MeantDevice(device, new GuestWorld(List.of(), 0), SceneRun.parameters(device, scene));
        meant.enter(scene, filling.buffers(), List.of());
        RingView view = ahead.view(meant.interpreter());
        LoadedPorts ports = new LoadedPorts(subject.mirror(), world, false);
        Taps.listen(ports);
        try {
            LoadedDevice loaded = subject.device(ports, device);
            new SceneRun(device, subject).enter(loaded, ports, scene, filling);
            ahead.fill(loaded, view, world);
            return fetched(loaded, ahead, view, ports);
        } catch (InvocationTargetException e) {
            return Optional.of(differs(ahead, "comes to an end", Thrown.text(e)));
        } finally {
            Taps.listen(null);
        }
    }

    private Optional<Difference> fetched(LoadedDevice loaded, Ahead ahead, RingView view, LoadedPorts ports)
            throws InvocationTargetException {
        boolean held = loaded.number(ahead.ahead()) != 0;
        byte[] meant = world.load(view.slot(0), view.bytes());
        if (filling.number() % 2 == 1 && Kept.has(subject.relations()) && !held) {
            keep(loaded, view, meant);
        }
        Map<String, Object> before = loaded.state();
        world.calls().clear();
        Taps.listen(ports);
        long place = loaded.call(ahead.fetch(), List.of(view.slot(0))).orElseThrow();
        byte[] content = loaded.bytes(ahead.slots().field());
        int at = (int) place;
        byte[] there = at >= 0 && at <= content.length - view.bytes()
                ? Arrays.copyOfRange(content, at, at + view.bytes())
                : new byte[0];
        if (!Arrays.equals(meant, there)) {
            return Optional.of(differs(
                    ahead, HexFormat.of().formatHex(meant), HexFormat.of().formatHex(there)));
        }
        if (Kept.has(subject.relations())) {
            loaded.call(Kept.FLUSH, List.of());
        }
        return reads(ahead, view, held)
                .or(() -> others(ahead, before, loaded.state()))
                .or(() -> ahead.wrong(
                        loaded,
                        new RingView(view.base(), view.size(), view.head() + 1, view.available() - 1, view.bytes()),
                        world));
    }

    /// Has the class keep a store to one of the descriptors that the device owns, the one at the head or another.
    private void keep(LoadedDevice loaded, RingView view, byte[] head) throws InvocationTargetException {
        long owned = Math.clamp(Math.min(view.available(), view.size() - view.head()), 1, MOST);
        long behind = filling.number() / 2 % owned;
        int offset = filling.number() % view.bytes();
        loaded.call(Kept.DEFER, List.of(0L, view.slot(behind) + offset, (long) MARK));
        if (behind == 0) {
            head[offset] = MARK;
        }
    }

    private Optional<Difference> reads(Ahead ahead, RingView view, boolean held) {
        long most = Math.min(view.available(), view.size() - view.head()) * view.bytes();
        for (PortCall call : world.calls()) {
            if (call instanceof PortCall.Fetch(long address, int bytes)
                    && (held || address != view.slot(0) || bytes > most)) {
                String meant =
                        held ? "no read" : "a read of at most " + most + " bytes at " + PortText.hex(view.slot(0));
                return Optional.of(differs(ahead, meant, PortText.of(call)));
            }
        }
        return Optional.empty();
    }

    /// Nothing else changes.
    private Optional<Difference> others(Ahead ahead, Map<String, Object> before, Map<String, Object> after) {
        return subject.relations().cells().stream()
                .filter(cell -> !List.of(ahead.ahead(), ahead.next()).contains(cell.field()))
                .filter(cell -> !cell.name().startsWith("deferred"))
                .filter(cell -> !Objects.equals(before.get(cell.name()), after.get(cell.name())))
                .findFirst()
                .map(cell -> differs(
                        ahead,
                        cell.name() + " = " + before.get(cell.name()),
                        cell.name() + " = " + after.get(cell.name())));
    }

    private static Difference differs(Ahead ahead, String meant, String done) {
        return new Difference(
                Difference.Kind.CALLS,
                "the descriptor at the head of ring " + ahead.ring().name(),
                meant,
                done,
                0);
    }
}
