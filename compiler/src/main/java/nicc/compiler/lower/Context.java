package nicc.compiler.lower;

import java.util.LinkedHashMap;
import java.util.Map;
import nicc.compiler.ir.BufferCell;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.StateCell;
import nicc.dsl.model.Device;

/// What lowering knows about a device as a whole: the Java names of what the spec names, and the functions made
/// so far.
final class Context {
    private final Device device;
    private final Names names = new Names();
    private final Map<String, StateCell> cells = new LinkedHashMap<>();
    private final Map<String, BufferCell> buffers = new LinkedHashMap<>();
    private final Map<String, String> methods = new LinkedHashMap<>();
    private final Map<String, Function> functions = new LinkedHashMap<>();

    Context(Device device) {
        this.device = device;
    }

    Device device() {
        return device;
    }

    Names names() {
        return names;
    }

    /// Adds state.
    ///
    /// @param key what it is found by: `cell ICR`, `timer TXDLY`…
    /// @param cell the state
    /// @return the state
    StateCell add(String key, StateCell cell) {
        cells.put(key, cell);
        return cell;
    }

    /// State that was added.
    ///
    /// @param key what it is found by
    /// @return the state
    StateCell cell(String key) {
        return present(cells.get(key), key);
    }

    /// Adds a buffer.
    ///
    /// @param buffer the buffer, found by its name
    /// @return the buffer
    BufferCell add(BufferCell buffer) {
        buffers.put(buffer.name(), buffer);
        return buffer;
    }

    /// A buffer that was added.
    ///
    /// @param name the spec's name
    /// @return the buffer
    BufferCell buffer(String name) {
        return present(buffers.get(name), name);
    }

    Map<String, StateCell> cells() {
        return cells;
    }

    Map<String, BufferCell> buffers() {
        return buffers;
    }

    /// The Java method for something, named on first use.
    ///
    /// @param key what it is found by: `action insert_vlan`, `read csr.ICR`…
    /// @param wanted the name that it should have
    /// @return its name
    String method(String key, String wanted) {
        return methods.computeIfAbsent(key, k -> names.claim(wanted));
    }

    /// Adds a function.
    ///
    /// @param function the function
    void add(Function function) {
        functions.put(function.name(), function);
    }

    Map<String, Function> functions() {
        return functions;
    }

    private static <T> T present(@org.jspecify.annotations.Nullable T found, String key) {
        if (found == null) {
            throw new IllegalStateException("the model uses " + key + ", which it does not declare");
        }
        return found;
    }
}
