package nicc.compiler.cli;

import nicc.compiler.emit.IrText;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Program;
import nicc.compiler.ir.StateCell;
import nicc.compiler.ir.Variable;

/// A program as text, for people.
final class IrPrinter {
    private final StringBuilder out = new StringBuilder();

    private IrPrinter() {}

    static String print(Program program) {
        IrPrinter printer = new IrPrinter();
        printer.program(program);
        return printer.out.toString();
    }

    private void program(Program program) {
        out.append("program ")
                .append(program.name())
                .append(" passes ")
                .append(program.passes())
                .append('\n');
        for (StateCell c : program.cells()) {
            String count = c.array() ? "[" + c.count() + "]" : "";
            out.append("  ")
                    .append(c.kind())
                    .append(' ')
                    .append(c.field())
                    .append(count)
                    .append(": u")
                    .append(c.width())
                    .append('\n');
        }
        program.buffers()
                .forEach(b -> out.append("  BUFFER ")
                        .append(b.field())
                        .append(' ')
                        .append(b.capacity())
                        .append('\n'));
        program.rings().forEach(r -> out.append("  ").append(r).append('\n'));
        out.append("  ").append(program.work()).append('\n');
        program.functions().values().forEach(this::function);
    }

    private void function(Function f) {
        out.append('\n').append(f.kind()).append(' ').append(f.name()).append('(');
        String separator = "";
        for (Variable p : f.parameters()) {
            out.append(separator)
                    .append(p.name())
                    .append(": ")
                    .append(p.type())
                    .append('/')
                    .append(p.width());
            separator = ", ";
        }
        out.append(") -> ")
                .append(f.result())
                .append('/')
                .append(f.width())
                .append("  ")
                .append(f.origin())
                .append('\n');
        IrText.of(f.body())
                .lines()
                .forEach(line -> out.append("    ").append(line).append('\n'));
    }
}
