package nicc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import nicc.compiler.ir.Program;
import nicc.compiler.ir.StateCell;
import nicc.compiler.ir.Type;

/// The class that makes devices, found by `ServiceLoader`.
final class FactoryEmitter {
    private static final String PARAMETER = "parameter ";

    private final Program program;
    private final Naming naming;

    FactoryEmitter(Program program, Naming naming) {
        this.program = program;
        this.naming = naming;
    }

    /// The service entry.
    static String service() {
        return "META-INF/services/" + RuntimeNames.NIC_DEVICE_FACTORY.reflectionName();
    }

    TypeSpec emit() {
        return TypeSpec.classBuilder(naming.factory())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(RuntimeNames.NIC_DEVICE_FACTORY)
                .addJavadoc("Makes devices of class {@link $T}.\n", naming.device())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Creates a factory.\n")
                        .build())
                .addMethod(MethodSpec.methodBuilder("description")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(RuntimeNames.DEVICE_DESCRIPTION)
                        .addStatement("return $T.DESCRIPTION", naming.description())
                        .build())
                .addMethod(create())
                .build();
    }

    private MethodSpec create() {
        List<CodeBlock> arguments = new ArrayList<>(List.of(CodeBlock.of("ports")));
        for (StateCell c : program.cells()) {
            if (c.kind() == StateCell.Kind.PARAMETER) {
                String name = c.name().substring(PARAMETER.length());
                arguments.add(
                        CodeBlock.of(c.type() == Type.LONG ? "values.value($S)" : "(int) values.value($S)", name));
            }
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder("create")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(RuntimeNames.NIC_DEVICE)
                .addParameter(RuntimeNames.DEVICE_PORTS, "ports")
                .addParameter(
                        ParameterizedTypeName.get(
                                ClassName.get(Map.class), ClassName.get(String.class), TypeName.LONG.box()),
                        "parameters");
        String checked = arguments.size() == 1
                ? "new $T(description().parameters(), parameters)"
                : "$T values = new $T(description().parameters(), parameters)";
        if (arguments.size() == 1) {
            method.addStatement(checked, RuntimeNames.PARAMETER_VALUES);
        } else {
            method.addStatement(checked, RuntimeNames.PARAMETER_VALUES, RuntimeNames.PARAMETER_VALUES);
        }
        return method.addStatement("return new $T($L)", naming.device(), CodeBlock.join(arguments, ", "))
                .build();
    }
}
