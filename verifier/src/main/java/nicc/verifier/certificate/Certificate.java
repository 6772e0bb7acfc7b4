package nicc.verifier.certificate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What has been proved about a build of a device: a seal against mix-ups, not a signature. It says which
/// bytes it is
/// about; whoever relies on it compares them.
///
/// @param format of this file, [#FORMAT]
/// @param device the spec's name
/// @param build the build's name
/// @param deviceClass the device class, with dots
/// @param specHash SHA-256 of the spec's text and all that it imports, in hexadecimal
/// @param classes SHA-256 of each class file, by its path on the class path
/// @param proved whether every obligation and every exit claim below is proved
/// @param obligations the verdict about each, by name
/// @param exits the claims about the exits on each platform that was judged
/// @param assumptions what was taken for granted, in sentences
/// @param versions of the solver and of Java
public record Certificate(
        int format,
        String device,
        String build,
        String deviceClass,
        String specHash,
        Map<String, String> classes,
        boolean proved,
        Map<String, String> obligations,
        List<Exits> exits,
        List<String> assumptions,
        Map<String, String> versions) {

    /// The format that this version writes.
    public static final int FORMAT = 1;

    /// Copies the collections; the maps keep their order.
    public Certificate {
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
        obligations = Collections.unmodifiableMap(new LinkedHashMap<>(obligations));
        exits = List.copyOf(exits);
        assumptions = List.copyOf(assumptions);
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }

    /// The claims about the exits on a platform.
    ///
    /// @param profile the platform
    /// @param minimal whether all of them hold
    /// @param claims a line each
    public record Exits(String profile, boolean minimal, List<String> claims) {
        /// Copies the list.
        public Exits {
            claims = List.copyOf(claims);
        }
    }
}
