package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.Item;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;

/// Puts the items of templates where `is` names them.
final class Expander {

    private final Session session;
    private final Map<String, Declaration.Template> templates = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();

    Expander(Session session) {
        this.session = session;
    }

    /// Makes a template known.
    void declare(Declaration.Template template) {
        var earlier = templates.putIfAbsent(template.name().text(), template);
        if (earlier != null) {
            session.add(new Diagnostic(
                            Code.DUPLICATE_NAME,
                            template.name().span(),
                            "there is a template '" + template.name().text() + "' already")
                    .at(earlier.name().span(), "the first one"));
        }
    }

    /// The items, with every `is` replaced by what it stands for.
    List<Placed> expand(List<Item> items, Env env) {
        List<Placed> placed = new ArrayList<>();
        for (Item item : items) {
            expand(item, env, false, placed);
        }
        return placed;
    }

    private void expand(Item item, Env env, boolean inherited, List<Placed> into) {
        if (!(item instanceof Declaration.Use use)) {
            into.add(new Placed(item, env, inherited));
            return;
        }
        String name = env.text(use.template());
        Declaration.Template template = templates.get(name);
        if (template == null) {
            session.unknown(
                    Code.UNKNOWN_NAME,
                    use.template().span(),
                    name,
                    "there is no template '" + name + "'",
                    templates.keySet());
        } else if (fits(use, template)) {
            if (open.add(name)) {
                Env inner = bind(use, template, env);
                template.items().forEach(i -> expand(i, inner, true, into));
                open.remove(name);
            } else {
                session.error(Code.TEMPLATE_RECURSION, use.span(), "template '" + name + "' contains itself");
            }
        }
    }

    private boolean fits(Declaration.Use use, Declaration.Template template) {
        int wanted = template.parameters().size();
        int given = use.arguments().size();
        if (wanted != given) {
            session.add(new Diagnostic(
                            Code.TEMPLATE_ARGUMENTS,
                            use.span(),
                            "template '" + template.name().text() + "' takes " + wanted + " arguments, here are "
                                    + given)
                    .at(template.name().span(), "declared here"));
        }
        return wanted == given;
    }

    private Env bind(Declaration.Use use, Declaration.Template template, Env env) {
        Map<String, Env.Argument> arguments = new HashMap<>();
        for (int i = 0; i < template.parameters().size(); i++) {
            arguments.put(
                    template.parameters().get(i).text(),
                    new Env.Argument(use.arguments().get(i), env));
        }
        return new Env(Map.copyOf(arguments), session);
    }
}
