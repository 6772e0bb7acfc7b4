package nicc.verifier.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.refine.Relations;

/// A build of a device: spec, hints, and class files.
///
/// @param device the spec
/// @param relations the compiler's hints
/// @param files the class files of the device's package, by name with dots
public record Build(Device device, Relations relations, Map<String, byte[]> files) {
    /// Copies the map.
    public Build {
        files = Map.copyOf(files);
    }

    /// Reads the class files that lie beside a device class.
    ///
    /// @param device the spec
    /// @param relations about the class
    /// @param root the root of a class path
    /// @return the build
    /// @throws IOException when a file cannot be read
    public static Build read(Device device, Relations relations, Path root) throws IOException {
        String name = relations.className();
        Path file = root.resolve(name.replace('.', '/') + ".class");
        String prefix = name.substring(0, name.lastIndexOf('.') + 1);
        Map<String, byte[]> files = new HashMap<>();
        try (var beside = Files.list(Objects.requireNonNullElse(file.getParent(), root))) {
            for (Path path :
                    beside.filter(one -> one.toString().endsWith(".class")).toList()) {
                String simple = path.getFileName().toString().replace(".class", "");
                files.put(prefix + simple, Files.readAllBytes(path));
            }
        }
        return new Build(device, relations, files);
    }

    /// The device class's file.
    ///
    /// @return the bytes
    public byte[] main() {
        return file(relations.className());
    }

    /// A class's file.
    ///
    /// @param name the class
    /// @return the bytes
    public byte[] file(String name) {
        return Objects.requireNonNull(files.get(name), "no class " + name);
    }

    /// The factory's class, if there is one.
    ///
    /// @return its name
    public Optional<String> factory() {
        return Optional.of(relations.className() + "Factory").filter(files::containsKey);
    }

    /// Every class that the compiler has generated for the device, the device class first.
    ///
    /// @return their names
    public List<String> generated() {
        return files.keySet().stream()
                .filter(name -> name.startsWith(relations.className()))
                .sorted()
                .toList();
    }

    /// The build with another file for a class.
    ///
    /// @param name the class
    /// @param file the other file
    /// @return a build of its own
    public Build with(String name, byte[] file) {
        Map<String, byte[]> changed = new HashMap<>(files);
        changed.put(name, file);
        return new Build(device, relations, changed);
    }

    /// The device class with its synthetic classes, for proofs.
    ///
    /// @return the image
    public ClassImage image() {
        String name = relations.className();
        List<byte[]> own = files.entrySet().stream()
                .filter(file -> file.getKey().equals(name) || file.getKey().startsWith(name + "$"))
                .map(Map.Entry::getValue)
                .toList();
        return new ClassImage(name, own);
    }
}
