package nicc.runtime.analysis;

/// What a card has done by calls of the runtime, where that is counted.
///
/// @param accesses loads and stores of descriptors and other small pieces of the guest's memory
/// @param copies copies of pieces of frames
/// @param copiedBytes bytes of these copies
/// @param checksums sums and CRCs over frames
public record OperationCounts(long accesses, long copies, long copiedBytes, long checksums) {}
