package nicc.compiler.ir;

import java.util.List;

/// A function that finds a register by where it begins in its bank.
///
/// @param frame the function without a body; its first parameter is the byte offset, an `int`
/// @param targets the registers, in ascending order of offset
/// @param otherwise what is done where no register begins
/// @param form how the code finds the register
public record Dispatcher(Function frame, List<Target> targets, List<Statement> otherwise, Form form) {

    /// Copies the lists.
    public Dispatcher {
        targets = List.copyOf(targets);
        otherwise = List.copyOf(otherwise);
    }

    /// How the code finds the register.
    public enum Form {
        /// One comparison after the other.
        CHAIN,
        /// A switch on the page, then one within it.
        TABLE
    }

    /// The local that holds an array's element.
    public static final Variable INDEX = new Variable("index", Type.INT, 31);

    /// A register, or an array of them.
    ///
    /// @param register its name
    /// @param offset where its first element begins
    /// @param count elements
    /// @param stride bytes from one to the next
    /// @param body what is done; of an array, the element is [Dispatcher#INDEX]
    public record Target(String register, int offset, int count, int stride, List<Statement> body) {
        /// Copies the list.
        public Target {
            body = List.copyOf(body);
        }

        /// Behind its last byte.
        ///
        /// @return an offset
        public int end() {
            return offset + count * stride;
        }
    }

    /// The offset that it finds a register for.
    ///
    /// @return the first parameter
    public Variable offset() {
        return frame.parameters().getFirst();
    }

    /// The same in another form.
    ///
    /// @param other the form
    /// @return the dispatcher
    public Dispatcher withForm(Form other) {
        return new Dispatcher(frame, targets, otherwise, other);
    }
}
