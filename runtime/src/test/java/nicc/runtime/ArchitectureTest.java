package nicc.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import org.junit.jupiter.api.Test;

/// The dependency rules of docs/architecture.md, as far as they are this module's.
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("nicc.runtime");

    @Test
    void onlyFfiCallsNativeCode() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nicc.runtime.ffi")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Linker.class, Linker.Option.class, SymbolLookup.class)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("nicc.runtime.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingElseOfOursIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("nicc.dsl..", "nicc.compiler..", "nicc.verifier..", "nicc.device..")
                .check(CLASSES);
    }

    @Test
    void theLibrariesAreTheAgreedOnes() {
        classes()
                .that(alwaysTrue())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "nicc.runtime..",
                        "java..",
                        "javax.tools..",
                        "org.agrona..",
                        "org.slf4j..",
                        "org.jspecify..",
                        "picocli..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..")
                .check(CLASSES);
    }

    @Test
    void nativeCallsKnowNothingOfDevices() {
        classes()
                .that()
                .resideInAPackage("nicc.runtime.ffi")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("nicc.runtime.ffi", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void memoryStandsOnNativeCallsOnly() {
        classes()
                .that()
                .resideInAPackage("nicc.runtime.memory")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("nicc.runtime.memory", "nicc.runtime.ffi", "java..", "org.jspecify..")
                .check(CLASSES);
    }
}
