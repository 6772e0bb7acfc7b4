package nicc.compiler.lower;

import nicc.dsl.diagnostic.Span;

/// What generated code says about where it comes from.
final class Origins {
    private Origins() {}

    /// A place in the spec, without the directory: the same for everybody who compiles it.
    ///
    /// @param span the place
    /// @return `e1000.nic:41`
    static String of(Span span) {
        String file = span.file().replace('\\', '/');
        return file.substring(file.lastIndexOf('/') + 1) + ":" + span.line();
    }

    /// A title with the section that describes it.
    ///
    /// @param what what is described, used when there is no title
    /// @param title the title, or an empty string
    /// @param section the section, or an empty string
    /// @return `Interrupt Cause Read (section 13.4.17)`
    static String title(String what, String title, String section) {
        String text = title.isEmpty() ? what : title;
        return section.isEmpty() ? text : text + " (section " + section + ")";
    }
}
