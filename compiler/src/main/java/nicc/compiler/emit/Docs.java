package nicc.compiler.emit;

/// Texts of the spec within Java comments.
final class Docs {
    private Docs() {}

    /// A text that javadoc takes as it is.
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;");
    }

    /// A sentence with its first letter in upper case.
    static String sentence(String text) {
        String s = text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return escape(s.endsWith(".") ? s : s + ".");
    }
}
