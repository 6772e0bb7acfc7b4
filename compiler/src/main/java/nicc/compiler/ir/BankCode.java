package nicc.compiler.ir;

/// The functions that do a bank's accesses.
///
/// @param name the bank
/// @param read an access of any place and size; cuts it at register borders
/// @param write the same for a write
/// @param whole reads the whole register that begins at an offset
/// @param store writes it
/// @param defaultByte what a byte without a register reads as
/// @param uniform bytes of a register when all registers have one size and are aligned to it, else 0
/// @param located the function that finds register borders where they have not; an empty string where they have
public record BankCode(
        String name,
        String read,
        String write,
        String whole,
        String store,
        int defaultByte,
        int uniform,
        String located) {}
