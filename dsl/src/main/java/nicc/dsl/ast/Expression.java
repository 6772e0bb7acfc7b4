package nicc.dsl.ast;

import java.math.BigInteger;
import java.util.List;
import nicc.dsl.diagnostic.Span;

/// An expression as written.
public sealed interface Expression {

    /// Where it stands.
    ///
    /// @return the place in the source
    Span span();

    /// A number.
    ///
    /// @param text as written, with its unit
    /// @param value what it stands for
    /// @param span where it stands
    record Literal(String text, BigInteger value, Span span) implements Expression {}

    /// `true` or `false`.
    ///
    /// @param value which
    /// @param span where it stands
    record Truth(boolean value, Span span) implements Expression {}

    /// A name.
    ///
    /// @param name the name
    /// @param span where it stands
    record Ref(Name name, Span span) implements Expression {}

    /// `base.name`.
    ///
    /// @param base what is before the dot
    /// @param name what is behind it
    /// @param span where it stands
    record Member(Expression base, Name name, Span span) implements Expression {}

    /// `base[index]`.
    ///
    /// @param base what is indexed
    /// @param index the element or bit
    /// @param span where it stands
    record Index(Expression base, Expression index, Span span) implements Expression {}

    /// `base[msb:lsb]`.
    ///
    /// @param base what is cut
    /// @param msb most significant bit
    /// @param lsb least significant bit
    /// @param span where it stands
    record Slice(Expression base, Expression msb, Expression lsb, Span span) implements Expression {}

    /// `callee(arguments)`.
    ///
    /// @param callee a name, or a member of a buffer
    /// @param arguments the arguments
    /// @param span where it stands
    record Call(Expression callee, List<Expression> arguments, Span span) implements Expression {
        /// Copies the list.
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// `!x`, `~x`, `-x`.
    ///
    /// @param operator the token
    /// @param operand the operand
    /// @param span where it stands
    record Unary(char operator, Expression operand, Span span) implements Expression {}

    /// `operand as type`.
    ///
    /// @param operand the operand
    /// @param type a width, or a layout
    /// @param span where it stands
    record Cast(Expression operand, Name type, Span span) implements Expression {}

    /// Two operands.
    ///
    /// @param operator the operator
    /// @param left left operand
    /// @param right right operand
    /// @param span where it stands
    record Binary(Operator operator, Expression left, Expression right, Span span) implements Expression {}

    /// `condition ? then : otherwise`.
    ///
    /// @param condition what decides
    /// @param then when it holds
    /// @param otherwise when not
    /// @param span where it stands
    record Conditional(Expression condition, Expression then, Expression otherwise, Span span) implements Expression {}

    /// `{a, b, c}`: a concatenation, or the values of an array.
    ///
    /// @param parts the parts
    /// @param span where it stands
    record Concat(List<Expression> parts, Span span) implements Expression {
        /// Copies the list.
        public Concat {
            parts = List.copyOf(parts);
        }
    }

    /// `(inner)`.
    ///
    /// @param inner what is inside
    /// @param span where it stands
    record Paren(Expression inner, Span span) implements Expression {}
}
