package nicc.compiler.analysis;

import java.util.Set;
import nicc.compiler.ir.Intrinsic;

/// What a function does, those included that it calls.
///
/// @param reads the fields that it reads
/// @param writes the fields that it changes
/// @param calls what it calls of the runtime
/// @param functions the functions that it reaches, itself included
public record Effects(Set<String> reads, Set<String> writes, Set<Intrinsic> calls, Set<String> functions) {

    /// Copies the sets.
    public Effects {
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
        calls = Set.copyOf(calls);
        functions = Set.copyOf(functions);
    }

    /// Whether it stores into guest memory.
    ///
    /// @return true if it can
    public boolean storesToGuest() {
        return calls.stream().anyMatch(Intrinsic::storesToGuest);
    }
}
