package nicc.verifier.refine;

import java.util.Set;

/// What is known about an obligation. Verdicts are never merged into fewer.
public sealed interface Verdict {

    /// The word of the report.
    ///
    /// @return upper case
    String word();

    /// It holds for all values, if what it stands on holds.
    ///
    /// @param on names of obligations about calls that were taken as a whole
    record Proved(Set<String> on) implements Verdict {
        /// Copies the set.
        public Proved {
            on = Set.copyOf(on);
        }

        @Override
        public String word() {
            return "PROVED";
        }
    }

    /// It does not hold.
    ///
    /// @param counterexample values for which it does not
    record Refuted(Counterexample counterexample) implements Verdict {
        @Override
        public String word() {
            return "REFUTED";
        }
    }

    /// The solver gave up.
    ///
    /// @param reason its words
    record Unknown(String reason) implements Verdict {
        @Override
        public String word() {
            return "UNKNOWN";
        }
    }

    /// The code or the spec is outside of what the verifier understands.
    ///
    /// @param where the place, and what is there
    record Unsupported(String where) implements Verdict {
        @Override
        public String word() {
            return "UNSUPPORTED";
        }
    }

    /// What the obligation assumes cannot be, so that it says nothing.
    ///
    /// @param what the assumption
    record Vacuous(String what) implements Verdict {
        @Override
        public String word() {
            return "VACUOUS";
        }
    }
}
