package nicc.verifier;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import nicc.dsl.model.Device;
import org.junit.jupiter.api.Test;

/// The dependency rules of docs/architecture.md, as far as they are this module's.
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("nicc.verifier");

    @Test
    void nothingOfTheCompilerOrTheRuntimeTakesPartInAProof() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("nicc.compiler..", "nicc.runtime..", "nicc.device..")
                .check(CLASSES);
    }

    @Test
    void onlySmtKnowsTheSolver() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nicc.verifier.smt")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.microsoft.z3..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("nicc.verifier.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /// A cached proof is known by the bytes of these packages' classes: nothing else of nicc may have a say.
    @Test
    void proofsDependOnNothingButWhatTheCacheHashes() {
        String[] verifier = {
            "nicc.verifier.smt", "nicc.verifier.encode", "nicc.verifier.bytecode", "nicc.verifier.refine"
        };
        noClasses()
                .that()
                .resideInAnyPackage(verifier)
                .should()
                .dependOnClassesThat(resideInAPackage("nicc..")
                        .and(not(resideInAnyPackage(verifier)))
                        .and(not(resideInAnyPackage("nicc.dsl.model", "nicc.dsl.semantics", "nicc.dsl.diagnostic"))))
                .check(CLASSES);
    }

    /// The cache leaves them out of what proofs share.
    @Test
    void proofsDoNotReadWhatDriversDo() {
        noClasses()
                .that()
                .resideInAnyPackage("nicc.verifier.encode", "nicc.verifier.bytecode", "nicc.verifier.refine")
                .should()
                .callMethod(Device.class, "paths")
                .orShould()
                .callMethod(Device.class, "functions")
                .check(CLASSES);
    }
}
