package nicc.dsl.ast;

import java.util.List;
import java.util.Optional;
import nicc.dsl.diagnostic.Span;

/// A property of what it stands in.
public sealed interface Property extends Item {

    /// Where it stands.
    ///
    /// @return the place in the source
    @Override
    Span span();

    /// `section "13.4.1";`
    ///
    /// @param text the section
    /// @param span where it stands
    record Section(String text, Span span) implements Property {}

    /// `spec "…";`
    ///
    /// @param text the document
    /// @param span where it stands
    record Spec(String text, Span span) implements Property {}

    /// `reset v on d;`
    ///
    /// @param value the value
    /// @param domains the domains; empty for all
    /// @param span where it stands
    record Reset(Expression value, List<Name> domains, Span span) implements Property {
        /// Copies the list.
        public Reset {
            domains = List.copyOf(domains);
        }
    }

    /// `sw rw;`, `onwrite woset;`, `partial ignore;`
    ///
    /// @param key the property
    /// @param word one of its words
    /// @param span where it stands
    record Choice(String key, Name word, Span span) implements Property {}

    /// `onread rclr at high;`
    ///
    /// @param word what happens
    /// @param at `high`
    /// @param span where it stands
    record OnRead(Name word, Optional<Name> at, Span span) implements Property {}

    /// `singlepulse;` and the like.
    ///
    /// @param key the property
    /// @param span where it stands
    record Flag(String key, Span span) implements Property {}

    /// `intr enable F;`
    ///
    /// @param field the field
    /// @param span where it stands
    record InterruptEnable(Expression field, Span span) implements Property {}

    /// `throttle e unit 256 ns;`
    ///
    /// @param interval the interval
    /// @param unit nanoseconds
    /// @param span where it stands
    record Throttle(Expression interval, Expression unit, Span span) implements Property {}

    /// `width 64;` and the like.
    ///
    /// @param key the property
    /// @param value its value
    /// @param span where it stands
    record Value(String key, Expression value, Span span) implements Property {}
}
