package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import nicc.dsl.interp.DeviceState;
import nicc.dsl.interp.Effect;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.verifier.flow.Footprint;
import nicc.verifier.flow.Word;

/// Finds situations that differ in what matters: what events have left behind, timers that run, and what
/// engines
/// wait for. It goes on from situations found before by pieces of programs, and keeps what is new; the
/// generator
/// always starts the same.
final class Explorer {
    private static final int DRAWS = 10_000;
    private static final int LONGEST = 100;
    private static final int NARROW = 32;
    private static final int RICHEST = 24;

    private final Blocks blocks;
    private final List<Cell> moved;
    private final List<Set<String>> conditions;
    private final List<Situation> found = new ArrayList<>();
    private final List<Rich> rich = new ArrayList<>();
    private final Set<String> features = new HashSet<>();

    private Explorer(Device device, Soundness soundness, Blocks blocks) {
        this.blocks = blocks;
        Set<String> changed = new TreeSet<>();
        soundness.events().values().forEach(event -> changed.addAll(event.writes()));
        conditions = soundness.events().values().stream()
                .map(Footprint::answer)
                .map(Word::sources)
                .toList();
        Set<String> software = new TreeSet<>();
        Site.all(device).stream()
                .filter(site -> site.write() && soundness.whole(site).writes().size() == 1)
                .forEach(site -> software.addAll(soundness.whole(site).writes()));
        moved = device.cells().stream()
                .filter(cell -> cell.count() == 1 && changed.contains(cell.name()) && !software.contains(cell.name()))
                .toList();
    }

    /// Situations, the first of them power-on.
    static List<Situation> explore(Device device, Soundness soundness, Blocks blocks, Lab lab) {
        Explorer explorer = new Explorer(device, soundness, blocks);
        lab.after(lab.start(), List.of()).ifPresent(explorer::add);
        lab.after(lab.start(), List.of(new Step.Link(true))).ifPresent(explorer::add);
        explorer.run(lab);
        return List.copyOf(explorer.found);
    }

    private void run(Lab lab) {
        Random random = new Random(1);
        for (int i = 0; i < DRAWS; i++) {
            Situation from = pick(random);
            List<Step> steps = new ArrayList<>();
            for (int blocksLeft = 1 + random.nextInt(3); blocksLeft > 0; blocksLeft--) {
                steps.addAll(blocks.draw(from, random));
            }
            if (from.program().size() + steps.size() <= LONGEST) {
                lab.after(from, steps).ifPresent(this::add);
            }
        }
    }

    /// Any, or one of the richest.
    private Situation pick(Random random) {
        int among = random.nextBoolean() ? Math.min(RICHEST, rich.size()) : rich.size();
        return rich.get(random.nextInt(among)).situation();
    }

    private void add(Lab.Outcome outcome) {
        Set<String> own = features(outcome);
        if (features.addAll(own)) {
            found.add(outcome.situation());
            rich.add(new Rich(outcome.situation(), own.size()));
            rich.sort(Comparator.comparingInt(Rich::features).reversed());
        }
    }

    private record Rich(Situation situation, int features) {}

    private Set<String> features(Lab.Outcome outcome) {
        DeviceState state = outcome.situation().state();
        Set<String> own = new HashSet<>();
        for (Cell cell : moved) {
            long value = state.cells().getOrDefault(cell.name(), List.of(0L)).getFirst();
            for (int bit = 0; cell.width() <= NARROW && bit < cell.width(); bit++) {
                own.add((value >>> bit & 1) == 0 ? "" : cell.name() + "." + bit);
            }
            own.add(value == 0 ? "" : cell.name());
        }
        state.deadlines().keySet().forEach(timer -> own.add("timer " + timer));
        state.asserted().forEach(line -> own.add("line " + line));
        for (Object seen : outcome.seen()) {
            own.add(seen instanceof Effect effect ? kind(effect) : "");
        }
        outcome.ready().forEach(engine -> own.add("ready " + engine));
        conditions.forEach(sources -> own.add(condition(sources, state)));
        return own;
    }

    private static String kind(Effect effect) {
        return switch (effect) {
            case Effect.DmaWrite write -> "store of " + Math.min(write.bytes().length(), Long.SIZE);
            case Effect.Frame _, Effect.UnfinishedFrame _, Effect.Line _, Effect.Message _, Effect.DmaRead _ ->
                effect.getClass().getSimpleName();
        };
    }

    /// What something waits for: which of it is 0.
    private static String condition(Set<String> sources, DeviceState state) {
        StringBuilder out = new StringBuilder("condition");
        for (String source : new TreeSet<>(sources)) {
            List<Long> values = state.cells().get(source);
            boolean set = values != null
                    ? values.getFirst() != 0
                    : state.deadlines().keySet().stream().anyMatch(timer -> source.equals("timer " + timer));
            out.append(' ').append(source).append(set ? '+' : '-');
        }
        return out.toString();
    }
}
