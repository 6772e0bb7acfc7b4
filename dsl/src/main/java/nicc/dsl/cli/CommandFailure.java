package nicc.dsl.cli;

/// A command cannot do what it was asked. The message is for the user; the exit status is 1.
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// A failure with its message.
    ///
    /// @param message one line
    public CommandFailure(String message) {
        super(message);
    }
}
