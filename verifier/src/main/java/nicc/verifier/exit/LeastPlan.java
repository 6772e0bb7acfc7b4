package nicc.verifier.exit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nicc.dsl.model.Device;

/// The least plan that is proved sound. Pages come first: whether a page can be mapped for loads, and for loads
/// and stores, is decided for each page by itself, so the sets of pages that have to trap are closed under
/// intersection and there is a least one. Then each write takes the cheapest mechanism that is sound beside the
/// mapped pages; writes do not depend on each other (docs/verifier.md).
final class LeastPlan {

    /// A choice and why nothing cheaper was proved, or an empty string.
    record Choice(Mechanism mechanism, String reason) {}

    private record Page(int bar, long number) {}

    private final Platform platform;
    private final Device device;
    private final Soundness soundness;
    private final List<Site> sites;
    private final Map<Page, String> noLoads = new HashMap<>();
    private final Map<Page, String> noStores = new HashMap<>();
    private final Set<String> shown = new TreeSet<>();
    private final Set<String> stored = new TreeSet<>();
    private final Map<Site, Choice> choices = new HashMap<>();

    LeastPlan(Device device, Platform platform, Soundness soundness) {
        this.device = device;
        this.platform = platform;
        this.soundness = soundness;
        sites = Site.all(device);
        pages();
        sites.forEach(site -> choices.put(site, choose(site)));
    }

    Choice of(Site site) {
        return choices.getOrDefault(site, new Choice(Mechanism.TRAPPED, "no such site"));
    }

    Map<Site, Mechanism> mechanisms() {
        Map<Site, Mechanism> mechanisms = new HashMap<>();
        choices.forEach((site, choice) -> mechanisms.put(site, choice.mechanism()));
        return mechanisms;
    }

    /// What mapped loads show.
    Set<String> shown() {
        return shown;
    }

    /// Cells that mapped stores change.
    Set<String> stored() {
        return stored;
    }

    private void pages() {
        for (Site site : sites) {
            if (!platform.offers(Mechanism.MAPPED, site.bar().kind(), device)) {
                block(site, "the platform has no mapped pages here");
            } else if (site.write()) {
                soundness.store(site).ifPresent(why -> blockStores(site, why));
            } else {
                soundness.load(site).ifPresent(why -> block(site, why));
            }
        }
        sharedCells();
        if (!platform.readOnlyPages()) {
            noStores.forEach(noLoads::putIfAbsent);
        }
        for (Site site : sites) {
            if (!site.write() && mapped(site)) {
                shown.addAll(soundness.shows(site));
            } else if (site.write() && mapped(site)) {
                stored.add(site.register().storage().name());
            }
        }
    }

    /// A cell that is stored through one page and shown by another register: the guest would see it late there.
    private void sharedCells() {
        Set<Site> conflicts = new HashSet<>();
        for (Site write : sites) {
            String cell = write.register().storage().name();
            if (write.write() && mapped(write)) {
                sites.stream()
                        .filter(read -> !read.write() && !read.equals(write.opposite()) && !blocked(read, noLoads))
                        .filter(read -> soundness.shows(read).contains(cell))
                        .forEach(read -> conflicts.add(write));
            }
        }
        conflicts.forEach(write -> blockStores(write, "another register of a mapped page shows its cell"));
    }

    private void block(Site site, String why) {
        pagesOf(site).forEach(page -> {
            noLoads.putIfAbsent(page, site.register().name() + ": " + why);
            noStores.putIfAbsent(page, site.register().name() + ": " + why);
        });
    }

    private void blockStores(Site site, String why) {
        pagesOf(site).forEach(page -> noStores.putIfAbsent(page, site.register().name() + ": " + why));
    }

    private List<Page> pagesOf(Site site) {
        return site.pages(platform.pageBytes()).stream()
                .map(number -> new Page(site.bar().index(), number))
                .toList();
    }

    private boolean mapped(Site site) {
        return !blocked(site, site.write() ? noStores : noLoads);
    }

    private boolean blocked(Site site, Map<Page, String> blocks) {
        return pagesOf(site).stream().anyMatch(blocks::containsKey);
    }

    /// Why a site's page is not mapped.
    ///
    /// @return `page 0x0 traps because of ICR: …`
    Optional<String> blame(Site site) {
        if (!platform.offers(Mechanism.MAPPED, site.bar().kind(), device)) {
            return Optional.of("the platform has no mapped pages here");
        }
        Map<Page, String> blocks = site.write() ? noStores : noLoads;
        return pagesOf(site).stream()
                .filter(blocks::containsKey)
                .findFirst()
                .map(page -> "page 0x" + Long.toHexString(page.number() * platform.pageBytes()) + " traps because of "
                        + blocks.getOrDefault(page, ""));
    }

    private Choice choose(Site site) {
        if (mapped(site)) {
            return new Choice(Mechanism.MAPPED, "");
        }
        String unmapped = blame(site).orElse("");
        if (!site.write()) {
            return new Choice(Mechanism.TRAPPED, unmapped);
        }
        String because = "";
        for (Mechanism mechanism : List.of(Mechanism.COALESCED, Mechanism.EVENT, Mechanism.POSTED)) {
            if (offers(mechanism, site)) {
                Optional<String> why = whyNot(site, mechanism);
                if (why.isEmpty()) {
                    return new Choice(mechanism, because.isEmpty() ? unmapped : because);
                }
                because = because.isEmpty() ? why.get() : because;
            }
        }
        return new Choice(Mechanism.TRAPPED, because.isEmpty() ? unmapped : because);
    }

    /// Whether the platform has a mechanism for a site, given the pages that are mapped.
    boolean offers(Mechanism mechanism, Site site) {
        boolean lost = mechanism == Mechanism.POSTED && platform.mappedLosesPosted() && !shown.isEmpty();
        return !lost && platform.offers(mechanism, site.bar().kind(), device);
    }

    /// Why a mechanism other than mapping was not proved sound for a write.
    Optional<String> whyNot(Site site, Mechanism mechanism) {
        return switch (mechanism) {
            case MAPPED -> blame(site);
            case COALESCED -> soundness.coalesce(site, shown, stored);
            case EVENT -> soundness.signal(site, shown);
            case POSTED -> soundness.post(site, shown);
            case TRAPPED -> Optional.empty();
        };
    }
}
