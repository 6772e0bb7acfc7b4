package nicc.dsl.ast;

import java.util.Optional;
import nicc.dsl.diagnostic.Span;

/// `[msb:lsb]` or `[bit]`.
///
/// @param msb the most significant bit, or the only one
/// @param lsb the least significant bit; empty for one bit
/// @param span with the brackets
public record BitRange(Expression msb, Optional<Expression> lsb, Span span) {}
