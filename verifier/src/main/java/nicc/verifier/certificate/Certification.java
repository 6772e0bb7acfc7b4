package nicc.verifier.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nicc.verifier.report.Verification;

/// Makes certificates of verifications.
public final class Certification {
    private Certification() {}

    /// The certificate of a verification that has asked every obligation.
    ///
    /// @param verification what was found
    /// @param classes the hashes of the class files as they were read before they were verified
    /// @return the certificate
    /// @throws IllegalArgumentException when not all were asked
    public static Certificate of(Verification verification, Map<String, String> classes) {
        if (!verification.complete()) {
            throw new IllegalArgumentException("not every obligation was asked");
        }
        Map<String, String> obligations = new LinkedHashMap<>();
        verification
                .results()
                .forEach(result ->
                        obligations.put(result.name(), result.verdict().word()));
        List<Certificate.Exits> exits = verification.exits().stream()
                .map(found -> new Certificate.Exits(found.profile(), found.hold(), found.claims()))
                .toList();
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("solver", verification.solver());
        versions.put("java", Runtime.version().toString());
        return new Certificate(
                Certificate.FORMAT,
                verification.subject().device(),
                verification.subject().build(),
                verification.subject().className(),
                verification.subject().specHash(),
                classes,
                verification.proved(),
                obligations,
                exits,
                new ArrayList<>(verification.assumptions()),
                versions);
    }
}
