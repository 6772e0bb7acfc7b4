package nicc.verifier.bytecode;

import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import nicc.verifier.smt.Term;

/// What a method is called with from outside.
final class Arguments {
    private Arguments() {}

    /// Numbers and buffers, each in order, and the object before them unless the method is static.
    static List<Value> of(MethodModel method, List<String> buffers, List<Term> numbers) {
        Iterator<String> nextBuffer = buffers.iterator();
        Iterator<Term> nextNumber = numbers.iterator();
        List<Value> values = new ArrayList<>();
        if (!method.flags().has(AccessFlag.STATIC)) {
            values.add(new Value.Self());
        }
        for (ClassDesc type : method.methodTypeSymbol().parameterList()) {
            values.add(type.isPrimitive() ? new Value.Numeral(nextNumber.next()) : new Value.Buffer(nextBuffer.next()));
        }
        return values;
    }
}
