package nicc.compiler.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// A device as a program. Immutable; passes make new ones.
///
/// @param name the device's name
/// @param cells its state
/// @param buffers its buffers
/// @param functions its functions by name, in order; the entry points come first
/// @param dispatchers the functions that find registers, by name
/// @param registers what does the registers' accesses
/// @param banks what does the banks' accesses
/// @param rings its rings
/// @param work its work loop
/// @param lines the functions that bring an interrupt line up to date, with the fields that its level stands on
/// @param passes the passes that were run, in order
public record Program(
        String name,
        List<StateCell> cells,
        List<BufferCell> buffers,
        Map<String, Function> functions,
        Map<String, Dispatcher> dispatchers,
        List<RegisterCode> registers,
        List<BankCode> banks,
        List<RingCode> rings,
        WorkLoop work,
        List<LineCode> lines,
        List<String> passes) {

    /// Copies what it is made of, in its order.
    public Program {
        cells = List.copyOf(cells);
        buffers = List.copyOf(buffers);
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
        dispatchers = Collections.unmodifiableMap(new LinkedHashMap<>(dispatchers));
        registers = List.copyOf(registers);
        banks = List.copyOf(banks);
        rings = List.copyOf(rings);
        lines = List.copyOf(lines);
        passes = List.copyOf(passes);
    }

    /// A function that exists.
    ///
    /// @param function its name
    /// @return the function
    public Function function(String function) {
        Function found = functions.get(function);
        if (found == null) {
            throw new IllegalArgumentException("no function " + function);
        }
        return found;
    }

    /// The state in a Java field.
    ///
    /// @param field the field
    /// @return the cell
    public StateCell cell(String field) {
        return cells.stream()
                .filter(c -> c.field().equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + field));
    }

    /// The names that are taken.
    ///
    /// @return fields and functions
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(functions.keySet());
        names.addAll(dispatchers.keySet());
        cells.forEach(c -> names.add(c.field()));
        buffers.forEach(b -> names.add(b.field()));
        return names;
    }

    /// A way to make a changed copy.
    ///
    /// @return an editor that begins with this program
    public Editor edit() {
        return new Editor(this);
    }

    /// Collects changes to a program.
    public static final class Editor {
        private final Program from;
        private final List<StateCell> cells;
        private final List<BufferCell> buffers;
        private final Map<String, Function> functions;
        private final Map<String, Dispatcher> dispatchers;
        private List<RegisterCode> registers;
        private List<RingCode> rings;
        private WorkLoop work;
        private final List<String> passes;

        private Editor(Program from) {
            this.from = from;
            cells = new ArrayList<>(from.cells);
            buffers = new ArrayList<>(from.buffers);
            functions = new LinkedHashMap<>(from.functions);
            dispatchers = new LinkedHashMap<>(from.dispatchers);
            registers = from.registers;
            rings = from.rings;
            work = from.work;
            passes = new ArrayList<>(from.passes);
        }

        /// Adds state.
        ///
        /// @param cell the state
        /// @return this
        public Editor cell(StateCell cell) {
            cells.add(cell);
            return this;
        }

        /// Adds a buffer.
        ///
        /// @param buffer the buffer, in place of one of the same field
        /// @return this
        public Editor buffer(BufferCell buffer) {
            buffers.removeIf(b -> b.field().equals(buffer.field()));
            buffers.add(buffer);
            return this;
        }

        /// Takes buffers out.
        ///
        /// @param which says which
        /// @return this
        public Editor withoutBuffers(Predicate<BufferCell> which) {
            buffers.removeIf(which);
            return this;
        }

        /// Adds or replaces a function.
        ///
        /// @param function the function
        /// @return this
        public Editor function(Function function) {
            functions.put(function.name(), function);
            return this;
        }

        /// Takes a function out.
        ///
        /// @param function its name
        /// @return this
        public Editor remove(String function) {
            functions.remove(function);
            return this;
        }

        /// Adds or replaces a dispatcher.
        ///
        /// @param dispatcher the dispatcher
        /// @return this
        public Editor dispatcher(Dispatcher dispatcher) {
            dispatchers.put(dispatcher.frame().name(), dispatcher);
            return this;
        }

        /// Takes all dispatchers out.
        ///
        /// @return this
        public Editor clearDispatchers() {
            dispatchers.clear();
            return this;
        }

        /// Replaces the registers' code.
        ///
        /// @param code the code
        /// @return this
        public Editor registers(List<RegisterCode> code) {
            registers = code;
            return this;
        }

        /// Replaces the rings.
        ///
        /// @param code the rings
        /// @return this
        public Editor rings(List<RingCode> code) {
            rings = code;
            return this;
        }

        /// Replaces the work loop.
        ///
        /// @param loop the loop
        /// @return this
        public Editor work(WorkLoop loop) {
            work = loop;
            return this;
        }

        /// Notes that a pass was run.
        ///
        /// @param name the pass
        /// @return this
        public Editor pass(String name) {
            passes.add(name);
            return this;
        }

        /// The changed program.
        ///
        /// @return a program
        public Program done() {
            return new Program(
                    from.name,
                    cells,
                    buffers,
                    functions,
                    dispatchers,
                    registers,
                    from.banks,
                    rings,
                    work,
                    from.lines,
                    passes);
        }
    }
}
