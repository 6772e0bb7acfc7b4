package nicc.verifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
}
