package nicc.dsl.diagnostic;

import java.util.List;

/// A file that was read.
///
/// @param name the path as spans name it
/// @param text what it holds
public record SourceFile(String name, String text) {

    /// A line without its end.
    ///
    /// @param number from 1
    /// @return the line, empty past the end
    public String line(int number) {
        List<String> lines = text.lines().toList();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }
}
