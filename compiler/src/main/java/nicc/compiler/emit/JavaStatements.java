package nicc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.stream.Collectors;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Variable;

/// Statements as Java.
final class JavaStatements {
    private final CodeBlock.Builder out = CodeBlock.builder();

    private JavaStatements() {}

    /// Prints statements.
    static CodeBlock of(List<Statement> list) {
        JavaStatements statements = new JavaStatements();
        statements.all(list);
        return statements.out.build();
    }

    private void all(List<Statement> list) {
        list.forEach(this::statement);
    }

    private void statement(Statement s) {
        switch (s) {
            case Statement.Declare d -> line(declaration(d.variable()) + " = " + JavaExpressions.of(d.value()));
            case Statement.Set d -> assign(d.variable().value(), d.value());
            case Statement.Store d -> assign(d.field(), d.value());
            case Statement.StoreElement d -> assign(d.element(), d.value());
            case Statement.If i -> branch(i);
            case Statement.Switch w -> choice(w);
            case Statement.For f -> {
                String head = declaration(f.counter()) + " = " + JavaExpressions.of(f.from());
                out.beginControlFlow(
                        "for ($L; $L; $L++)",
                        head,
                        JavaExpressions.of(f.condition()),
                        f.counter().name());
                all(f.body());
                out.endControlFlow();
            }
            case Statement.While w -> {
                out.beginControlFlow("while (" + wrapped(JavaExpressions.of(w.condition())) + ")");
                all(w.body());
                out.endControlFlow();
            }
            case Statement.Break b -> line("break");
            case Statement.Do d -> line(JavaExpressions.of(d.call()));
            case Statement.Return r ->
                line(r.value().map(v -> "return " + JavaExpressions.of(v)).orElse("return"));
            case Statement.Remark r -> out.add("// $L\n", r.text());
            case Statement.Take t -> all(t.body());
            case Statement.Deliver d -> all(d.body());
        }
    }

    /// `x = x + 1` is written `x += 1`.
    private void assign(Value place, Value v) {
        boolean compound =
                v instanceof Value.Binary b && b.left().equals(place) && b.type() != Type.BOOL && !b.op().method();
        if (compound && !JavaExpressions.of(v).startsWith("~")) {
            Value.Binary b = (Value.Binary) v;
            line(JavaExpressions.of(place) + " " + b.op().java() + "= " + JavaExpressions.operand(b));
        } else {
            line(JavaExpressions.of(place) + " = " + JavaExpressions.of(v));
        }
    }

    private void line(String text) {
        out.add(wrapped(text) + ";\n");
    }

    /// Lets JavaPoet break lines before operators and after commas.
    private static String wrapped(String text) {
        return text.replace("$", "$$")
                .replace(" && ", "$W&& ")
                .replace(" || ", "$W|| ")
                .replace(" | ", "$W| ")
                .replace(", ", ",$W");
    }

    private static String declaration(Variable v) {
        return Literals.type(v.type()) + " " + v.name();
    }

    private void branch(Statement.If i) {
        out.beginControlFlow("if (" + wrapped(JavaExpressions.of(i.condition())) + ")");
        all(i.then());
        List<Statement> rest = i.otherwise();
        while (rest.size() == 1 && rest.getFirst() instanceof Statement.If next) {
            out.nextControlFlow("else if (" + wrapped(JavaExpressions.of(next.condition())) + ")");
            all(next.then());
            rest = next.otherwise();
        }
        if (!rest.isEmpty()) {
            out.nextControlFlow("else");
            all(rest);
        }
        out.endControlFlow();
    }

    private void choice(Statement.Switch w) {
        out.beginControlFlow("switch ($L)", JavaExpressions.of(w.value()));
        for (Statement.Switch.Case c : w.cases()) {
            arm("case " + c.labels().stream().map(Literals::label).collect(Collectors.joining(", ")), c.body());
        }
        if (!w.otherwise().isEmpty()) {
            arm("default", w.otherwise());
        }
        out.endControlFlow();
    }

    private void arm(String label, List<Statement> body) {
        if (body.size() == 1 && body.getFirst() instanceof Statement.Do d) {
            out.add("$L -> $L;\n", label, JavaExpressions.of(d.call()));
            return;
        }
        out.beginControlFlow("$L ->", label);
        all(body);
        out.endControlFlow();
    }
}
