package nicc.dsl.model;

import java.util.Optional;
import nicc.dsl.diagnostic.Span;

/// What the device does by itself, one step an event.
///
/// @param name the name
/// @param title what it is, or an empty string
/// @param section where the data sheet describes it, or an empty string
/// @param frame the buffer that receives a frame from the wire before each step; empty for engines that do
/// not receive
/// @param offload what the wire may leave undone in that frame; empty when frames are finished
/// @param when whether it can step
/// @param step one step
/// @param span where it stands
public record Engine(
        String name,
        String title,
        String section,
        Optional<Buffer> frame,
        Optional<Offload> offload,
        Expr when,
        Block step,
        Span span) {

    /// What the wire may leave undone in a received frame (docs/language.md, section 8).
    ///
    /// @param record the buffer that receives the frame's offload record
    /// @param accepts what is accepted undone, 8 bits
    public record Offload(Buffer record, Expr accepts) {
        /// Bits of [#accepts()].
        public static final int ACCEPTS_WIDTH = 8;

        /// Bytes of an offload record.
        public static final int RECORD_BYTES = 10;
    }
}
