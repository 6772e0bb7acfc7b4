package nicc.dsl.ast;

import java.util.List;
import java.util.Optional;
import nicc.dsl.diagnostic.Span;

/// Declares a name of a file or a device.
public sealed interface Declaration extends Item {

    /// Where it stands.
    ///
    /// @return the place in the source
    @Override
    Span span();

    /// A network card.
    ///
    /// @param name the name
    /// @param title doc string, or empty
    /// @param items what it consists of
    /// @param span where it stands
    record Device(Name name, String title, List<Item> items, Span span) implements Declaration {
        /// Copies the list.
        public Device {
            items = List.copyOf(items);
        }
    }

    /// Items that stand for themselves where `is` names it.
    ///
    /// @param name the name
    /// @param parameters its parameters
    /// @param items the items
    /// @param span where it stands
    record Template(Name name, List<Name> parameters, List<Item> items, Span span) implements Declaration {
        /// Copies the lists.
        public Template {
            parameters = List.copyOf(parameters);
            items = List.copyOf(items);
        }
    }

    /// `is template(arguments);`
    ///
    /// @param template the template
    /// @param arguments one for each parameter
    /// @param span where it stands
    record Use(Name template, List<Expression> arguments, Span span) implements Declaration {
        /// Copies the list.
        public Use {
            arguments = List.copyOf(arguments);
        }
    }

    /// A compile-time constant.
    ///
    /// @param name the name
    /// @param type its type
    /// @param value its value
    /// @param title doc string, or empty
    /// @param span where it stands
    record Const(Name name, Optional<Name> type, Expression value, String title, Span span) implements Declaration {}

    /// Names for values.
    ///
    /// @param name the name
    /// @param type how wide its members are
    /// @param title doc string, or empty
    /// @param members the members
    /// @param span where it stands
    record Enumeration(Name name, Name type, String title, List<Member> members, Span span) implements Declaration {
        /// Copies the list.
        public Enumeration {
            members = List.copyOf(members);
        }
    }

    /// A pure function.
    ///
    /// @param name the name
    /// @param parameters its parameters
    /// @param type its type
    /// @param title doc string, or empty
    /// @param body its result
    /// @param span where it stands
    record Function(Name name, List<Formal> parameters, Name type, String title, FunctionBody body, Span span)
            implements Declaration {
        /// Copies the list.
        public Function {
            parameters = List.copyOf(parameters);
        }
    }

    /// A value fixed when a device is made.
    ///
    /// @param name the name
    /// @param type its type
    /// @param value the default
    /// @param title doc string, or empty
    /// @param span where it stands
    record Parameter(Name name, Name type, Expression value, String title, Span span) implements Declaration {}

    /// The reset domains.
    ///
    /// @param names the domains
    /// @param span where it stands
    record Domains(List<Name> names, Span span) implements Declaration {
        /// Copies the list.
        public Domains {
            names = List.copyOf(names);
        }
    }

    /// Registers by offset.
    ///
    /// @param name the name
    /// @param title doc string, or empty
    /// @param items registers and properties
    /// @param span where it stands
    record Bank(Name name, String title, List<Item> items, Span span) implements Declaration {
        /// Copies the list.
        public Bank {
            items = List.copyOf(items);
        }
    }

    /// State.
    ///
    /// @param name the name
    /// @param type type of an element
    /// @param count elements of an array
    /// @param value value after reset
    /// @param title doc string, or empty
    /// @param domains the resets that give the value; empty for all
    /// @param span where it stands
    record Variable(
            Name name,
            Name type,
            Optional<Expression> count,
            Optional<Expression> value,
            String title,
            List<Name> domains,
            Span span)
            implements Declaration {
        /// Copies the list.
        public Variable {
            domains = List.copyOf(domains);
        }
    }

    /// Bytes with a length.
    ///
    /// @param name the name
    /// @param capacity bytes at most
    /// @param title doc string, or empty
    /// @param domains the resets that clear it; empty for all
    /// @param span where it stands
    record Buffer(Name name, Expression capacity, String title, List<Name> domains, Span span) implements Declaration {
        /// Copies the list.
        public Buffer {
            domains = List.copyOf(domains);
        }
    }

    /// A descriptor ring.
    ///
    /// @param name the name
    /// @param layout how a descriptor is first read
    /// @param title doc string, or empty
    /// @param items base, size, head and tail
    /// @param span where it stands
    record Ring(Name name, Name layout, String title, List<Item> items, Span span) implements Declaration {
        /// Copies the list.
        public Ring {
            items = List.copyOf(items);
        }
    }

    /// A one-shot timer.
    ///
    /// @param name the name
    /// @param unit nanoseconds
    /// @param title doc string, or empty
    /// @param domains the resets that stop it; empty for all
    /// @param items properties and `on expiry`
    /// @param span where it stands
    record Timer(Name name, Expression unit, String title, List<Name> domains, List<Item> items, Span span)
            implements Declaration {
        /// Copies the lists.
        public Timer {
            domains = List.copyOf(domains);
            items = List.copyOf(items);
        }
    }

    /// An interrupt pin.
    ///
    /// @param name the name
    /// @param title doc string, or empty
    /// @param items level and throttle
    /// @param span where it stands
    record Interrupt(Name name, String title, List<Item> items, Span span) implements Declaration {
        /// Copies the list.
        public Interrupt {
            items = List.copyOf(items);
        }
    }

    /// What the device does by itself.
    ///
    /// @param name the name
    /// @param title doc string, or empty
    /// @param frame the buffer that gets a frame
    /// @param offload the buffer that gets what the wire left undone
    /// @param items when, accepts and step
    /// @param span where it stands
    record Engine(Name name, String title, Optional<Name> frame, Optional<Name> offload, List<Item> items, Span span)
            implements Declaration {
        /// Copies the list.
        public Engine {
            items = List.copyOf(items);
        }
    }

    /// Code with effects.
    ///
    /// @param name the name
    /// @param parameters values and snapshots
    /// @param title doc string, or empty
    /// @param section where the data sheet describes it, or empty
    /// @param body what it does
    /// @param span where it stands
    record Action(Name name, List<Formal> parameters, String title, String section, Block body, Span span)
            implements Declaration {
        /// Copies the list.
        public Action {
            parameters = List.copyOf(parameters);
        }
    }

    /// An I/O path.
    ///
    /// @param name the name
    /// @param title doc string, or empty
    /// @param count the name of the number of frames
    /// @param steps the steps
    /// @param span where it stands
    record Path(Name name, String title, Name count, List<PathStep> steps, Span span) implements Declaration {
        /// Copies the list.
        public Path {
            steps = List.copyOf(steps);
        }
    }

    /// The shape of a record in guest memory.
    ///
    /// @param name the name
    /// @param bytes size
    /// @param title doc string, or empty
    /// @param items fields and properties
    /// @param span where it stands
    record Layout(Name name, Expression bytes, String title, List<Item> items, Span span) implements Declaration {
        /// Copies the list.
        public Layout {
            items = List.copyOf(items);
        }
    }

    /// A member of an enumeration.
    ///
    /// @param name the name
    /// @param value its value; empty for one more than the member before
    /// @param title doc string, or empty
    /// @param span where it stands
    record Member(Name name, Optional<Expression> value, String title, Span span) {}

    /// A parameter of a function or an action.
    ///
    /// @param name the name
    /// @param type a width, or a layout
    /// @param span where it stands
    record Formal(Name name, Name type, Span span) {}

    /// The result of a function.
    sealed interface FunctionBody {}

    /// One expression.
    ///
    /// @param value the expression
    record Result(Expression value) implements FunctionBody {}

    /// Lets, ifs and returns.
    ///
    /// @param block the statements
    record Code(Block block) implements FunctionBody {}
}
