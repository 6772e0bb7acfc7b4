package nicc.dsl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The rules of docs/architecture.md for this module.
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("nicc.dsl");

    @Test
    void only_the_parser_knows_antlr() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nicc.dsl.parser")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.antlr..")
                .check(CLASSES);
    }

    @Test
    void the_module_depends_on_nothing_else_of_nicc() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("nicc.compiler..", "nicc.verifier..", "nicc.runtime..", "nicc.device..")
                .check(CLASSES);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("nicc.dsl.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothing_depends_on_the_command_line() {
        classes()
                .that()
                .resideInAPackage("nicc.dsl.cli")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("nicc.dsl.cli")
                .check(CLASSES);
    }

    @Test
    void the_model_knows_only_places() {
        classes()
                .that()
                .resideInAPackage("nicc.dsl.model")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("nicc.dsl.model", "nicc.dsl.diagnostic", "java..", "org.jspecify..")
                .check(CLASSES);
    }
}
