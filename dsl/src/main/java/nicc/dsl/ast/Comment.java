package nicc.dsl.ast;

import nicc.dsl.diagnostic.Span;

/// A comment.
///
/// @param text with its delimiters
/// @param span where it stands
public record Comment(String text, Span span) {}
