package nicc.verifier.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import nicc.verifier.refine.Result;
import nicc.verifier.refine.Verdict;
import nicc.verifier.report.Subject;
import nicc.verifier.report.Verification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateFileTest {
    private static final String CLASS = "cards/Card.class";
    private static final Result PROVED = result(1, new Verdict.Proved(Set.of()));

    @TempDir
    Path classes;

    private CertificateFile file = new CertificateFile(Path.of("."), "");

    @BeforeEach
    void classFiles() throws IOException {
        Files.createDirectories(classes.resolve("cards"));
        Files.write(classes.resolve(CLASS), new byte[] {1, 2, 3});
        Files.write(classes.resolve("cards/CardFactory.class"), new byte[] {4});
        Files.write(classes.resolve("cards/Other.class"), new byte[] {5});
        file = new CertificateFile(classes, "cards.Card");
    }

    @Test
    void whatHasJustBeenProvedMatches() throws IOException {
        write(PROVED);
        assertThat(file.check("5bec")).isEmpty();
        assertThat(file.classes()).containsOnlyKeys(CLASS, "cards/CardFactory.class");
    }

    @Test
    void aChangedByteDoesNotMatch() throws IOException {
        write(PROVED);
        Files.write(classes.resolve(CLASS), new byte[] {1, 2, 7});
        assertThat(file.check("5bec")).containsExactly(CLASS + " has changed since it was proved");
    }

    @Test
    void aClassThatIsGoneAndANewOneDoNotMatch() throws IOException {
        write(PROVED);
        Files.move(classes.resolve(CLASS), classes.resolve("cards/Card2.class"));
        assertThat(file.check("5bec"))
                .containsExactly(CLASS + " is gone", "cards/Card2.class was not there when it was proved");
    }

    @Test
    void anotherSpecDoesNotMatch() throws IOException {
        write(PROVED);
        assertThat(file.check("0000")).containsExactly("the certificate is about another text of the spec");
    }

    @Test
    void whatIsNotProvedIsNamed() throws IOException {
        write(result(1, new Verdict.Unknown("too hard")));
        assertThat(file.check("5bec")).containsExactly("'write csr.1' is UNKNOWN");
    }

    @Test
    void aMissingAndADamagedFileAreSaid() throws IOException {
        assertThat(file.check("5bec")).singleElement().asString().startsWith("there is no certificate ");
        Files.writeString(file.path(), "{");
        assertThat(file.check("5bec")).singleElement().asString().contains("is no certificate");
    }

    @Test
    void aPartOfTheObligationsMakesNoCertificate() {
        assertThatThrownBy(() -> Certification.of(verification(2, PROVED), file.classes()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void write(Result result) throws IOException {
        file.write(Certification.of(verification(1, result), file.classes()));
    }

    private static Verification verification(int all, Result result) {
        Subject subject = new Subject("card", "A card", "5bec", "optimised", "cards.Card");
        return new Verification(subject, all, List.of(result), List.of(), Duration.ZERO, "Z3 0");
    }

    private static Result result(int number, Verdict verdict) {
        return new Result(number, "write csr." + number, verdict, Duration.ZERO);
    }
}
