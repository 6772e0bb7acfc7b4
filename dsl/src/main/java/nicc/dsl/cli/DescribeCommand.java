package nicc.dsl.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nicc describe`.
@Command(name = "describe", description = "Describes a device: registers, fields, layouts, rings, bus, paths.")
public final class DescribeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A spec: a file, or a name such as e1000.")
    String file;

    @Option(names = "--json", description = "Prints the whole device as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Device device =
                SpecFiles.device(SpecFiles.load(file), spec.commandLine().getErr());
        if (json) {
            out.println(DeviceJson.of(device));
        } else {
            out.println(device.name() + "  " + device.title());
            device.banks().forEach(b -> bank(b, out));
        }
        return 0;
    }

    private static void bank(Bank bank, PrintWriter out) {
        out.println();
        out.println("bank " + bank.name() + "  " + bank.title());
        for (Register register : bank.registers()) {
            String array = register.count() > 1 ? "[" + register.count() + "]" : "";
            out.println("  %04X  %-14s %s".formatted(register.offset(), register.name() + array, register.title()));
            register.fields().stream().filter(f -> !f.name().isEmpty()).forEach(f -> field(f, out));
        }
    }

    private static void field(Field field, PrintWriter out) {
        String bits =
                field.msb() == field.lsb() ? "[" + field.lsb() + "]" : "[" + field.msb() + ":" + field.lsb() + "]";
        out.println("          %-8s %-16s %s"
                .formatted(bits, field.name(), field.title())
                .stripTrailing());
    }
}
