package nicc.compiler.plan;

import java.util.Optional;
import java.util.Set;
import nicc.dsl.model.Cell;

/// What decides how an access site can be handled: each fact with its reason, empty where there is nothing in
/// the way.
///
/// @param readEffect why a plain load of a published value would not do: `a read clears CAUSE`
/// @param writeEffect why a plain store of the bytes would not do: `a write runs code`
/// @param writeWakes whom a write can set to work: `engine transmit waits for it`
/// @param writeNow why a write can't wait until the guest's next exit: `engine receive uses it`
/// @param writeValue why the device has to know the value, or each single write
/// @param shows cells that a read's value comes from
/// @param changes cells that a write changes; none where a write has no effect
/// @param needs cells that decide what a write does
public record SiteFacts(
        Optional<String> readEffect,
        Optional<String> writeEffect,
        Optional<String> writeWakes,
        Optional<String> writeNow,
        Optional<String> writeValue,
        Set<Cell> shows,
        Set<Cell> changes,
        Set<Cell> needs) {

    /// Copies the sets.
    public SiteFacts {
        shows = Set.copyOf(shows);
        changes = Set.copyOf(changes);
        needs = Set.copyOf(needs);
    }

    /// Why plain memory would not do for loads and stores.
    ///
    /// @return the first reason
    public Optional<String> whyNotMemory() {
        return readEffect.or(() -> writeEffect).or(() -> writeWakes);
    }
}
