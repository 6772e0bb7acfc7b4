package nicc.dsl.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.dsl.diagnostic.Span;

/// A network card, resolved and checked (docs/language.md). Lists keep the order of declaration.
///
/// @param name the device's name
/// @param title its title, or an empty string
/// @param document the document that sections refer to, or an empty string
/// @param parameters values fixed when a device is made
/// @param domains reset domains; `power` and `bus` are always among them
/// @param cells all state that consists of bits: register storage and variables
/// @param layouts shapes of records in guest memory
/// @param buffers bytes with a length
/// @param rings descriptor rings
/// @param timers one-shot timers
/// @param functions pure functions
/// @param actions code without result
/// @param banks registers by offset
/// @param pci identity on the bus
/// @param vhostUser how a vhost-user front-end reaches the device, if it can
/// @param interrupts interrupt lines
/// @param engines what the device does by itself
/// @param expiryHooks code that runs when a timer expires; at most one for a timer
/// @param resetHooks code that runs after a reset
/// @param linkHooks code that runs after the link has changed
/// @param paths I/O paths
/// @param span where the device stands
public record Device(
        String name,
        String title,
        String document,
        List<Parameter> parameters,
        List<String> domains,
        List<Cell> cells,
        List<Layout> layouts,
        List<Buffer> buffers,
        List<Ring> rings,
        List<Timer> timers,
        List<Function> functions,
        List<Action> actions,
        List<Bank> banks,
        Pci pci,
        Optional<VhostUser> vhostUser,
        List<Interrupt> interrupts,
        List<Engine> engines,
        List<ExpiryHook> expiryHooks,
        List<ResetHook> resetHooks,
        List<LinkHook> linkHooks,
        List<Path> paths,
        Span span) {

    /// Copies the lists.
    public Device {
        parameters = List.copyOf(parameters);
        domains = List.copyOf(domains);
        cells = List.copyOf(cells);
        layouts = List.copyOf(layouts);
        buffers = List.copyOf(buffers);
        rings = List.copyOf(rings);
        timers = List.copyOf(timers);
        functions = List.copyOf(functions);
        actions = List.copyOf(actions);
        banks = List.copyOf(banks);
        interrupts = List.copyOf(interrupts);
        engines = List.copyOf(engines);
        expiryHooks = List.copyOf(expiryHooks);
        resetHooks = List.copyOf(resetHooks);
        linkHooks = List.copyOf(linkHooks);
        paths = List.copyOf(paths);
    }

    /// All regions through which accesses come from outside: those of the bus, and that of a vhost-user
    /// front-end.
    ///
    /// @return the regions; no two have one index
    public List<Pci.Bar> regions() {
        List<Pci.Bar> all = new ArrayList<>(pci.bars());
        vhostUser.map(VhostUser::region).ifPresent(all::add);
        return all;
    }

    /// Code that runs when a timer expires.
    ///
    /// @param timer the timer
    /// @param body what it does
    /// @param span where it stands
    public record ExpiryHook(Timer timer, Block body, Span span) {}

    /// Code that runs after the cells of a domain have their reset values.
    ///
    /// @param domains the domains it belongs to
    /// @param body what it does
    /// @param span where it stands
    public record ResetHook(List<String> domains, Block body, Span span) {
        /// Copies the list.
        public ResetHook {
            domains = List.copyOf(domains);
        }
    }

    /// Code that runs after the link has changed.
    ///
    /// @param body what it does
    /// @param span where it stands
    public record LinkHook(Block body, Span span) {}
}
