package nicc.dsl.resolve;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Name;
import nicc.dsl.diagnostic.Code;

/// What the parameters of the surrounding template stand for.
///
/// @param arguments by parameter
/// @param session receives errors
record Env(Map<String, Argument> arguments, Session session) {

    private static final Pattern PASTE = Pattern.compile("\\$\\{(\\w+)}");

    /// An argument, and what the names in it mean.
    record Argument(Expression expression, Env env) {}

    static Env root(Session session) {
        return new Env(Map.of(), session);
    }

    /// The argument that a name stands for, if it is a parameter.
    Optional<Argument> argument(Name name) {
        return Optional.ofNullable(arguments.get(name.text()));
    }

    /// The name with its parameters replaced.
    String text(Name name) {
        Argument whole = arguments.get(name.text());
        if (whole != null) {
            return word(whole, name);
        }
        return PASTE.matcher(name.text()).replaceAll(match -> {
            Argument argument = arguments.get(match.group(1));
            if (argument == null) {
                session.error(Code.PASTE, name.span(), "no parameter is called '" + match.group(1) + "' here");
                return Matcher.quoteReplacement(match.group());
            }
            return Matcher.quoteReplacement(word(argument, name));
        });
    }

    private String word(Argument argument, Name name) {
        return switch (argument.expression()) {
            case Expression.Ref ref -> argument.env().text(ref.name());
            case Expression.Literal literal -> literal.text();
            default -> {
                session.error(
                        Code.PASTE,
                        argument.expression().span(),
                        "a name is needed here: '" + name.text() + "' makes a name of it");
                yield name.text();
            }
        };
    }
}
