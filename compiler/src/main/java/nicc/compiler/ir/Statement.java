package nicc.compiler.ir;

import java.util.List;
import java.util.Optional;

/// A Java statement, and two groups that passes look for.
public sealed interface Statement {

    /// Declares a local.
    ///
    /// @param variable the local
    /// @param value its first value
    record Declare(Variable variable, Value value) implements Statement {}

    /// Changes a local.
    ///
    /// @param variable the local
    /// @param value its new value
    record Set(Variable variable, Value value) implements Statement {}

    /// Changes a field of the device.
    ///
    /// @param field the field
    /// @param value its new value
    record Store(Value.Field field, Value value) implements Statement {}

    /// Changes an element of an array.
    ///
    /// @param element the element; its index is within the array
    /// @param value its new value
    record StoreElement(Value.Element element, Value value) implements Statement {}

    /// Two ways.
    ///
    /// @param condition a truth value
    /// @param then if it holds
    /// @param otherwise if not; may be empty
    record If(Value condition, List<Statement> then, List<Statement> otherwise) implements Statement {
        /// Copies the lists.
        public If {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }

    /// Several ways.
    ///
    /// @param value an `int`
    /// @param cases disjoint
    /// @param otherwise when no case fits
    record Switch(Value value, List<Case> cases, List<Statement> otherwise) implements Statement {
        /// Copies the lists.
        public Switch {
            cases = List.copyOf(cases);
            otherwise = List.copyOf(otherwise);
        }

        /// A case.
        ///
        /// @param labels the values that it is for
        /// @param body what it does
        public record Case(List<Integer> labels, List<Statement> body) {
            /// Copies the lists.
            public Case {
                labels = List.copyOf(labels);
                body = List.copyOf(body);
            }
        }
    }

    /// `for (int counter = from; condition; counter++)`. Lowering only makes ones that end.
    ///
    /// @param counter the loop's variable
    /// @param from its first value
    /// @param condition evaluated before each round
    /// @param body a round
    record For(Variable counter, Value from, Value condition, List<Statement> body) implements Statement {
        /// Copies the list.
        public For {
            body = List.copyOf(body);
        }
    }

    /// `while (condition)`. Lowering only makes ones that end.
    ///
    /// @param condition evaluated before each round
    /// @param body a round
    record While(Value condition, List<Statement> body) implements Statement {
        /// Copies the list.
        public While {
            body = List.copyOf(body);
        }
    }

    /// Leaves the innermost loop.
    record Break() implements Statement {}

    /// A call for its effect.
    ///
    /// @param call an [Value.Invoke] or [Value.Call]
    record Do(Value call) implements Statement {}

    /// Leaves the function.
    ///
    /// @param value the result
    record Return(Optional<Value> value) implements Statement {}

    /// A comment.
    ///
    /// @param text one line
    record Remark(String text) implements Statement {}

    /// A descriptor is taken from a ring. The body does it; passes may replace it.
    ///
    /// @param ring the ring's name
    /// @param record what it is taken into
    /// @param body declares the record's variables, and advances the head
    record Take(String ring, RecordVariables record, List<Statement> body) implements Statement {
        /// Copies the list.
        public Take {
            body = List.copyOf(body);
        }
    }

    /// Fields of a record are stored into guest memory, in order. The body does it; passes may replace it.
    ///
    /// @param body calls of the memory's stores
    record Deliver(List<Statement> body) implements Statement {
        /// Copies the list.
        public Deliver {
            body = List.copyOf(body);
        }
    }
}
