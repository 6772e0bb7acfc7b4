package nicc.verifier.mutate;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.util.List;
import java.util.Optional;

/// An element of a method's code, with what is around it.
///
/// @param owner the class
/// @param method the method
/// @param code all elements of its code
/// @param depth of the stack before each of them
/// @param index which element
/// @param line the line of the source, 0 when it is not known
record Spot(ClassModel owner, MethodModel method, List<CodeElement> code, StackDepth depth, int index, int line) {

    CodeElement element() {
        return code.get(index);
    }

    /// The next instruction behind the element.
    Optional<Instruction> next() {
        return code.subList(index + 1, code.size()).stream()
                .filter(Instruction.class::isInstance)
                .map(Instruction.class::cast)
                .findFirst();
    }

    Mutation mutation(Operator operator, String text, Change change) {
        return new Mutation(
                operator,
                owner.thisClass().asInternalName().replace('/', '.'),
                method.methodName().stringValue(),
                method.methodType().stringValue(),
                index,
                line,
                text,
                change);
    }

    /// Something else instead of the element.
    Mutation instead(Operator operator, String text, Change.Replacement replacement) {
        return mutation(operator, text, Change.at(index, replacement));
    }

    /// Finds mutations.
    @FunctionalInterface
    interface Finder {
        /// The mutations of an element.
        List<Mutation> at(Spot spot);
    }
}
