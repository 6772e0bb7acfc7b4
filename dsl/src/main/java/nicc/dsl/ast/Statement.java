package nicc.dsl.ast;

import java.util.List;
import java.util.Optional;
import nicc.dsl.diagnostic.Span;

/// A statement as written.
public sealed interface Statement {

    /// Where it stands.
    ///
    /// @return the place in the source
    Span span();

    /// `let x = e;`
    ///
    /// @param name the name
    /// @param type its type
    /// @param value its value
    /// @param span where it stands
    record Let(Name name, Optional<Name> type, Expression value, Span span) implements Statement {}

    /// `var x: u8 = e;`
    ///
    /// @param name the name
    /// @param type its type
    /// @param value its first value
    /// @param span where it stands
    record LocalVariable(Name name, Name type, Expression value, Span span) implements Statement {}

    /// `let d = fetch L at a;`
    ///
    /// @param name the name of the snapshot
    /// @param layout the layout
    /// @param address guest address
    /// @param span where it stands
    record Fetch(Name name, Name layout, Expression address, Span span) implements Statement {}

    /// `let v = read bank at a;`
    ///
    /// @param name the name of the value
    /// @param type its type
    /// @param bank the bank
    /// @param offset offset in the bank
    /// @param span where it stands
    record ReadBank(Name name, Optional<Name> type, Name bank, Expression offset, Span span) implements Statement {}

    /// `write bank at a = e;`
    ///
    /// @param bank the bank
    /// @param offset offset in the bank
    /// @param value the value
    /// @param span where it stands
    record WriteBank(Name bank, Expression offset, Expression value, Span span) implements Statement {}

    /// `take d from ring;`
    ///
    /// @param name the name of the snapshot
    /// @param ring the ring
    /// @param span where it stands
    record Take(Name name, Name ring, Span span) implements Statement {}

    /// `writeback d { F = e; }`
    ///
    /// @param snapshot the snapshot, perhaps viewed as another layout
    /// @param parts what is stored
    /// @param publish whether earlier stores come first
    /// @param span where it stands
    record WriteBack(Expression snapshot, List<Part> parts, boolean publish, Span span) implements Statement {
        /// Copies the list.
        public WriteBack {
            parts = List.copyOf(parts);
        }
    }

    /// `store L at a { F = e; }`
    ///
    /// @param layout the layout
    /// @param address guest address
    /// @param parts what is stored
    /// @param publish whether earlier stores come first
    /// @param span where it stands
    record Store(Name layout, Expression address, List<Part> parts, boolean publish, Span span) implements Statement {
        /// Copies the list.
        public Store {
            parts = List.copyOf(parts);
        }
    }

    /// `fence;`
    ///
    /// @param span where it stands
    record Fence(Span span) implements Statement {}

    /// `send buffer;` or `send buffer with offload;`
    ///
    /// @param buffer the frame
    /// @param offload the buffer that says what is left to the wire
    /// @param span where it stands
    record Send(Name buffer, Optional<Name> offload, Span span) implements Statement {}

    /// `loop buffer;`
    ///
    /// @param buffer the frame
    /// @param span where it stands
    record Loop(Name buffer, Span span) implements Statement {}

    /// `if (c) { … } else …`
    ///
    /// @param condition what decides
    /// @param then when it holds
    /// @param otherwise another `if`, or a [Nested] block
    /// @param span where it stands
    record If(Expression condition, Block then, Optional<Statement> otherwise, Span span) implements Statement {}

    /// A block behind `else`.
    ///
    /// @param block the block
    /// @param span where it stands
    record Nested(Block block, Span span) implements Statement {}

    /// `match (e) { … }`
    ///
    /// @param value what decides
    /// @param arms the arms
    /// @param span where it stands
    record Match(Expression value, List<Arm> arms, Span span) implements Statement {
        /// Copies the list.
        public Match {
            arms = List.copyOf(arms);
        }
    }

    /// `for i in a .. b max n { … }`
    ///
    /// @param name the counter
    /// @param from first value
    /// @param to end, excluded
    /// @param max rounds at most
    /// @param body what is repeated
    /// @param span where it stands
    record For(Name name, Expression from, Expression to, Optional<Expression> max, Block body, Span span)
            implements Statement {}

    /// `while (c) max n { … }`
    ///
    /// @param condition what decides
    /// @param max rounds at most
    /// @param body what is repeated
    /// @param span where it stands
    record While(Expression condition, Optional<Expression> max, Block body, Span span) implements Statement {}

    /// `return e;`
    ///
    /// @param value the result of a function
    /// @param span where it stands
    record Return(Optional<Expression> value, Span span) implements Statement {}

    /// `start timer after n;`
    ///
    /// @param timer the timer
    /// @param units how long
    /// @param span where it stands
    record Start(Name timer, Expression units, Span span) implements Statement {}

    /// `stop timer;`
    ///
    /// @param timer the timer
    /// @param span where it stands
    record Stop(Name timer, Span span) implements Statement {}

    /// `count counter by n;`
    ///
    /// @param counter the counter
    /// @param by how much
    /// @param span where it stands
    record Count(Expression counter, Optional<Expression> by, Span span) implements Statement {}

    /// `reset domain;`
    ///
    /// @param domain the domain
    /// @param span where it stands
    record ResetDomain(Name domain, Span span) implements Statement {}

    /// `message v;`
    ///
    /// @param vector the vector
    /// @param span where it stands
    record Message(Expression vector, Span span) implements Statement {}

    /// `place op e;`
    ///
    /// @param place what is assigned to
    /// @param operator of `+=` and the like
    /// @param value the value
    /// @param span where it stands
    record Assign(Expression place, Optional<Operator> operator, Expression value, Span span) implements Statement {}

    /// `name(args);`
    ///
    /// @param call the call
    /// @param span where it stands
    record CallStatement(Expression call, Span span) implements Statement {}

    /// A field and its value in `writeback` or `store`.
    ///
    /// @param field the field
    /// @param value its value
    /// @param span where it stands
    record Part(Name field, Expression value, Span span) {}

    /// An arm of a `match`.
    ///
    /// @param values the values that it is for; empty for `else`
    /// @param body what it does
    /// @param span where it stands
    record Arm(List<Expression> values, Block body, Span span) {
        /// Copies the list.
        public Arm {
            values = List.copyOf(values);
        }
    }
}
