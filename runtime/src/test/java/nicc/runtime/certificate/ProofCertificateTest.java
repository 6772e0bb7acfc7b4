package nicc.runtime.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import nicc.runtime.device.FakeNic;
import nicc.runtime.device.FakeNicFactory;
import nicc.runtime.device.NicDeviceFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofCertificateTest {
    private static final String FACTORY = "nicc/runtime/device/FakeNicFactory.class";
    private static final String DEVICE = "nicc/runtime/device/FakeNic.class";
    private static final String CERTIFICATE = "nicc/runtime/device/FakeNic.certificate.json";

    @TempDir
    private Path classes;

    @BeforeEach
    void copyTheClasses() throws IOException {
        Files.createDirectories(classes.resolve(FACTORY).getParent());
        for (String file : List.of(FACTORY, DEVICE)) {
            try (InputStream in = Objects.requireNonNull(FakeNic.class.getResourceAsStream("/" + file))) {
                Files.write(classes.resolve(file), in.readAllBytes());
            }
        }
    }

    @Test
    void aDeviceWhoseClassesAreAsTheyWereProvedIsTaken() throws Exception {
        certify(FakeNic.DESCRIPTION.specHash(), "reference", true);
        ProofCertificate certificate = ProofCertificate.require(factory());
        assertThat(certificate).isEqualTo(new ProofCertificate(2, List.of("kvm-direct")));
    }

    @Test
    void withoutACertificateThereIsNoDevice() {
        assertThatThrownBy(() -> ProofCertificate.require(factory()))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("has no certificate " + CERTIFICATE);
    }

    @Test
    void oneByteMoreInAClassNoLongerMatches() throws Exception {
        certify(FakeNic.DESCRIPTION.specHash(), "reference", true);
        byte[] bytes = Files.readAllBytes(classes.resolve(DEVICE));
        bytes[bytes.length - 1] ^= 1;
        Files.write(classes.resolve(DEVICE), bytes);
        assertThatThrownBy(() -> ProofCertificate.require(factory()))
                .hasMessageContaining(DEVICE + " has changed since it was proved");
    }

    @Test
    void aCertificateOfAnotherSpecIsNone() throws Exception {
        certify("00", "reference", true);
        assertThatThrownBy(() -> ProofCertificate.require(factory())).hasMessageContaining("another spec");
    }

    @Test
    void aCertificateOfAnotherBuildIsNone() throws Exception {
        certify(FakeNic.DESCRIPTION.specHash(), "optimised", true);
        assertThatThrownBy(() -> ProofCertificate.require(factory())).hasMessageContaining("another build");
    }

    @Test
    void aCertificateThatSaysThatSomethingIsNotProvedIsNone() throws Exception {
        certify(FakeNic.DESCRIPTION.specHash(), "reference", false);
        assertThatThrownBy(() -> ProofCertificate.require(factory()))
                .hasMessageContaining("does not say that everything is proved");
    }

    @Test
    void aDamagedCertificateIsNone() throws Exception {
        Files.writeString(classes.resolve(CERTIFICATE), "{ \"format\":");
        assertThatThrownBy(() -> ProofCertificate.require(factory())).hasMessageContaining("cannot be read");
    }

    private void certify(String specHash, String build, boolean proved) throws Exception {
        String text = """
                { "format": 1, "device": "fake", "build": "%s", "deviceClass": "nicc.runtime.device.FakeNic",
                  "specHash": "%s", "classes": { "%s": "%s", "%s": "%s" }, "proved": %b,
                  "obligations": { "a": "PROVED", "b": "PROVED" },
                  "exits": [ { "profile": "kvm-direct", "minimal": true, "claims": [] } ] }
                """.formatted(build, specHash, DEVICE, hash(DEVICE), FACTORY, hash(FACTORY), proved);
        Files.writeString(classes.resolve(CERTIFICATE), text);
    }

    private String hash(String file) throws Exception {
        byte[] bytes = Files.readAllBytes(classes.resolve(file));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /// The factory, loaded before the class beside it changes.
    private NicDeviceFactory factory() throws ReflectiveOperationException {
        return (NicDeviceFactory) new Folder(classes)
                .loadClass(FakeNicFactory.class.getName())
                .getDeclaredConstructor()
                .newInstance();
    }

    /// The factory comes from the folder, and so do all resources; other classes come from the test.
    private static final class Folder extends ClassLoader {
        private final Path root;

        Folder(Path root) {
            super(FakeNic.class.getClassLoader());
            this.root = root;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(FakeNicFactory.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try {
                byte[] bytes = Files.readAllBytes(root.resolve(FACTORY));
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            try {
                return Files.newInputStream(root.resolve(name));
            } catch (IOException e) {
                return null;
            }
        }
    }
}
