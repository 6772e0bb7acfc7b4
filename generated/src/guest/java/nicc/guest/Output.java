package nicc.guest;

/// What a finished command left: its exit status, and its standard output and error as one text.
///
/// @param status exit status, 0 for success; 128 + n when signal n ended it
/// @param text the output, as UTF-8
record Output(int status, String text) {

    /// The output without white space at its ends, of a command that must have succeeded.
    ///
    /// @throws AssertionError when the command failed
    String ok() {
        if (status != 0) {
            throw new AssertionError("exit status " + status + ":\n" + text);
        }
        return text.strip();
    }
}
