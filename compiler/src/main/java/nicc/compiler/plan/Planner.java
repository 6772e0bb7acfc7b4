package nicc.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;

/// Finds the cheapest sound plan for a platform. Pages come first and are all or nothing: one register that
/// is not
/// like memory makes its page trap. Then each write gets the cheapest mechanism that the platform offers and
/// that
/// nothing in the device's meaning, nor what mapped pages show, rules out.
public final class Planner {

    private final Device device;
    private final Profile profile;
    private final Function<Register, SiteFacts> facts;
    private final Map<Integer, Map<Long, String>> loads = new HashMap<>();
    private final Map<Integer, Map<Long, String>> stores = new HashMap<>();
    private final Set<Cell> shown = new HashSet<>();
    private final Set<Cell> stored = new HashSet<>();

    /// Prepares a plan.
    ///
    /// @param device the device
    /// @param profile the platform
    /// @param facts what is known about each register
    public Planner(Device device, Profile profile, Function<Register, SiteFacts> facts) {
        this.device = device;
        this.profile = profile;
        Map<String, SiteFacts> known = new HashMap<>();
        this.facts = register -> known.computeIfAbsent(
                register.storage().name() + " " + register.name() + " " + register.offset(),
                name -> facts.apply(register));
    }

    /// Makes the plan.
    ///
    /// @return one site for each register of a region and direction that software has
    public ExitPlan plan() {
        device.pci().bars().forEach(this::findPages);
        device.pci().bars().forEach(this::separate);
        for (Pci.Bar bar : device.pci().bars()) {
            for (Register register : bar.bank().registers()) {
                if (whyNotMapped(bar, register, false).isEmpty()) {
                    shown.addAll(facts.apply(register).shows());
                }
                if (whyNotMapped(bar, register, true).isEmpty()) {
                    stored.add(register.storage());
                }
            }
        }
        List<ExitPlan.Site> sites = new ArrayList<>();
        for (Pci.Bar bar : device.pci().bars()) {
            for (Register register : bar.bank().registers()) {
                sites.add(site(bar, register, false));
                sites.add(site(bar, register, true));
            }
        }
        return new ExitPlan(profile.name(), sites);
    }

    private void findPages(Pci.Bar bar) {
        Map<Long, String> store = reasons(bar, true);
        stores.put(bar.index(), store);
        loads.put(bar.index(), profile.readOnlyPages() ? reasons(bar, false) : store);
    }

    /// Why accesses to pages of a region have to trap; pages without an entry need not.
    private Map<Long, String> reasons(Pci.Bar bar, boolean write) {
        Map<Long, String> reasons = new HashMap<>();
        for (Register register : bar.bank().registers()) {
            blame(bar.bank(), register, write)
                    .ifPresent(why -> pagesOf(register).forEach(page -> reasons.putIfAbsent(page, why)));
        }
        return reasons;
    }

    /// A store to a page must not be what another mapped register shows: that would be seen only when the
    /// device
    /// looks.
    private void separate(Pci.Bar bar) {
        List<Register> apart = bar.bank().registers().stream()
                .filter(register -> whyNotMapped(bar, register, true).isEmpty())
                .filter(this::shownElsewhere)
                .toList();
        for (Register register : apart) {
            String why = register.name() + ": another mapped register shows its bits";
            pagesOf(register).forEach(page -> stores.get(bar.index()).putIfAbsent(page, why));
        }
    }

    private boolean shownElsewhere(Register stored) {
        return device.pci().bars().stream()
                .anyMatch(bar -> bar.bank().registers().stream()
                        .filter(register -> !register.equals(stored)
                                && whyNotMapped(bar, register, false).isEmpty())
                        .anyMatch(register -> facts.apply(register).shows().contains(stored.storage())));
    }

    private Optional<String> blame(Bank bank, Register register, boolean write) {
        if (bank.partial() == Bank.Partial.IGNORE && register.bytes() > 1) {
            return Optional.of(register.name() + " ignores partial accesses");
        }
        SiteFacts known = facts.apply(register);
        return (write ? known.whyNotMemory() : known.readEffect()).map(why -> register.name() + ": " + why);
    }

    private List<Long> pagesOf(Register register) {
        long first = register.offset() / profile.pageBytes();
        long end = register.offset() + (long) (register.count() - 1) * register.stride() + register.bytes() - 1;
        List<Long> pages = new ArrayList<>();
        for (long page = first; page <= end / profile.pageBytes(); page++) {
            pages.add(page);
        }
        return pages;
    }

    private ExitPlan.Site site(Pci.Bar bar, Register register, boolean write) {
        Choice choice = choose(bar, register, write);
        return new ExitPlan.Site(
                bar.index(),
                bar.bank().name(),
                register.name(),
                register.offset(),
                write,
                choice.mechanism(),
                choice.reason());
    }

    private record Choice(Mechanism mechanism, String reason) {}

    private Choice choose(Pci.Bar bar, Register register, boolean write) {
        Optional<String> notMapped = whyNotMapped(bar, register, write);
        SiteFacts known = facts.apply(register);
        if (notMapped.isEmpty()) {
            return new Choice(Mechanism.MAPPED, "every register of its page is like memory");
        }
        if (!write) {
            return new Choice(Mechanism.TRAPPED, known.readEffect().orElse(notMapped.get()));
        }
        Optional<String> seen = SiteAnalysis.meet(known.changes(), shown)
                ? Optional.of("a mapped page shows what it changes")
                : Optional.empty();
        Optional<String> now = known.writeNow().or(() -> seen).or(() -> late(known));
        if (now.isEmpty() && offers(Mechanism.COALESCED, bar)) {
            return new Choice(Mechanism.COALESCED, "only later accesses can tell when it arrives; " + notMapped.get());
        }
        String reason = now.orElse(notMapped.get());
        if (known.writeValue().or(() -> seen).isEmpty() && offers(Mechanism.EVENT, bar)) {
            return new Choice(Mechanism.EVENT, reason);
        }
        return new Choice(
                seen.isEmpty() && offers(Mechanism.POSTED, bar) ? Mechanism.POSTED : Mechanism.TRAPPED, reason);
    }

    /// Stores and writes that wait lose their order.
    private Optional<String> late(SiteFacts known) {
        return SiteAnalysis.meet(known.changes(), stored) || SiteAnalysis.meet(known.needs(), stored)
                ? Optional.of("it meets what mapped stores change")
                : Optional.empty();
    }

    /// One mapped page may cost the device its posted writes.
    private boolean offers(Mechanism mechanism, Pci.Bar bar) {
        boolean lost = mechanism == Mechanism.POSTED && profile.mappedLosesPosted() && !shown.isEmpty();
        return !lost && profile.offers(mechanism, bar.kind());
    }

    private Optional<String> whyNotMapped(Pci.Bar bar, Register register, boolean write) {
        if (!profile.offers(Mechanism.MAPPED, bar.kind())) {
            return Optional.of(profile.name() + " has no mapped pages for "
                    + (bar.kind() == Pci.Bar.Kind.IO ? "I/O ports" : "memory regions"));
        }
        if (profile.mappedNeedsMessages() && device.pci().interruptPin() != 0) {
            return Optional.of("a mapped page would take posted writes away, and the first INTx would unmap it");
        }
        Map<Long, String> reasons = (write ? stores : loads).getOrDefault(bar.index(), Map.of());
        return pagesOf(register).stream()
                .filter(reasons::containsKey)
                .findFirst()
                .map(page -> "page 0x" + Long.toHexString(page * profile.pageBytes()) + " traps because of "
                        + reasons.get(page));
    }
}
