package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.List;
import nicc.dsl.ast.Statement;

/// Where statements return.
final class Returns {

    private Returns() {}

    /// Whether there is a return in it.
    static boolean in(Statement statement) {
        return switch (statement) {
            case Statement.Return _ -> true;
            case Statement.For f -> in(f.body().statements());
            case Statement.While w -> in(w.body().statements());
            case Statement.If _, Statement.Match _, Statement.Nested _ ->
                branches(statement).stream().anyMatch(Returns::in);
            default -> false;
        };
    }

    private static boolean in(List<Statement> statements) {
        return statements.stream().anyMatch(Returns::in);
    }

    /// Whether every way through returns.
    static boolean always(List<Statement> statements) {
        return statements.stream().anyMatch(Returns::always);
    }

    private static boolean always(Statement statement) {
        return switch (statement) {
            case Statement.Return _ -> true;
            case Statement.If _, Statement.Match _, Statement.Nested _ ->
                branches(statement).stream().allMatch(Returns::always);
            default -> false;
        };
    }

    /// The ways through a statement; a missing `else` is an empty one.
    static List<List<Statement>> branches(Statement statement) {
        return switch (statement) {
            case Statement.If i ->
                List.of(i.then().statements(), i.otherwise().map(List::of).orElse(List.of()));
            case Statement.Match m -> {
                List<List<Statement>> arms = new ArrayList<>();
                m.arms().forEach(a -> arms.add(a.body().statements()));
                if (m.arms().stream().noneMatch(a -> a.values().isEmpty())) {
                    arms.add(List.of());
                }
                yield arms;
            }
            case Statement.Nested n -> List.of(n.block().statements());
            default -> List.of();
        };
    }
}
