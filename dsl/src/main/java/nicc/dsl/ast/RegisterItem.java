package nicc.dsl.ast;

import java.util.List;
import java.util.Optional;
import nicc.dsl.diagnostic.Span;

/// Registers and the parts of registers and layouts.
public sealed interface RegisterItem extends Item {

    /// Where it stands.
    ///
    /// @return the place in the source
    @Override
    Span span();

    /// A register, or an override of one when it has no offset.
    ///
    /// @param name the name
    /// @param count elements of an array
    /// @param offset byte offset in the bank
    /// @param step bytes from one element to the next
    /// @param title doc string, or empty
    /// @param braces whether it has a body
    /// @param items properties, fields and actions
    /// @param span where it stands
    record Register(
            Name name,
            Optional<Expression> count,
            Optional<Expression> offset,
            Optional<Expression> step,
            String title,
            boolean braces,
            List<Item> items,
            Span span)
            implements RegisterItem {
        /// Copies the list.
        public Register {
            items = List.copyOf(items);
        }
    }

    /// A field, or an override of one when it has no bits.
    ///
    /// @param name the name
    /// @param bits its bits
    /// @param derived its value, when it has no storage
    /// @param title doc string, or empty
    /// @param braces whether it has a body
    /// @param items properties and actions
    /// @param span where it stands
    record Field(
            Name name,
            Optional<BitRange> bits,
            Optional<Expression> derived,
            String title,
            boolean braces,
            List<Item> items,
            Span span)
            implements RegisterItem {
        /// Copies the list.
        public Field {
            items = List.copyOf(items);
        }
    }

    /// Bits without storage.
    ///
    /// @param kind why
    /// @param bits which
    /// @param constant what they read as
    /// @param title doc string, or empty
    /// @param span where it stands
    record Bits(BitsKind kind, BitRange bits, Optional<Expression> constant, String title, Span span)
            implements RegisterItem {}

    /// A field of a layout.
    ///
    /// @param name the name
    /// @param bits its bits
    /// @param title doc string, or empty
    /// @param span where it stands
    record Slice(Name name, BitRange bits, String title, Span span) implements RegisterItem {}

    /// Why bits have no storage. The names in lower case are the keywords.
    enum BitsKind {
        /// Reserved by the data sheet.
        RESERVED,
        /// In the data sheet, without function in this model.
        UNIMPLEMENTED,
        /// Seen in the field, not in the data sheet.
        UNDOCUMENTED
    }
}
