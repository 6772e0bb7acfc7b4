package nicc.compiler.ir;

import java.util.List;

/// A Java expression. [Values] makes them in their simplest form.
public sealed interface Value {

    /// Its Java type.
    ///
    /// @return the type
    Type type();

    /// A bound on its bits.
    ///
    /// @return the number of low bits that can be other than 0
    int width();

    /// A constant.
    ///
    /// @param type its type
    /// @param bits the value; a truth value is 0 or 1, and an `int` is zero extended
    record Const(Type type, long bits) implements Value {
        @Override
        public int width() {
            return 64 - Long.numberOfLeadingZeros(bits);
        }
    }

    /// A local or parameter.
    ///
    /// @param variable the variable
    record Local(Variable variable) implements Value {
        @Override
        public Type type() {
            return variable.type();
        }

        @Override
        public int width() {
            return variable.width();
        }
    }

    /// A field of the device.
    ///
    /// @param name the Java field
    /// @param type its type
    /// @param width its bits
    record Field(String name, Type type, int width) implements Value {}

    /// An element of an array field.
    ///
    /// @param name the Java field
    /// @param type the element's type
    /// @param width the element's bits
    /// @param index an `int` within the array
    record Element(String name, Type type, int width, Value index) implements Value {}

    /// A buffer or a port.
    ///
    /// @param name the Java field
    record Handle(String name) implements Value {
        @Override
        public Type type() {
            return Type.HANDLE;
        }

        @Override
        public int width() {
            return 0;
        }
    }

    /// Two operands of one type (but a shift's amount, which is an `int`).
    ///
    /// @param op the operator
    /// @param left left operand
    /// @param right right operand
    record Binary(Op op, Value left, Value right) implements Value {
        @Override
        public Type type() {
            return left.type();
        }

        @Override
        public int width() {
            return Widths.of(this);
        }
    }

    /// A comparison.
    ///
    /// @param relation how
    /// @param left left operand
    /// @param right right operand of the same type
    record Compare(Relation relation, Value left, Value right) implements Value {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public int width() {
            return 1;
        }
    }

    /// Negation of a truth value.
    ///
    /// @param operand the truth value
    record Not(Value operand) implements Value {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public int width() {
            return 1;
        }
    }

    /// Java's conversion between `int` and `long`: sign extension or the low half.
    ///
    /// @param type the new type
    /// @param operand the number
    record Convert(Type type, Value operand) implements Value {
        @Override
        public int width() {
            return type == Type.INT ? Math.min(32, operand.width()) : operand.width() == 32 ? 64 : operand.width();
        }
    }

    /// Java's conditional operator.
    ///
    /// @param condition the truth value
    /// @param then the value if so
    /// @param otherwise the value if not
    record Choose(Value condition, Value then, Value otherwise) implements Value {
        @Override
        public Type type() {
            return then.type();
        }

        @Override
        public int width() {
            return Math.max(then.width(), otherwise.width());
        }
    }

    /// A call of a function of the program.
    ///
    /// @param function its name
    /// @param arguments the arguments
    /// @param type what it returns; [Type#HANDLE] for nothing
    /// @param width the result's bits
    record Invoke(String function, List<Value> arguments, Type type, int width) implements Value {
        /// Copies the list.
        public Invoke {
            arguments = List.copyOf(arguments);
        }
    }

    /// A call of the runtime.
    ///
    /// @param intrinsic which
    /// @param receiver the Java field, or the class of a static method
    /// @param arguments the arguments
    record Call(Intrinsic intrinsic, String receiver, List<Value> arguments) implements Value {
        /// Copies the list.
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Type type() {
            return intrinsic.result();
        }

        @Override
        public int width() {
            return intrinsic.width();
        }
    }
}
