package nicc.compiler.ir;

import java.util.List;

/// A Java method of the device.
///
/// @param name its name
/// @param kind who calls it
/// @param doc what it does, in a sentence or more; an empty string for overriding methods
/// @param origin where the spec says so, `e1000.nic:41`, or an empty string
/// @param parameters its parameters
/// @param result what it returns; [Type#HANDLE] for nothing
/// @param width the result's bits
/// @param body its statements
public record Function(
        String name,
        Kind kind,
        String doc,
        String origin,
        List<Variable> parameters,
        Type result,
        int width,
        List<Statement> body) {

    /// Copies the lists.
    public Function {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
    }

    /// Who calls a function.
    public enum Kind {
        /// The runtime: a method of `NicDevice`.
        ENTRY,
        /// The device.
        INTERNAL,
        /// The device; it touches no state.
        PURE
    }

    /// A function of the device without a result.
    ///
    /// @param name its name
    /// @param doc what it does
    /// @param origin where the spec says so
    /// @param parameters its parameters
    /// @param body its statements
    /// @return the function
    public static Function action(
            String name, String doc, String origin, List<Variable> parameters, List<Statement> body) {
        return new Function(name, Kind.INTERNAL, doc, origin, parameters, Type.HANDLE, 0, body);
    }

    /// A function of the device with a result.
    ///
    /// @param name its name
    /// @param doc what it does
    /// @param origin where the spec says so
    /// @param parameters its parameters
    /// @param width the result's bits; it is a number
    /// @param body its statements
    /// @return the function
    public static Function number(
            String name, String doc, String origin, List<Variable> parameters, int width, List<Statement> body) {
        return new Function(name, Kind.INTERNAL, doc, origin, parameters, Type.ofWidth(width), width, body);
    }

    /// A function of the device that answers a question.
    ///
    /// @param name its name
    /// @param doc what it says
    /// @param origin where the spec says so
    /// @param parameters its parameters
    /// @param body its statements
    /// @return the function
    public static Function question(
            String name, String doc, String origin, List<Variable> parameters, List<Statement> body) {
        return new Function(name, Kind.INTERNAL, doc, origin, parameters, Type.BOOL, 1, body);
    }

    /// The same function with another body.
    ///
    /// @param statements the body
    /// @return the function
    public Function withBody(List<Statement> statements) {
        return new Function(name, kind, doc, origin, parameters, result, width, statements);
    }

    /// A call of it.
    ///
    /// @param arguments one for each parameter
    /// @return the call
    public Value call(Value... arguments) {
        return new Value.Invoke(name, List.of(arguments), result, width);
    }
}
