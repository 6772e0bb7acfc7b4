package nicc.verifier.cache;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.ClassDigest;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.refine.Relations;

/// What a spec and its class mean now, in hashes. May be used by several threads.
public final class Meaning {
    private static final byte[] MISSING = new byte[0];

    private final SpecDigest spec;
    private final ClassDigest code;
    private final String shared;
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();

    /// Reads a spec and its class.
    ///
    /// @param device the spec
    /// @param image the class
    /// @param relations the compiler's hints
    /// @param effort Z3's `rlimit` for one question
    public Meaning(Device device, ClassImage image, Relations relations, int effort) {
        spec = new SpecDigest(device);
        code = new ClassDigest(image);
        Digest digest = new Digest().add(ToolVersion.current()).add(effort).add(spec.shared());
        digest.add(relations.toString());
        code.shape().forEach(digest::add);
        shared = digest.hex();
    }

    /// The hash of what all proofs depend on: the verifier itself, the effort, the spec but for what
    /// registers, actions
    /// and engines do, the class but for what its methods do, and the relations.
    ///
    /// @return hexadecimal
    String shared() {
        return shared;
    }

    /// The hash of what a proof has looked at besides.
    String of(Set<String> parts, Set<String> methods) {
        Digest digest = new Digest();
        new TreeSet<>(parts).forEach(name -> digest.add(name).add(part(name)));
        new TreeSet<>(methods).forEach(name -> digest.add(name).add(method(name)));
        return digest.hex();
    }

    private synchronized byte[] part(String name) {
        return spec.part(name).orElse(MISSING);
    }

    private byte[] method(String name) {
        return known.computeIfAbsent(name, _ -> hash(code.method(name)));
    }

    private static byte[] hash(Optional<byte[]> form) {
        return form.map(bytes -> new Digest().add(bytes).bytes()).orElse(MISSING);
    }
}
