package nicc.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;

/// Finds the cheapest sound plan for a platform: for each site the cheapest mechanism that the platform
/// offers and that
/// nothing
/// in the device's meaning rules out. Pages are all or nothing: one register that is not like memory makes
/// its page
/// trap.
public final class Planner {

    private final Device device;
    private final Profile profile;
    private final Function<Register, SiteFacts> facts;

    /// Prepares a plan.
    ///
    /// @param device the device
    /// @param profile the platform
    /// @param facts what is known about each register
    public Planner(Device device, Profile profile, Function<Register, SiteFacts> facts) {
        this.device = device;
        this.profile = profile;
        this.facts = facts;
    }

    /// Makes the plan.
    ///
    /// @return one site for each register of a region and direction that software has
    public ExitPlan plan() {
        List<ExitPlan.Site> sites = new ArrayList<>();
        for (Pci.Bar bar : device.pci().bars()) {
            Map<Long, Optional<String>> loads = pages(bar, false);
            Map<Long, Optional<String>> stores = pages(bar, true);
            for (Register register : bar.bank().registers()) {
                sites.add(site(bar, register, false, profile.readOnlyPages() ? loads : stores));
                sites.add(site(bar, register, true, stores));
            }
        }
        return new ExitPlan(profile.name(), sites);
    }

    /// Why accesses to each page of a region have to trap; a page without an entry holds no register.
    ///
    /// @param bar the region
    /// @param write whether stores are asked about, or only loads
    /// @return by page number: the reason, or empty when all its registers are like memory
    public Map<Long, Optional<String>> pages(Pci.Bar bar, boolean write) {
        return bar.bank().registers().stream()
                .flatMap(register ->
                        pagesOf(register).stream().map(page -> Map.entry(page, blame(bar.bank(), register, write))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a.or(() -> b)));
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

    private ExitPlan.Site site(Pci.Bar bar, Register register, boolean write, Map<Long, Optional<String>> pages) {
        Choice choice = choose(bar, register, write, pages);
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

    private Choice choose(Pci.Bar bar, Register register, boolean write, Map<Long, Optional<String>> pages) {
        Optional<String> notMapped = whyNotMapped(bar, register, pages);
        if (notMapped.isEmpty()) {
            return new Choice(Mechanism.MAPPED, "every register of its page is like memory");
        }
        SiteFacts known = facts.apply(register);
        if (!write) {
            return new Choice(Mechanism.TRAPPED, known.readEffect().orElse(notMapped.get()));
        }
        Optional<String> now = known.writeEffect().or(known::writeWakes).or(known::writeUsed);
        if (now.isEmpty() && profile.offers(Mechanism.COALESCED, bar.kind())) {
            return new Choice(Mechanism.COALESCED, "only later accesses can tell when it arrives; " + notMapped.get());
        }
        if (profile.offers(Mechanism.POSTED, bar.kind())) {
            return new Choice(Mechanism.POSTED, now.orElse(notMapped.get()));
        }
        return new Choice(Mechanism.TRAPPED, now.orElse(notMapped.get()));
    }

    private Optional<String> whyNotMapped(Pci.Bar bar, Register register, Map<Long, Optional<String>> pages) {
        if (!profile.offers(Mechanism.MAPPED, bar.kind())) {
            return Optional.of(profile.name() + " has no mapped pages for "
                    + (bar.kind() == Pci.Bar.Kind.IO ? "I/O ports" : "memory regions"));
        }
        if (profile.mappedNeedsMessages() && device.pci().interruptPin() != 0) {
            return Optional.of("a mapped page would take posted writes away, and the first INTx would unmap it");
        }
        return pagesOf(register).stream()
                .map(page -> pages.getOrDefault(page, Optional.empty())
                        .map(why ->
                                "page 0x" + Long.toHexString(page * profile.pageBytes()) + " traps because of " + why))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
