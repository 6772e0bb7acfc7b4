package nicc.runtime.analysis;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Lets a generated card count what it does: before each call of the runtime that is an [Operation], a call of
/// [Operations#count]. The card that is measured is another one, without all that.
final class Instrumentation {
    private static final ClassDesc COUNTER =
            Operations.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc COUNT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_int);

    private Instrumentation() {}

    /// Changes a class.
    ///
    /// @param bytes the class file
    /// @param classes finds the classes that it names
    /// @return the changed class file
    static byte[] apply(byte[] bytes, ClassLoader classes) {
        ClassFile files =
                ClassFile.of(ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)));
        return files.transformClass(
                files.parse(bytes), ClassTransform.transformingMethodBodies(Instrumentation::element));
    }

    private static void element(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call) {
            Operation operation =
                    Operation.of(call.owner().asSymbol(), call.name().stringValue());
            if (operation != null) {
                count(code, call.typeSymbol(), operation);
            }
        }
        code.with(element);
    }

    private static void count(CodeBuilder code, MethodTypeDesc type, Operation operation) {
        int arguments = type.parameterCount();
        boolean sized = operation.sized()
                && arguments > 2
                && type.parameterType(arguments - 1).equals(ConstantDescs.CD_int);
        if (sized) {
            code.dup();
        } else {
            code.iconst_0();
        }
        code.loadConstant(operation.code()).invokestatic(COUNTER, "count", COUNT);
    }
}
