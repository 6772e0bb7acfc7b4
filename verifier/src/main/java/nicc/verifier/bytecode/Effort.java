package nicc.verifier.bytecode;

/// How much a run has done: what constants decide is run as it is, so a loop or a call without an end would be run for
/// ever. What is counted is the same on every machine.
final class Effort {
    /// The reset of a device with 64 KiB of register arrays, element by element, takes a sixth of it.
    private static final int MOST_INSTRUCTIONS = 1 << 20;

    private static final int MOST_CALLS = 128;

    private int instructions;
    private int depth;

    /// One more instruction.
    ///
    /// @param guard the condition under which it is run
    /// @throws Endless when there have been too many
    void step(Code code, int index, Guard guard) {
        if (++instructions > MOST_INSTRUCTIONS) {
            throw new Endless(code.where(index), MOST_INSTRUCTIONS, guard.whole());
        }
    }

    /// A method begins.
    ///
    /// @throws UnsupportedCode when too many have not ended yet
    void enter(Code code) {
        if (++depth > MOST_CALLS) {
            throw new UnsupportedCode(code.where(0), "more than " + MOST_CALLS + " calls in each other");
        }
    }

    /// A method ends.
    void leave() {
        depth--;
    }
}
