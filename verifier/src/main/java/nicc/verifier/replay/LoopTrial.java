package nicc.verifier.replay;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import nicc.dsl.model.Device;
import nicc.verifier.refine.Relations;
import nicc.verifier.refine.Scene;

/// A loop that lets engines step and timers expire, run with engines, timers and lines that are played: they do
/// nothing,
/// and engines can step and timers are due as often as the trial says. What a loop means: an engine steps only when it
/// has
/// just said that it can; what is returned is the number of steps and timers, and not more than was asked for; less is
/// done only when nothing is left to do; then no store is kept, and the lines are up to date.
final class LoopTrial implements Taps.Script {
    private static final String WORK = "work";
    private static final int MOST = 300;

    private final Device device;
    private final Subject subject;
    private final Relations relations;
    private final String method;
    private final int limit;
    private final boolean eager;
    private final Map<String, Integer> left = new HashMap<>();
    private final Set<String> idle = new HashSet<>();
    private final Set<String> late = new HashSet<>();
    private String able = "";
    private boolean kept;
    private int done;
    private Optional<String> violation = Optional.empty();
    private final String plan;

    /// Prepares.
    ///
    /// @param number of the trial
    LoopTrial(Device device, Subject subject, Scene.Part part, int number) {
        this.device = device;
        this.subject = subject;
        this.relations = subject.relations();
        this.method = part.about();
        this.eager = !relations.passes().contains("interrupts");
        Random random = new Random(number);
        List<Integer> limits = new ArrayList<>(List.of(0, 1, 2, 3, 5, 63, 64, 65, 130, -1, Integer.MIN_VALUE));
        int model = part.numbers().getOrDefault("limit", 1L).intValue();
        limits.add(Math.min(model, MOST));
        this.limit = number == 0 ? Math.min(model, MOST) : limits.get(random.nextInt(limits.size()));
        List<Integer> amounts = List.of(0, 0, 1, 2, 3, 63, 64, 65, 70, Math.clamp(limit, 0, MOST), MOST);
        relations.sources().forEach(what -> left.put(what, amounts.get(random.nextInt(amounts.size()))));
        if (!eager) {
            late.addAll(relations.update());
        }
        this.plan = left.toString();
    }

    private Set<String> played() {
        Set<String> played = new HashSet<>(relations.update());
        relations.engines().forEach(engine -> {
            played.add(engine.ready());
            played.add(engine.step());
        });
        played.add(relations.expire());
        played.add(Kept.FLUSH);
        return played;
    }

    Optional<Difference> difference() {
        Taps.Listener nobody = (_, _, _) -> {};
        LoadedPorts ports = new LoadedPorts(subject.mirror(), new GuestWorld(List.of(), 0), false);
        Taps.listen(nobody);
        try {
            LoadedDevice loaded = subject.playing(played()).device(ports, device);
            Taps.play(this);
            Taps.listen(nobody);
            long value = loaded.call(method, List.of((long) limit)).orElseThrow();
            return violation.or(() -> ended((int) value)).map(this::differs);
        } catch (InvocationTargetException e) {
            return Optional.of(differs(Thrown.text(e)));
        } finally {
            Taps.play(null);
            Taps.listen(null);
        }
    }

    private Difference differs(String what) {
        return new Difference(
                Difference.Kind.VALUE,
                method + "(" + limit + "), when there is to do: " + plan,
                "what a loop means",
                what,
                0);
    }

    private void violated(String what) {
        violation = violation.or(() -> Optional.of(what));
    }

    @Override
    public int answer(String called) {
        for (Relations.Engine engine : relations.engines()) {
            if (called.equals(engine.ready())) {
                return ready(engine.engine());
            }
            if (called.equals(engine.step())) {
                return step(engine.engine());
            }
        }
        if (called.equals(relations.expire())) {
            return expire();
        }
        if (called.equals(Kept.FLUSH)) {
            kept = false;
        }
        late.remove(called);
        return 0;
    }

    private int ready(String engine) {
        boolean can = left.getOrDefault(engine, 0) > 0;
        able = can ? engine : "";
        note(engine, can);
        return can ? 1 : 0;
    }

    private void note(String what, boolean busy) {
        if (busy) {
            idle.remove(what);
        } else {
            idle.add(what);
        }
    }

    private int step(String engine) {
        if (!able.equals(engine)) {
            violated("engine " + engine + " steps without having said that it can");
        }
        left.merge(engine, -1, Integer::sum);
        happens();
        return 0;
    }

    private int expire() {
        boolean due = left.getOrDefault(Relations.TIMERS, 0) > 0;
        if (due) {
            left.merge(Relations.TIMERS, -1, Integer::sum);
            happens();
        }
        note(Relations.TIMERS, due);
        return due ? 1 : 0;
    }

    private void happens() {
        if (eager && !late.isEmpty()) {
            violated("something happens before " + late + " has brought the line up to date");
        }
        done++;
        able = "";
        idle.clear();
        late.addAll(relations.update());
        kept = true;
    }

    private Optional<String> ended(int value) {
        if (value != done) {
            return Optional.of("returns " + value + ", and has done " + done);
        }
        if (value != 0 && value > limit) {
            return Optional.of("does " + value);
        }
        if (kept && Kept.has(relations)) {
            return Optional.of("ends with stores that are kept");
        }
        if (value < limit && !idle.containsAll(asked())) {
            return Optional.of("does " + value + " although something is left to do, or was not asked whether it is");
        }
        return method.equals(WORK) && !late.isEmpty()
                ? Optional.of("ends before " + late + " has brought the line up to date")
                : Optional.empty();
    }

    /// What has to be idle when less is done than asked for.
    private List<String> asked() {
        return method.equals(WORK)
                ? relations.sources()
                : relations.engines().stream()
                        .map(Relations.Engine::engine)
                        .filter(engine -> method.equals(engine + "Batch"))
                        .toList();
    }
}
