package nicc.verifier.bytecode;

import java.lang.classfile.Attributes;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A parameter of a method.
///
/// @param name its name in the source
/// @param width 32 or 64
public record Parameter(String name, int width) {

    /// The parameters of an instance method with numbers only.
    static Optional<List<Parameter>> of(MethodModel method) {
        List<Parameter> parameters = new ArrayList<>();
        int slot = 1;
        for (ClassDesc type : method.methodTypeSymbol().parameterList()) {
            Optional<String> name = name(method, slot);
            if (name.isEmpty() || !type.isPrimitive()) {
                return Optional.empty();
            }
            int width = type.descriptorString().equals("J") ? Long.SIZE : Integer.SIZE;
            parameters.add(new Parameter(name.get(), width));
            slot += width / Integer.SIZE;
        }
        return Optional.of(parameters);
    }

    private static Optional<String> name(MethodModel method, int slot) {
        return method.code()
                .flatMap(code -> code.findAttribute(Attributes.localVariableTable()))
                .flatMap(table -> table.localVariables().stream()
                        .filter(local -> local.slot() == slot && local.startPc() == 0)
                        .findFirst())
                .map(LocalVariableInfo::name)
                .map(Object::toString);
    }
}
