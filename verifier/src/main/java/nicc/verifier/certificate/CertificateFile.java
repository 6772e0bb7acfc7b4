package nicc.verifier.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The file of a certificate: beside the device class, under its name.
///
/// @param root the folder of classes
/// @param deviceClass the device class, with dots
public record CertificateFile(Path root, String deviceClass) {
    private static final String SUFFIX = ".certificate.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// Where it is.
    ///
    /// @return a path below the folder of classes
    public Path path() {
        return root.resolve(deviceClass.replace('.', '/') + SUFFIX);
    }

    /// The hashes of the class files that the device consists of: those whose names begin with the device
    /// class's.
    ///
    /// @return SHA-256 in hexadecimal, by the path on the class path
    /// @throws IOException when a file cannot be read
    public Map<String, String> classes() throws IOException {
        Path folder = Objects.requireNonNull(path().getParent());
        String simple = deviceClass.substring(deviceClass.lastIndexOf('.') + 1);
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(simple) && name.endsWith(".class")) {
                    hashes.put(root.relativize(file).toString().replace('\\', '/'), hash(Files.readAllBytes(file)));
                }
            }
        }
        return hashes;
    }

    /// The hash by which a certificate knows a class file.
    ///
    /// @param bytes the file
    /// @return SHA-256 in hexadecimal
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Writes the file, whole or not at all.
    ///
    /// @param certificate its content
    /// @throws IOException when it cannot be written
    public void write(Certificate certificate) throws IOException {
        Path fresh = Files.createTempFile(Objects.requireNonNull(path().getParent()), "certificate", "");
        try {
            Files.writeString(fresh, JSON.writeValueAsString(certificate) + "\n");
            Files.move(fresh, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// Compares the file with what is there.
    ///
    /// @param specHash the spec's hash now
    /// @return what is wrong, a sentence each; empty when the certificate is about these classes and this
    /// spec, and
    /// says that everything is proved
    /// @throws IOException when a class cannot be read
    public List<String> check(String specHash) throws IOException {
        return check(specHash, classes());
    }

    /// Compares the file with classes that lie elsewhere.
    ///
    /// @param specHash the hash of what they are compared with
    /// @param now the hashes of the class files, by the path on the class path
    /// @return what is wrong, a sentence each; empty when there is nothing
    /// @throws IOException when the certificate cannot be read
    public List<String> check(String specHash, Map<String, String> now) throws IOException {
        if (!Files.isRegularFile(path())) {
            return List.of("there is no certificate " + path());
        }
        try {
            Certificate certificate = JSON.readValue(Files.readString(path()), Certificate.class);
            return check(certificate, specHash, now);
        } catch (JacksonException e) {
            return List.of(path() + " is no certificate: " + e.getOriginalMessage());
        }
    }

    private static List<String> check(Certificate certificate, String specHash, Map<String, String> now) {
        List<String> wrong = new ArrayList<>();
        if (certificate.format() != Certificate.FORMAT) {
            return List.of("the certificate has format " + certificate.format() + ", not " + Certificate.FORMAT);
        }
        if (!certificate.specHash().equals(specHash)) {
            wrong.add("the certificate is about another text of the spec");
        }
        certificate.classes().forEach((name, hash) -> {
            if (!hash.equals(now.get(name))) {
                wrong.add(name + (now.containsKey(name) ? " has changed since it was proved" : " is gone"));
            }
        });
        now.keySet().stream()
                .filter(name -> !certificate.classes().containsKey(name))
                .forEach(name -> wrong.add(name + " was not there when it was proved"));
        certificate.obligations().forEach((name, verdict) -> {
            if (!verdict.equals("PROVED")) {
                wrong.add("'" + name + "' is " + verdict);
            }
        });
        certificate.exits().stream()
                .filter(exits -> !exits.minimal())
                .forEach(exits -> wrong.add("the exits on " + exits.profile() + " are not shown minimal"));
        if (wrong.isEmpty() && !certificate.proved()) {
            wrong.add("the certificate does not say that everything is proved");
        }
        return wrong;
    }
}
