package nicc.compiler.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import nicc.compiler.GeneratedFile;
import nicc.compiler.ir.Program;
import nicc.compiler.plan.ExitPlan;
import nicc.dsl.model.Device;

/// All files of a device: deterministic to the byte.
public final class Emission {
    private Emission() {}

    /// Prints a device.
    ///
    /// @param device the spec, for what describes it
    /// @param program the program, for what it does
    /// @param build `optimised`, `reference` or another name
    /// @param packageName the package, or an empty string for the usual one
    /// @param specHash SHA-256 of the spec, in hexadecimal
    /// @param plans the exit plans
    /// @return the files, paths relative to a source root
    public static List<GeneratedFile> emit(
            Device device, Program program, String build, String packageName, String specHash, List<ExitPlan> plans) {
        Naming naming = Naming.of(packageName, device.name(), build);
        String title = device.title().isEmpty() ? device.name() : device.title();
        return List.of(
                java(naming, new DeviceEmitter(program, naming, title, build).emit()),
                java(naming, new DescriptionEmitter(device, naming, build, specHash, plans).emit()),
                java(naming, new FactoryEmitter(program, naming).emit()),
                new GeneratedFile(FactoryEmitter.service(), naming.factory().reflectionName() + "\n"),
                new GeneratedFile(
                        directory(naming) + naming.device().simpleName() + ".relations.json",
                        new RelationsEmitter(device, program, naming, build, specHash).emit()));
    }

    static GeneratedFile java(Naming naming, TypeSpec type) {
        String text = JavaFile.builder(naming.packageName(), type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .toString();
        return new GeneratedFile(directory(naming) + type.name() + ".java", text);
    }

    private static String directory(Naming naming) {
        return naming.packageName().replace('.', '/') + "/";
    }
}
