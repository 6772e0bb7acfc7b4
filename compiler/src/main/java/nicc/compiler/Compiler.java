package nicc.compiler;

import java.util.List;
import nicc.compiler.emit.Emission;
import nicc.compiler.ir.Program;
import nicc.compiler.lower.Assembly;
import nicc.compiler.lower.Lowering;
import nicc.compiler.opt.Passes;
import nicc.compiler.plan.ExitPlan;
import nicc.dsl.model.Device;

/// Compiles a device: lowering, passes, assembly, emission.
public final class Compiler {
    private Compiler() {}

    /// Compiles a device to Java.
    ///
    /// @param device the device
    /// @param specHash SHA-256 of the spec and all that it imports, in hexadecimal
    /// @param options how
    /// @param plans the exit plans that become part of the description
    /// @return the files, in a fixed order
    /// @throws IllegalArgumentException when `options` disables a pass that does not exist
    public static List<GeneratedFile> compile(Device device, String specHash, Options options, List<ExitPlan> plans) {
        Program program = program(device, options);
        return Emission.emit(device, program, options.build(), options.packageName(), specHash, plans);
    }

    /// The program that is emitted.
    ///
    /// @param device the device
    /// @param options how
    /// @return the program after all passes
    /// @throws IllegalArgumentException when `options` disables a pass that does not exist
    public static Program program(Device device, Options options) {
        Program lowered = Lowering.lower(device);
        Program shaped = options.build().equals("reference") ? lowered : Passes.run(lowered, options.disabled());
        return Passes.tidy(Assembly.assemble(shaped));
    }
}
