package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.ast.Declaration;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Function;
import nicc.dsl.model.Local;

/// Pure functions, resolved when they are first called.
final class Functions {

    private final Resolution resolution;
    private final Map<Use, Function> functions = new HashMap<>();
    private final Set<Use> open = new HashSet<>();
    private final FunctionBodies bodies;

    Functions(Resolution resolution) {
        this.resolution = resolution;
        this.bodies = new FunctionBodies(resolution);
    }

    /// The function of a name; empty when it is being resolved, which makes it recursive.
    Optional<Function> function(Symbol.FunctionName symbol) {
        Function known = functions.get(symbol.use());
        if (known != null) {
            return Optional.of(known);
        }
        if (!open.add(symbol.use())) {
            resolution.session().error(Code.RECURSION, symbol.span(), "this function calls itself");
            return Optional.empty();
        }
        Function function = resolve(symbol);
        open.remove(symbol.use());
        functions.put(symbol.use(), function);
        return Optional.of(function);
    }

    private Function resolve(Symbol.FunctionName symbol) {
        Declaration.Function declaration = symbol.declaration();
        Scope scope = Scope.of(symbol.env());
        List<Local> parameters = new ArrayList<>();
        for (Declaration.Formal formal : declaration.parameters()) {
            String name = symbol.env().text(formal.name());
            scope.locals().checkNew(name, formal.span(), resolution.session());
            parameters.add(scope.locals().value(name, resolution.constants().type(formal.type(), symbol.env()), false));
        }
        int width = resolution.constants().type(declaration.type(), symbol.env());
        Expr body = switch (declaration.body()) {
            case Declaration.Result(var value) -> resolution.expressions().at(value, scope, width);
            case Declaration.Code(var block) -> bodies.body(block, scope, width);
        };
        return new Function(symbol.env().text(declaration.name()), parameters, body, declaration.span());
    }
}
