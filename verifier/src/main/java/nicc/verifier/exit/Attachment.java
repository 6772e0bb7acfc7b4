package nicc.verifier.exit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nicc.dsl.interp.Interpreter;

/// A device behind a platform: each access takes the way that its site's mechanism says. The definitions are in
/// docs/verifier.md, section Exits; where a mechanism leaves freedom, the device does the best that it can, so
/// that a difference is one for every implementation.
final class Attachment {
    private static final int STEPS = 512;

    private record Place(Site read, int index) {}

    private final Interpreter device;
    private final Guest guest;
    private final Function<Site, Mechanism> mechanisms;
    private final Deque<Step.Write> waiting = new ArrayDeque<>();
    private final Map<Place, Long> page = new HashMap<>();
    private final Map<Place, Long> stored = new LinkedHashMap<>();
    private Step before = new Step.Time(0);
    private boolean busy;

    /// Attaches a device with nothing under way.
    ///
    /// @param program what will run; only what it loads has to be published
    Attachment(Interpreter device, Guest guest, Function<Site, Mechanism> mechanisms, List<Step> program) {
        this.device = device;
        this.guest = guest;
        this.mechanisms = mechanisms;
        for (Step step : program) {
            if (step instanceof Step.Read(Site site, int index) && mapped(site)) {
                page.put(new Place(site, index), 0L);
            } else if (step instanceof Step.Write(Site site, int index, long _) && mapped(site)) {
                page.put(new Place(site.opposite(), index), 0L);
            }
        }
        publish();
    }

    private boolean mapped(Site site) {
        return mechanisms.apply(site) == Mechanism.MAPPED;
    }

    void run(List<Step> program) {
        for (Step step : program) {
            switch (step) {
                case Step.Read read -> read(read);
                case Step.Write write -> write(write);
                case Step.Time(long nanos) ->
                    world(() -> {
                        guest.see("time");
                        device.advance(nanos);
                    });
                case Step.Frame frame -> world(() -> device.deliver(frame.bytes()));
                case Step.Descriptor descriptor -> guest.store(descriptor.address(), descriptor.bytes());
                case Step.Link(boolean up) -> world(() -> device.link(up));
            }
            before = step;
        }
    }

    private void read(Step.Read read) {
        if (mapped(read.site())) {
            guest.see(page.getOrDefault(new Place(read.site(), read.index()), 0L));
            return;
        }
        exit();
        guest.see(device.read(bar(read.site()), offset(read.site(), read.index()), bytes(read.site())));
        work();
    }

    private void write(Step.Write write) {
        switch (mechanisms.apply(write.site())) {
            case MAPPED -> {
                Place place = new Place(write.site().opposite(), write.index());
                page.put(place, write.value());
                stored.put(place, write.value());
            }
            case COALESCED -> waiting.add(write);
            case EVENT -> {
                boolean merges = before instanceof Step.Write earlier
                        && earlier.site().equals(write.site())
                        && earlier.index() == write.index();
                if (!merges) {
                    exit();
                    unseen(new Step.Write(write.site(), write.index(), 0));
                }
            }
            case POSTED -> {
                exit();
                unseen(write);
            }
            case TRAPPED -> {
                exit();
                handle(write);
                publish();
            }
        }
    }

    /// The guest leaves: what it stored and what waits comes before the access.
    private void exit() {
        pickUp();
        while (!waiting.isEmpty()) {
            handle(waiting.remove());
        }
        publish();
    }

    /// What the guest has stored and what waits reaches the device.
    void finish() {
        exit();
    }

    /// The world moves; the device notices what was stored, but knows nothing of what waits.
    private void world(Runnable event) {
        pickUp();
        publish();
        event.run();
        work();
    }

    private void pickUp() {
        Map<Place, Long> values = new LinkedHashMap<>(stored);
        stored.clear();
        values.forEach((place, value) -> {
            if (peek(place) != value) {
                handle(new Step.Write(place.read().opposite(), place.index(), value));
            }
        });
    }

    private void handle(Step.Write write) {
        access(write);
        runEngines();
    }

    private void access(Step.Write write) {
        device.write(bar(write.site()), offset(write.site(), write.index()), bytes(write.site()), write.value());
    }

    /// A write that the guest does not wait for: what it changes itself, mapped pages may not show yet. What engines do
    /// afterwards they show: when an engine steps is not the platform's affair.
    private void unseen(Step.Write write) {
        Map<Place, Long> before = new HashMap<>(page);
        access(write);
        publish();
        Map<Place, Long> after = new HashMap<>(page);
        runEngines();
        page.replaceAll((place, _) -> after.get(place).equals(before.get(place)) ? peek(place) : before.get(place));
    }

    /// Whether an engine still had work when its steps were used up: then what is seen says nothing.
    boolean busy() {
        return busy;
    }

    private void runEngines() {
        busy |= device.run(STEPS) == STEPS;
    }

    private void work() {
        runEngines();
        publish();
    }

    private void publish() {
        page.replaceAll((place, _) -> peek(place));
    }

    private long peek(Place place) {
        return device.peek(bar(place.read()), offset(place.read(), place.index()), bytes(place.read()));
    }

    private static int bar(Site site) {
        return site.bar().index();
    }

    private static long offset(Site site, int index) {
        return site.register().offset() + (long) index * site.register().stride();
    }

    private static int bytes(Site site) {
        return site.register().bytes();
    }
}
