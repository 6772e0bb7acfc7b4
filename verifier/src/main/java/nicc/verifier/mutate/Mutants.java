package nicc.verifier.mutate;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;

/// The mutations of a class file.
public final class Mutants {
    private static final List<Spot.Finder> FINDERS =
            List.of(Constants::at, Operators::at, Branches::at, Fields::at, CallMutations::at, Order::at);

    private Mutants() {}

    /// Every mutation, in the order of the code.
    ///
    /// @param file a class file
    /// @return the mutations
    public static List<Mutation> of(byte[] file) {
        ClassModel model = context().parse(file);
        List<Mutation> all = new ArrayList<>();
        for (MethodModel method : model.methods()) {
            method.code().ifPresent(code -> all.addAll(of(model, method, code)));
        }
        return all;
    }

    private static List<Mutation> of(ClassModel owner, MethodModel method, CodeModel code) {
        List<CodeElement> elements = code.elementList();
        StackDepth depth = new StackDepth(elements);
        List<Mutation> all = new ArrayList<>();
        int line = 0;
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof LineNumber number) {
                line = number.line();
            }
            Spot spot = new Spot(owner, method, elements, depth, i, line);
            FINDERS.forEach(finder -> all.addAll(finder.at(spot)));
        }
        return all;
    }

    /// A class with a mutation.
    ///
    /// @param file the class file that the mutation was found in
    /// @param mutation the mutation
    /// @return the mutated class file
    public static byte[] apply(byte[] file, Mutation mutation) {
        ClassFile context = context();
        return context.transformClass(
                context.parse(file),
                ClassTransform.transformingMethodBodies(
                        method -> method.methodName().equalsString(mutation.method())
                                && method.methodType().equalsString(mutation.descriptor()),
                        CodeTransform.ofStateful(() -> rewriting(mutation.change()))));
    }

    private static CodeTransform rewriting(Change change) {
        List<CodeElement> elements = new ArrayList<>();
        return new CodeTransform() {
            @Override
            public void accept(CodeBuilder builder, CodeElement element) {
                elements.add(element);
            }

            @Override
            public void atEnd(CodeBuilder builder) {
                change.write(builder, elements);
            }
        };
    }

    /// Whether the JVM's verifier takes a class: a mutant that it does not take would be found without a proof.
    ///
    /// @param file a class file
    /// @return whether it is well typed
    public static boolean wellTyped(byte[] file) {
        return context().verify(file).isEmpty();
    }

    /// Types whose class files are not at hand are taken as plain classes.
    private static ClassFile context() {
        ClassHierarchyResolver resolver = ClassHierarchyResolver.defaultResolver()
                .orElse(type -> ClassHierarchyResolver.ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object));
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver));
    }
}
