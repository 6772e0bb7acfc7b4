package nicc.dsl.cli;

import java.util.concurrent.Callable;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.explain.RegisterExplanation;
import nicc.dsl.model.Device;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nicc explain`.
@Command(
        name = "explain",
        description =
                "Explains a diagnostic code (explain NIC0203), or what accesses to a register do (explain e1000 ICR).")
public final class ExplainCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "CODE|FILE", description = "A diagnostic code, or a spec.")
    String subject;

    @Parameters(index = "1", arity = "0..1", paramLabel = "REGISTER", description = "A register of the spec.")
    @Nullable
    String register;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (register == null) {
            Code code = Code.find(subject)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "'" + subject + "' is no diagnostic code; to explain a register: explain FILE REGISTER"));
            spec.commandLine().getOut().print(code.id() + "\n\n" + code.paragraph());
            return 0;
        }
        Device device =
                SpecFiles.device(SpecFiles.load(subject), spec.commandLine().getErr());
        spec.commandLine()
                .getOut()
                .print(RegisterExplanation.explain(device, register)
                        .orElseThrow(() -> new CommandFailure(
                                "device '" + device.name() + "' has no register '" + register + "'")));
        return 0;
    }
}
