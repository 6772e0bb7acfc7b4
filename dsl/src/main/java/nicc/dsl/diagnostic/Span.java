package nicc.dsl.diagnostic;

/// A place in a source file.
///
/// @param file the path as given by the user
/// @param line first line, from 1
/// @param column first column, from 1, in UTF-16 units
/// @param endLine last line, from 1
/// @param endColumn column behind the last character, from 1
public record Span(String file, int line, int column, int endLine, int endColumn) {

    /// The place as compilers print it.
    ///
    /// @return `file:line:column`
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
