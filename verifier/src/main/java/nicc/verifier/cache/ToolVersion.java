package nicc.verifier.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import nicc.dsl.semantics.Semantics;
import nicc.verifier.refine.Prover;
import nicc.verifier.smt.SolverFile;

/// What proves: the bytes of all classes that take part in a proof, the solver's, and Java's version.
final class ToolVersion {
    /// The packages that take part; a test holds that they depend on no others of nicc.
    static final List<String> VERIFIER =
            List.of("nicc/verifier/smt", "nicc/verifier/encode", "nicc/verifier/bytecode", "nicc/verifier/refine");

    static final List<String> LANGUAGE = List.of("nicc/dsl/model", "nicc/dsl/semantics", "nicc/dsl/diagnostic");

    private ToolVersion() {}

    /// The version.
    static String current() {
        Digest digest = new Digest();
        add(digest, Prover.class, VERIFIER);
        add(digest, Semantics.class, LANGUAGE);
        Path solver = SolverFile.path();
        digest.add(String.valueOf(solver.getFileName())).add(solver.toFile().length());
        return digest.add(Runtime.version().toString()).hex();
    }

    private static void add(Digest digest, Class<?> member, List<String> packages) {
        Path place = place(member);
        try {
            if (Files.isDirectory(place)) {
                add(digest, place, packages);
                return;
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                add(digest, jar.getPath("/"), packages);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the verifier cannot read its own classes", e);
        }
    }

    private static Path place(Class<?> member) {
        CodeSource source = member.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("no file has " + member);
        }
        try {
            URI location = source.getLocation().toURI();
            return Path.of(location);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no file has " + member, e);
        }
    }

    private static void add(Digest digest, Path root, List<String> packages) throws IOException {
        for (String name : packages) {
            TreeMap<String, Path> classes = new TreeMap<>();
            try (Stream<Path> files = Files.list(root.resolve(name))) {
                files.filter(file -> file.toString().endsWith(".class"))
                        .forEach(file -> classes.put(file.getFileName().toString(), file));
            }
            for (var entry : classes.entrySet()) {
                digest.add(name).add(entry.getKey()).add(Files.readAllBytes(entry.getValue()));
            }
        }
    }

    /// The version of a whole module: all files that a class comes with.
    static byte[] module(Class<?> member) {
        Path place = place(member);
        Digest digest = new Digest();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.add(place.relativize(file).toString()).add(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a module cannot be read: " + place, e);
        }
        return digest.bytes();
    }
}
