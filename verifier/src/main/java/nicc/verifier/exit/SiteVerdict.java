package nicc.verifier.exit;

import java.util.Optional;

/// What is known about a site of a plan.
///
/// @param site the site
/// @param mechanism what the plan says
/// @param least what the least plan says
/// @param status what is claimed, and whether it holds
/// @param because why, in a sentence
/// @param witness the program that shows it, where there is one
public record SiteVerdict(
        Site site, Mechanism mechanism, Mechanism least, Status status, String because, Optional<Witness> witness) {

    /// What can be known.
    public enum Status {
        /// Proved: it does without an exit of its own.
        FREE(true),
        /// A witness shows that every cheaper mechanism would be seen.
        NECESSARY(true),
        /// The platform has nothing cheaper for it.
        CHEAPEST(true),
        /// A witness shows that the plan is wrong.
        MISSED(false),
        /// A cheaper mechanism is proved to do.
        NEEDLESS(false),
        /// Neither proof nor witness that a cheaper mechanism would not do.
        NOT_SHOWN(false),
        /// Neither proof nor witness that the plan's mechanism does.
        UNPROVED(false);

        private final boolean holds;

        Status(boolean holds) {
            this.holds = holds;
        }

        /// Whether the claim holds.
        ///
        /// @return false for anything that fails the claim
        public boolean holds() {
            return holds;
        }

        /// The status as reports write it.
        ///
        /// @return `not shown necessary`
        public String words() {
            return switch (this) {
                case FREE -> "no exit: proved";
                case NECESSARY -> "necessary";
                case CHEAPEST -> "cheapest there is";
                case MISSED -> "MISSED EXIT";
                case NEEDLESS -> "NEEDLESS EXIT";
                case NOT_SHOWN -> "NOT SHOWN NECESSARY";
                case UNPROVED -> "NOT PROVED SOUND";
            };
        }
    }
}
