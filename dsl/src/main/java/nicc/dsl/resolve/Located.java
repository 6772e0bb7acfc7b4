package nicc.dsl.resolve;

import nicc.dsl.ast.Expression;
import nicc.dsl.diagnostic.Span;

/// An expression, and what template parameters in it stand for.
///
/// @param expression the expression
/// @param env the parameters
record Located(Expression expression, Env env) {
    Span span() {
        return expression.span();
    }
}
