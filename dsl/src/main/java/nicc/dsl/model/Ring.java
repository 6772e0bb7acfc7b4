package nicc.dsl.model;

import nicc.dsl.diagnostic.Span;

/// A descriptor ring in guest memory, between a head that the device moves and a tail that the guest moves.
///
/// @param name the name
/// @param title what it is for, or an empty string
/// @param layout the layout of a descriptor as it is first read
/// @param base guest address, 64 bits
/// @param size number of descriptors
/// @param head the place that holds the head
/// @param tail the tail
/// @param width bits that head, tail and size are computed in
/// @param span where it stands
public record Ring(
        String name, String title, Layout layout, Expr base, Expr size, Place head, Expr tail, int width, Span span) {}
