/// Exit claims: no exit is missing, none is needless, the plan is the least one; with witnesses that are driver
/// programs. See docs/verifier.md, section Exits.
@NullMarked
package nicc.verifier.exit;

import org.jspecify.annotations.NullMarked;
