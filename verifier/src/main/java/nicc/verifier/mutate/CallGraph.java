package nicc.verifier.mutate;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which of a class's own methods call which, by name: overloads count as one.
final class CallGraph {
    private final Map<String, Set<String>> callers = new HashMap<>();

    /// Reads the calls.
    ///
    /// @param file a class file
    CallGraph(byte[] file) {
        ClassModel model = ClassFile.of().parse(file);
        for (MethodModel method : model.methods()) {
            String caller = method.methodName().stringValue();
            method.code().ifPresent(code -> {
                for (CodeElement element : code) {
                    if (element instanceof InvokeInstruction call
                            && call.owner()
                                    .asInternalName()
                                    .equals(model.thisClass().asInternalName())) {
                        callers.computeIfAbsent(call.name().stringValue(), _ -> new LinkedHashSet<>())
                                .add(caller);
                    }
                }
            });
        }
    }

    /// How many calls there are at least from each method down to one.
    ///
    /// @param method the one
    /// @return numbers of calls by the names of the methods that reach it; 0 for itself
    Map<String, Integer> distances(String method) {
        Map<String, Integer> distances = new HashMap<>();
        distances.put(method, 0);
        Deque<String> open = new ArrayDeque<>(Set.of(method));
        while (!open.isEmpty()) {
            String next = open.remove();
            for (String caller : callers.getOrDefault(next, Set.of())) {
                if (distances.putIfAbsent(caller, distances.get(next) + 1) == null) {
                    open.add(caller);
                }
            }
        }
        return distances;
    }
}
