package nicc.dsl.ast;

import nicc.dsl.diagnostic.Span;

/// What may stand in a file or in braces. Which item may stand where is checked in `nicc.dsl.resolve`.
public sealed interface Item permits BusItem, Declaration, Handler, Property, RegisterItem {

    /// Where it stands.
    ///
    /// @return the place in the source
    Span span();
}
