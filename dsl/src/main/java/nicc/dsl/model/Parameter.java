package nicc.dsl.model;

import nicc.dsl.diagnostic.Span;

/// A value fixed when a device is made.
///
/// @param name the name
/// @param title what it means, or an empty string
/// @param width bits, 1 to 64
/// @param defaultValue the value when none is given
/// @param span where it stands
public record Parameter(String name, String title, int width, long defaultValue, Span span) {}
