package nicc.verifier.refine;

import java.util.Optional;
import nicc.verifier.encode.Uses;

/// What earlier runs have proved. May be used by several threads.
public interface Memory {

    /// What is remembered of an obligation.
    ///
    /// @param verdict that it was proved, and what it stands on
    /// @param uses what the proof looked at
    record Proof(Verdict.Proved verdict, Uses uses) {}

    /// Looks an obligation up.
    ///
    /// @param obligation its name
    /// @return its proof, if one is known and nothing that it depends on has changed since
    Optional<Proof> recall(String obligation);

    /// Keeps a proof.
    ///
    /// @param obligation its name
    /// @param proof its proof
    void keep(String obligation, Proof proof);

    /// Remembers nothing.
    ///
    /// @return an empty memory that stays empty
    static Memory none() {
        return new Memory() {
            @Override
            public Optional<Proof> recall(String obligation) {
                return Optional.empty();
            }

            @Override
            public void keep(String obligation, Proof proof) {}
        };
    }
}
