package nicc.dsl.ast;

import nicc.dsl.diagnostic.Span;

/// An import.
///
/// @param path relative to the importing file, or in the library
/// @param span where it stands
public record Import(String path, Span span) {}
