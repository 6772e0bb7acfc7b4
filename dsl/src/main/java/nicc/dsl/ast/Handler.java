package nicc.dsl.ast;

import java.util.List;
import nicc.dsl.diagnostic.Span;

/// Code that runs at an event.
public sealed interface Handler extends Item {

    /// Where it stands.
    ///
    /// @return the place in the source
    @Override
    Span span();

    /// `before read { … }`
    ///
    /// @param body the code
    /// @param span where it stands
    record BeforeRead(Block body, Span span) implements Handler {}

    /// `on write { … }`
    ///
    /// @param event `read`, `write`, `expiry` or `link`
    /// @param body the code
    /// @param span where it stands
    record On(String event, Block body, Span span) implements Handler {}

    /// `on reset d { … }`
    ///
    /// @param domains the domains
    /// @param body the code
    /// @param span where it stands
    record OnReset(List<Name> domains, Block body, Span span) implements Handler {
        /// Copies the list.
        public OnReset {
            domains = List.copyOf(domains);
        }
    }

    /// `step { … }`
    ///
    /// @param body the code
    /// @param span where it stands
    record Step(Block body, Span span) implements Handler {}
}
