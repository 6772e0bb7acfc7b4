package nicc.verifier.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nicc.verifier.bytecode.ClassImage;

/// The runtime's class files that cut and join.
///
/// @param files the bytes, by the path on the class path
public record WireClasses(Map<String, byte[]> files) {
    private static final List<String> NAMES = List.of(
            "nicc/runtime/wire/TcpSeries",
            "nicc/runtime/wire/TcpSegment",
            "nicc/runtime/wire/Segmenter",
            "nicc/runtime/wire/Checksums",
            "nicc/runtime/wire/VirtioNetHeader",
            "nicc/runtime/memory/Offload");

    /// Copies the map.
    public WireClasses {
        files = Map.copyOf(files);
    }

    /// Reads them as they would be loaded.
    ///
    /// @param loader finds them
    /// @return the files
    /// @throws IOException when one is missing or cannot be read
    public static WireClasses read(ClassLoader loader) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : NAMES) {
            String path = name + ".class";
            try (InputStream stream = loader.getResourceAsStream(path)) {
                if (stream == null) {
                    throw new IOException("no " + path + " on the class path");
                }
                files.put(path, stream.readAllBytes());
            }
        }
        return new WireClasses(files);
    }

    /// The classes, one of them to be run.
    ClassImage image(String name) {
        return new ClassImage(name, new ArrayList<>(files.values()));
    }
}
