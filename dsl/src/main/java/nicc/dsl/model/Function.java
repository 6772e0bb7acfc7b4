package nicc.dsl.model;

import java.util.List;
import nicc.dsl.diagnostic.Span;

/// A pure function.
///
/// @param name the name
/// @param parameters its parameters
/// @param body the result; its width is the function's
/// @param span where it stands
public record Function(String name, List<Local> parameters, Expr body, Span span) {

    /// Copies the list.
    public Function {
        parameters = List.copyOf(parameters);
    }
}
