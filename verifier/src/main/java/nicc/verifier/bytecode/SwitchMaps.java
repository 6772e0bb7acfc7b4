package nicc.verifier.bytecode;

import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import nicc.verifier.encode.Uses;

/// The arrays by which javac's switches over enums find their cases: a synthetic class fills them from the
/// constants' ordinals, whatever those are at run time. The default case has key 0.
final class SwitchMaps {
    private SwitchMaps() {}

    /// The key of a constant.
    ///
    /// @param map which array
    /// @param constant the constant's name
    /// @param uses is told what is looked at
    /// @return its key, 0 when no case names it
    static int key(ClassImage image, Value.SwitchMap map, String constant, Uses uses) {
        String array = "";
        String last = "";
        for (CodeElement element : image.initializer(map.owner(), uses)) {
            if (element instanceof FieldInstruction field) {
                boolean keys = field.type().stringValue().equals("[I");
                array = keys ? field.name().stringValue() : array;
                last = keys ? "" : field.name().stringValue();
            } else if (element instanceof ConstantInstruction number
                    && array.equals(map.field())
                    && last.equals(constant)
                    && number.constantValue() instanceof Integer key) {
                return key;
            }
        }
        return 0;
    }
}
