package nicc.verifier.bytecode;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The code of a device in a form that does not depend on anything else: one method at a time, with its
/// constants in
/// place of their numbers in the class file's pool, and without line numbers.
public final class ClassDigest {
    private static final ClassFile FORM =
            ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL, ClassFile.StackMapsOption.DROP_STACK_MAPS);

    private final ClassImage image;
    private final Map<String, List<MethodModel>> methods = new HashMap<>();

    /// Prepares.
    ///
    /// @param image the device class and what belongs to it
    public ClassDigest(ClassImage image) {
        this.image = image;
        for (ClassModel type : image.classes()) {
            for (MethodModel method : type.methods()) {
                String name = type.thisClass().asInternalName() + "."
                        + method.methodName().stringValue();
                String exact = name + method.methodType().stringValue();
                methods.computeIfAbsent(name, _ -> new ArrayList<>()).add(method);
                methods.computeIfAbsent(exact, _ -> new ArrayList<>()).add(method);
            }
        }
    }

    /// A method.
    ///
    /// @param name as [nicc.verifier.encode.Uses#code] has it
    /// @return all methods that are meant, canonical; empty when there is none
    public Optional<byte[]> method(String name) {
        List<MethodModel> meant = methods.get(name);
        return Optional.ofNullable(meant).map(ClassDigest::form);
    }

    private static byte[] form(List<MethodModel> meant) {
        return FORM.build(ClassDesc.of("Form"), type -> {
            for (MethodModel method : meant) {
                type.withMethod(
                        method.methodName().stringValue(),
                        method.methodTypeSymbol(),
                        method.flags().flagsMask(),
                        copy -> method.code()
                                .ifPresent(code -> copy.withCode(to -> {
                                    for (CodeElement element : code) {
                                        if (!(element instanceof LineNumber)) {
                                            to.with(element);
                                        }
                                    }
                                })));
            }
        });
    }

    /// What all methods share: the classes, their fields, and which methods there are with which parameters.
    ///
    /// @return lines
    public List<String> shape() {
        List<String> lines = new ArrayList<>();
        lines.add(image.name());
        for (ClassModel type : image.classes()) {
            lines.add(type.thisClass().asInternalName() + " " + type.flags().flagsMask() + " "
                    + type.superclass().map(ClassEntry::asInternalName)
                    + type.interfaces().stream().map(ClassEntry::asInternalName).toList());
            type.fields().forEach(field -> lines.add(line(field)));
            for (MethodModel method : type.methods()) {
                lines.add(method.methodName().stringValue() + " "
                        + method.methodType().stringValue() + " "
                        + method.flags().flagsMask() + " " + Parameter.of(method));
            }
        }
        return lines;
    }

    private static String line(FieldModel field) {
        return field.fieldName().stringValue() + " " + field.fieldType().stringValue() + " "
                + field.flags().flagsMask()
                + field.attributes().stream()
                        .filter(ConstantValueAttribute.class::isInstance)
                        .map(value -> " "
                                + ((ConstantValueAttribute) value).constant().constantValue())
                        .reduce("", String::concat);
    }
}
