package nicc.runtime.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.NicDeviceFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The certificate that `nicc verify` has put beside a device's classes. It is a seal against mix-ups, not a
/// signature:
/// whoever can change the classes can change it as well.
///
/// @param obligations how many obligations it says are proved
/// @param platforms the platforms whose exits it says are minimal
public record ProofCertificate(int obligations, List<String> platforms) {
    private static final int FORMAT = 1;
    private static final String SUFFIX = ".certificate.json";
    private static final String FACTORY = "Factory";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Copies the list.
    public ProofCertificate {
        platforms = List.copyOf(platforms);
    }

    /// Finds the certificate of a device and holds it against the bytes of its classes and against its spec.
    ///
    /// @param factory the device's factory
    /// @return what it says
    /// @throws CertificateException when there is none, when it is about other bytes, or when it does not say
    /// that
    /// everything is proved
    public static ProofCertificate require(NicDeviceFactory factory) throws CertificateException {
        DeviceDescription device = factory.description();
        String name = device.name() + " (" + device.build() + " build)";
        JsonNode certificate = read(factory, name);
        compare(certificate.path("format").asInt() == FORMAT, name, "is of another format");
        compare(device.specHash().equals(certificate.path("specHash").asString()), name, "is about another spec");
        compare(device.build().equals(certificate.path("build").asString()), name, "is about another build");
        JsonNode classes = certificate.path("classes");
        String own = factory.getClass().getName().replace('.', '/') + ".class";
        String deviceClass = certificate.path("deviceClass").asString("").replace('.', '/') + ".class";
        compare(classes.has(own) && classes.has(deviceClass), name, "is about other classes");
        for (Map.Entry<String, JsonNode> entry : classes.properties()) {
            boolean same = hash(factory, entry.getKey()).equals(entry.getValue().asString());
            compare(same, name, "does not match: " + entry.getKey() + " has changed since it was proved");
        }
        compare(certificate.path("proved").asBoolean(false), name, "does not say that everything is proved");
        return new ProofCertificate(
                certificate.path("obligations").size(),
                certificate
                        .path("exits")
                        .valueStream()
                        .filter(exits -> exits.path("minimal").asBoolean(false))
                        .map(exits -> exits.path("profile").asString())
                        .toList());
    }

    private static void compare(boolean holds, String name, String what) throws CertificateException {
        if (!holds) {
            throw new CertificateException("the certificate of " + name + " " + what + "; nicc verify makes a new one");
        }
    }

    private static JsonNode read(NicDeviceFactory factory, String name) throws CertificateException {
        String path = factory.getClass().getName().replace('.', '/');
        String file = path.substring(0, path.length() - (path.endsWith(FACTORY) ? FACTORY.length() : 0)) + SUFFIX;
        try (InputStream in = open(factory, file)) {
            if (in == null) {
                throw new CertificateException(
                        "device " + name + " has no certificate " + file + ": nicc verify writes it");
            }
            return JSON.readTree(in.readAllBytes());
        } catch (IOException | JacksonException e) {
            throw new CertificateException("the certificate of " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String hash(NicDeviceFactory factory, String file) throws CertificateException {
        try (InputStream in = open(factory, file)) {
            byte[] bytes = in == null ? new byte[0] : in.readAllBytes();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (IOException e) {
            throw new CertificateException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static @Nullable InputStream open(NicDeviceFactory factory, String file) {
        return factory.getClass().getResourceAsStream("/" + file);
    }
}
