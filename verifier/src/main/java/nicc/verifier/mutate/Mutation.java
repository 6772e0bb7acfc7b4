package nicc.verifier.mutate;

/// One small change of a class file.
///
/// @param operator what sort of change
/// @param owner the class, with dots
/// @param method the method's name
/// @param descriptor the method's descriptor
/// @param index which element of the method's code
/// @param line the line of the generated source, 0 when it is not known
/// @param text what becomes what
/// @param change the change itself
public record Mutation(
        Operator operator,
        String owner,
        String method,
        String descriptor,
        int index,
        int line,
        String text,
        Change change) {

    /// The place for people.
    ///
    /// @return class, method and line
    public String place() {
        String simple = owner.substring(owner.lastIndexOf('.') + 1);
        return simple + "." + method + (line > 0 ? ", line " + line : "");
    }

    /// The method as a proof says that it has looked at it.
    ///
    /// @return class, name and descriptor
    String key() {
        return bare() + descriptor;
    }

    /// The method without its descriptor.
    ///
    /// @return class and name
    String bare() {
        return owner.replace('.', '/') + "." + method;
    }
}
