package nicc.compiler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The dependency rules of docs/architecture.md.
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("nicc.compiler");

    @Test
    void loweringDoesNotUseTheMeaningThatItIsProvedAgainst() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("nicc.dsl.semantics..", "nicc.dsl.interp..")
                .check(CLASSES);
    }

    @Test
    void onlyEmitImportsJavaPoet() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nicc.compiler.emit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.palantir.javapoet..")
                .check(CLASSES);
    }

    @Test
    void theCompilerKnowsNeitherRuntimeNorVerifier() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("nicc.runtime..", "nicc.verifier..", "nicc.device..")
                .check(CLASSES);
    }

    @Test
    void theIrStandsOnNothing() {
        noClasses()
                .that()
                .resideInAPackage("nicc.compiler.ir..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "nicc.dsl..", "nicc.compiler.lower..", "nicc.compiler.opt..", "nicc.compiler.emit..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("nicc.compiler.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
