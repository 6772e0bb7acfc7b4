package nicc.dsl.ast;

import nicc.dsl.diagnostic.Span;

/// A name where it stands.
///
/// @param text the name; may contain `${PARAMETER}` inside a template
/// @param span where it stands
public record Name(String text, Span span) {}
