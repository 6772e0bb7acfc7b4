package nicc.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import nicc.compiler.ir.BufferCell;
import nicc.compiler.ir.LineCode;
import nicc.compiler.ir.Program;
import nicc.compiler.ir.StateCell;
import nicc.compiler.ir.Type;

/// Save and restore: all cells by name, then the buffers. Restoring checks everything before it changes
/// anything.
final class StateEmitter {
    private static final int CELLS_PER_METHOD = 60;

    private final Program program;
    private final Naming naming;
    private final List<StateCell> cells;
    private final List<BufferCell> buffers;

    StateEmitter(Program program, Naming naming) {
        this.program = program;
        this.naming = naming;
        cells = program.cells().stream()
                .filter(c -> c.kind() != StateCell.Kind.PARAMETER && c.kind() != StateCell.Kind.SCRATCH)
                .toList();
        buffers = program.buffers().stream().filter(b -> !b.scratch()).toList();
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(save());
        methods.add(restore());
        for (int part = 0; part < parts(); part++) {
            methods.add(savePart(part));
            methods.add(expectPart(part));
            methods.add(restorePart(part));
        }
        return methods;
    }

    private int parts() {
        return (cells.size() + CELLS_PER_METHOD - 1) / CELLS_PER_METHOD;
    }

    private List<StateCell> part(int number) {
        return cells.subList(number * CELLS_PER_METHOD, Math.min(cells.size(), (number + 1) * CELLS_PER_METHOD));
    }

    private MethodSpec save() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("save")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ArrayTypeName.of(TypeName.BYTE))
                .addStatement(
                        "$T out = new $T($T.SPEC_HASH, clock.nanos())",
                        RuntimeNames.STATE_WRITER,
                        RuntimeNames.STATE_WRITER,
                        naming.description());
        for (int i = 0; i < parts(); i++) {
            method.addStatement("saveCells$L(out)", i + 1);
        }
        buffers.forEach(b -> method.addStatement("out.buffer($S, $L)", b.name(), b.field()));
        return method.addStatement("return out.toByteArray()").build();
    }

    private MethodSpec restore() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("restore")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(ArrayTypeName.of(TypeName.BYTE), "snapshot")
                .addException(RuntimeNames.STATE_FORMAT_EXCEPTION)
                .addStatement(
                        "$T in = new $T(snapshot, $T.SPEC_HASH, clock.nanos())",
                        RuntimeNames.STATE_READER,
                        RuntimeNames.STATE_READER,
                        naming.description());
        for (int i = 0; i < parts(); i++) {
            method.addStatement("expectCells$L(in)", i + 1);
        }
        buffers.forEach(b -> method.addStatement("in.expectBuffer($S, $L)", b.name(), b.capacity()));
        method.addStatement("in.finish()").addCode("// From here on nothing can fail.\n");
        for (int i = 0; i < parts(); i++) {
            method.addStatement("restoreCells$L(in)", i + 1);
        }
        buffers.forEach(b -> method.addStatement("in.buffer($S, $L)", b.name(), b.field()));
        program.cells().stream()
                .filter(c -> c.kind() == StateCell.Kind.SCRATCH && !c.array())
                .forEach(c -> method.addStatement("$L = $L", c.field(), c.type() == Type.BOOL ? "false" : "0"));
        lines(method);
        return method.build();
    }

    /// The line is driven as it was; then it is brought up to date.
    private void lines(MethodSpec.Builder method) {
        List<String> asserted = program.lines().stream().map(LineCode::asserted).toList();
        if (!asserted.isEmpty()) {
            method.addStatement("interrupts.level($L)", String.join(" || ", asserted));
        }
        program.lines().forEach(l -> method.addStatement("$L()", l.update()));
    }

    private MethodSpec savePart(int number) {
        CodeBlock.Builder body = CodeBlock.builder();
        for (StateCell c : part(number)) {
            if (c.kind() == StateCell.Kind.MOMENT) {
                body.addStatement("out.moment($S, $L)", c.name(), c.field());
            } else if (c.array()) {
                body.addStatement("out.cells($S, $L, $L)", c.name(), c.width(), c.field());
            } else {
                body.addStatement("out.cell($S, $L, $L)", c.name(), c.width(), widened(c));
            }
        }
        return helper("saveCells" + (number + 1), "Saves cells.")
                .addParameter(RuntimeNames.STATE_WRITER, "out")
                .addCode(body.build())
                .build();
    }

    private static String widened(StateCell c) {
        return switch (c.type()) {
            case BOOL -> c.field() + " ? 1 : 0";
            case INT -> c.width() == Integer.SIZE ? c.field() + " & 0xFFFF_FFFFL" : c.field();
            case LONG, HANDLE -> c.field();
        };
    }

    private MethodSpec expectPart(int number) {
        CodeBlock.Builder body = CodeBlock.builder();
        for (StateCell c : part(number)) {
            if (c.kind() == StateCell.Kind.MOMENT) {
                body.addStatement("in.expectMoment($S)", c.name());
            } else {
                body.addStatement("in.expectCell($S, $L, $L)", c.name(), c.width(), c.count());
            }
        }
        return helper("expectCells" + (number + 1), "Checks cells of a snapshot.")
                .addModifiers(Modifier.STATIC)
                .addParameter(RuntimeNames.STATE_READER, "in")
                .addException(RuntimeNames.STATE_FORMAT_EXCEPTION)
                .addCode(body.build())
                .build();
    }

    private MethodSpec restorePart(int number) {
        CodeBlock.Builder body = CodeBlock.builder();
        for (StateCell c : part(number)) {
            if (c.kind() == StateCell.Kind.MOMENT) {
                body.addStatement("$L = in.moment($S)", c.field(), c.name());
            } else if (c.array()) {
                body.addStatement("in.cells($S, $L)", c.name(), c.field());
            } else {
                body.addStatement("$L = $L", c.field(), narrowed(c));
            }
        }
        return helper("restoreCells" + (number + 1), "Restores cells that were checked.")
                .addParameter(RuntimeNames.STATE_READER, "in")
                .addCode(body.build())
                .build();
    }

    private static CodeBlock narrowed(StateCell c) {
        return switch (c.type()) {
            case BOOL -> CodeBlock.of("in.cell($S) != 0", c.name());
            case INT -> CodeBlock.of("(int) in.cell($S)", c.name());
            case LONG, HANDLE -> CodeBlock.of("in.cell($S)", c.name());
        };
    }

    private static MethodSpec.Builder helper(String name, String doc) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE).addJavadoc("$L\n", doc);
    }
}
