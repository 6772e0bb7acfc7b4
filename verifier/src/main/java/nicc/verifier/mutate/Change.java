package nicc.verifier.mutate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.util.List;

/// What is done to a method's code.
@FunctionalInterface
public interface Change {

    /// Writes the changed code.
    ///
    /// @param into takes the code
    /// @param code all elements of the method's code as they were
    void write(CodeBuilder into, List<CodeElement> code);

    /// Writes something else instead of one element.
    ///
    /// @param index the element's place
    /// @param instead writes the replacement
    /// @return the change
    static Change at(int index, Replacement instead) {
        return (into, code) -> {
            for (int i = 0; i < code.size(); i++) {
                if (i == index) {
                    instead.write(into, code.get(i));
                } else {
                    into.with(code.get(i));
                }
            }
        };
    }

    /// Lets two parts of the code that lie side by side change places.
    ///
    /// @param first where the first part begins
    /// @param second where the second part begins
    /// @param end behind the second part
    /// @return the change
    static Change swap(int first, int second, int end) {
        return (into, code) -> {
            code.subList(0, first).forEach(into::with);
            code.subList(second, end).forEach(into::with);
            code.subList(first, second).forEach(into::with);
            code.subList(end, code.size()).forEach(into::with);
        };
    }

    /// Writes code.
    @FunctionalInterface
    interface Replacement {
        /// Writes it.
        ///
        /// @param into takes the code
        /// @param element what it stands for; its labels are those of the code that is written
        void write(CodeBuilder into, CodeElement element);
    }
}
