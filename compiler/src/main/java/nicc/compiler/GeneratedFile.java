package nicc.compiler;

/// A file that the compiler made.
///
/// @param path relative to a source root, with `/`
/// @param text its contents, UTF-8
public record GeneratedFile(String path, String text) {}
