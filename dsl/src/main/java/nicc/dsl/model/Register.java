package nicc.dsl.model;

import java.util.List;
import java.util.Optional;
import nicc.dsl.diagnostic.Span;

/// A register or an array of registers, at an offset of its bank.
///
/// @param name the data sheet's name
/// @param title what the data sheet calls it in full, or an empty string
/// @param section where the data sheet describes it, or an empty string
/// @param offset byte offset of the first element
/// @param width bits of an element: 8, 16, 32 or 64
/// @param count elements, 1 for a single register
/// @param stride bytes from one element to the next, at least `width / 8`
/// @param storage where its bits live; shared with the target of an alias
/// @param alias the name of the register whose storage this one shares
/// @param fields in ascending order of bits; bits that none names are reserved and read 0
/// @param beforeRead runs before the value is taken; `index` is [#INDEX]
/// @param onRead runs after the onread effects
/// @param onWrite in order; each runs when an enabled bit is among its bits
/// @param span where it stands
public record Register(
        String name,
        String title,
        String section,
        long offset,
        int width,
        int count,
        int stride,
        Cell storage,
        Optional<String> alias,
        List<Field> fields,
        Optional<Block> beforeRead,
        Optional<Block> onRead,
        List<WriteAction> onWrite,
        Span span) {

    /// The element of an array, 32 bits, in the register's actions and derived fields; 0 for a single register.
    public static final Local INDEX = new Local("index", 32);

    /// Copies the lists.
    public Register {
        fields = List.copyOf(fields);
        onWrite = List.copyOf(onWrite);
    }

    /// Bytes of an element.
    ///
    /// @return 1, 2, 4 or 8
    public int bytes() {
        return width / 8;
    }

    /// An action of a write. Its locals `written`, `enables` and `old` have the register's width.
    ///
    /// @param bits mask of the bits that it belongs to
    /// @param written the value as the guest wrote it; disabled bytes are 0
    /// @param enables mask of the enabled bits
    /// @param old the storage before the write
    /// @param body what it does
    public record WriteAction(long bits, Local written, Local enables, Local old, Block body) {}
}
