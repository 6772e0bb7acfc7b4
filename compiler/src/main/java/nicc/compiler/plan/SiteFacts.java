package nicc.compiler.plan;

import java.util.Optional;

/// What decides how an access site can be handled: each fact with its reason, empty where there is nothing in
/// the way.
///
/// @param readEffect what a read changes: `a read clears CAUSE`
/// @param readMoves why the value can change between two accesses of the guest: `engine transmit moves IDX`
/// @param writeEffect what a write does beyond storing its bytes: `writing RST runs code`
/// @param writeWakes whom a write can set to work: `engine transmit waits for it`, `the level of INTA depends
/// on it`
/// @param writeUsed where the device uses the stored value without being woken by the write: `engine receive
/// uses it`
public record SiteFacts(
        Optional<String> readEffect,
        Optional<String> readMoves,
        Optional<String> writeEffect,
        Optional<String> writeWakes,
        Optional<String> writeUsed) {

    /// Whether loads and stores of plain memory would do for the register, if the device reads and publishes
    /// that
    /// memory.
    ///
    /// @return true when neither a read nor a write has an effect and no write has to be noticed
    public boolean memoryLike() {
        return readEffect.isEmpty() && writeEffect.isEmpty() && writeWakes.isEmpty();
    }

    /// Why plain memory would not do.
    ///
    /// @return the first reason
    public Optional<String> whyNotMemory() {
        return readEffect.or(() -> writeEffect).or(() -> writeWakes);
    }
}
