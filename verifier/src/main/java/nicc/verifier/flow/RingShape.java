package nicc.verifier.flow;

import nicc.dsl.model.Ring;

/// Where a ring's place and size come from.
///
/// @param ring the ring
/// @param base its guest address
/// @param size its number of descriptors
/// @param tail its tail
public record RingShape(Ring ring, Word base, Word size, Word tail) {}
