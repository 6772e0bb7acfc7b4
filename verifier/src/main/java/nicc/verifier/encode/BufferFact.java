package nicc.verifier.encode;

import java.util.List;
import nicc.verifier.smt.Term;

/// An operation on a buffer's content as it was encoded: for a counterexample, to find bytes for which it comes to
/// what the solver's model says.
///
/// @param what the operation
/// @param content the content before
/// @param operands offset and size of a load; offset, size and value of a put; the range of a sum or a CRC; address and
/// length
/// of a gather; offset and length of what is inserted or removed; a new length; of what depends on it, the capacity
/// last
/// @param bigEndian byte order of a load
/// @param result the number that it gives, or the content afterwards
public record BufferFact(What what, Term content, List<Term> operands, boolean bigEndian, Term result) {
    /// Copies the list.
    public BufferFact {
        operands = List.copyOf(operands);
    }

    /// Operations.
    public enum What {
        /// The length.
        LENGTH,
        /// Bytes as a number.
        LOAD,
        /// The ones' complement sum of a range.
        SUM,
        /// The CRC-32 of a range.
        CRC,
        /// Bytes are stored.
        PUT,
        /// Guest memory is appended.
        GATHER,
        /// A frame is received.
        RECEIVE,
        /// The length changes.
        RESIZE,
        /// Zeros are put between.
        INSERT,
        /// Bytes are taken out.
        REMOVE,
        /// Something else becomes of the content.
        CHANGE
    }
}
