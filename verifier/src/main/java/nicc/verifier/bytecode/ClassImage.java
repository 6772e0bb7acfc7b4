package nicc.verifier.bytecode;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import nicc.verifier.encode.Uses;

/// A generated device class with the synthetic classes beside it, as bytes. May be shared by threads.
public final class ClassImage {
    private static final String INITIALIZER = "<clinit>";

    private final String name;
    private final Map<String, ClassModel> classes = new HashMap<>();
    private final Set<String> methods = new LinkedHashSet<>();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> calls = new ConcurrentHashMap<>();

    /// A device of class files.
    ///
    /// @param name the device class, with dots
    /// @param files the class files
    public ClassImage(String name, List<byte[]> files) {
        this.name = name.replace('.', '/');
        for (byte[] file : files) {
            ClassModel model = ClassFile.of().parse(file);
            classes.put(model.thisClass().asInternalName(), model);
        }
        if (!classes.containsKey(this.name)) {
            throw new IllegalArgumentException("no class " + name);
        }
        classes.get(this.name)
                .methods()
                .forEach(method -> methods.add(method.methodName().stringValue()));
    }

    /// Reads a device class and its synthetic classes.
    ///
    /// @param root the root of a class path
    /// @param name the device class, with dots
    /// @return the image
    /// @throws IOException when a file cannot be read
    public static ClassImage read(Path root, String name) throws IOException {
        Path file = root.resolve(name.replace('.', '/') + ".class");
        String simple = name.substring(name.lastIndexOf('.') + 1);
        try (var beside = Files.list(Optional.ofNullable(file.getParent()).orElse(root))) {
            List<byte[]> files = new ArrayList<>();
            for (Path path : beside.sorted().toList()) {
                String other = path.getFileName().toString();
                if (other.equals(simple + ".class") || other.startsWith(simple + "$")) {
                    files.add(Files.readAllBytes(path));
                }
            }
            return new ClassImage(name, files);
        }
    }

    /// The device class.
    ///
    /// @return its internal name
    public String name() {
        return name;
    }

    /// Whether a class is among those that are run.
    boolean contains(String type) {
        return classes.containsKey(type);
    }

    /// The instance fields of the device.
    ///
    /// @return the fields in order
    public List<FieldModel> fields() {
        return classes.get(name).fields().stream()
                .filter(field -> !field.flags().has(AccessFlag.STATIC))
                .toList();
    }

    /// Whether the device has a method.
    ///
    /// @param method its name
    /// @return whether there is one of this name
    public boolean has(String method) {
        return methods.contains(method);
    }

    /// The methods that other classes can call, the constructor among them.
    ///
    /// @return names with descriptors, in order
    public List<String> open() {
        return classes.get(name).methods().stream()
                .filter(m -> !m.flags().has(AccessFlag.PRIVATE))
                .map(m -> m.methodName().stringValue() + m.methodType().stringValue())
                .toList();
    }

    /// The parameters of a method that has a table of its local variables.
    ///
    /// @param method its name
    /// @param returns the descriptor of what it returns
    /// @return the parameters in order; empty when there is not exactly one such method with such a table
    public Optional<List<Parameter>> parameters(String method, String returns) {
        List<MethodModel> found = classes.get(name).methods().stream()
                .filter(m -> m.methodName().equalsString(method))
                .filter(m ->
                        m.methodTypeSymbol().returnType().descriptorString().equals(returns))
                .toList();
        return found.size() == 1 ? Parameter.of(found.getFirst()) : Optional.empty();
    }

    /// All classes, in order of their names.
    List<ClassModel> classes() {
        return new TreeMap<>(classes).values().stream().toList();
    }

    /// The only method of a name.
    ///
    /// @param uses is told that it is looked at
    Code method(String method, Uses uses) {
        return code(name, method, "", uses);
    }

    /// A method.
    ///
    /// @param descriptor its descriptor, or an empty string for the only one of its name
    /// @param uses is told that it is looked at
    Code code(String owner, String method, String descriptor, Uses uses) {
        uses.method(owner + "." + method + descriptor);
        return codes.computeIfAbsent(owner + "." + method + descriptor, key -> find(owner, method, descriptor));
    }

    /// The instructions of a synthetic class's initializer.
    ///
    /// @param uses is told that it is looked at
    Iterable<CodeElement> initializer(String owner, Uses uses) {
        uses.whole(owner + "." + INITIALIZER);
        return Optional.ofNullable(classes.get(owner)).stream()
                .flatMap(model -> model.methods().stream())
                .filter(m -> m.methodName().equalsString(INITIALIZER))
                .findFirst()
                .flatMap(MethodModel::code)
                .<Iterable<CodeElement>>map(code -> code)
                .orElseThrow(() -> new UnsupportedCode(owner, "no switch map"));
    }

    /// The device's own methods.
    ///
    /// @return their names, in order
    public Set<String> methods() {
        return Collections.unmodifiableSet(methods);
    }

    /// Places where a device hands itself to others: every use of `this` that is no call of its own methods
    /// and no
    /// access to its fields.
    ///
    /// @param uses is told what is looked at
    /// @return the places, for people
    public List<String> escapes(Uses uses) {
        List<String> places = new ArrayList<>();
        for (MethodModel method : classes.get(name).methods()) {
            uses.whole(name + "." + method.methodName().stringValue());
            method.code().ifPresent(_ -> places.addAll(Escapes.of(new Code(name, method), name)));
        }
        return places;
    }

    /// The device's own methods that a method may call, itself among them.
    ///
    /// @param method its name
    /// @param uses is told what is looked at
    /// @return names
    public Set<String> reached(String method, Uses uses) {
        return reached(Set.of(method), uses);
    }

    /// The device's own methods that some of them may call, themselves among them.
    Set<String> reached(Set<String> methods, Uses uses) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(methods);
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(called(next, uses));
            }
        }
        return reached;
    }

    /// The device's own methods that a method calls.
    ///
    /// @param method its name; overloads count as one
    /// @param uses is told what is looked at
    /// @return names
    public Set<String> called(String method, Uses uses) {
        uses.whole(name + "." + method);
        return calls.computeIfAbsent(method, this::calls);
    }

    private Set<String> calls(String method) {
        return Code.called(
                classes.get(name).methods().stream()
                        .filter(m -> m.methodName().equalsString(method))
                        .flatMap(m -> m.code().stream())
                        .flatMap(CodeModel::elementStream),
                name);
    }

    private Code find(String owner, String method, String descriptor) {
        ClassModel model = Optional.ofNullable(classes.get(owner))
                .orElseThrow(() -> new UnsupportedCode(owner, "class not among the device's"));
        List<MethodModel> found = model.methods().stream()
                .filter(m -> m.methodName().equalsString(method))
                .filter(m -> descriptor.isEmpty() || m.methodType().equalsString(descriptor))
                .toList();
        if (found.size() != 1) {
            throw new UnsupportedCode(owner, found.size() + " methods " + method + descriptor);
        }
        return new Code(owner, found.getFirst());
    }
}
