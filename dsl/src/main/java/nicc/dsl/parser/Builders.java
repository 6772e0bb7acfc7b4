package nicc.dsl.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.dsl.ast.Item;
import nicc.dsl.ast.Name;
import nicc.dsl.diagnostic.Diagnostics;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/// The builders of one file, which need each other.
final class Builders {

    final Spans spans;
    final Damage damage;
    final ExpressionBuilder expressions;
    final StatementBuilder statements;
    private final DeclarationBuilder declarations;
    private final RegisterBuilder registers;
    private final BusBuilder bus;

    Builders(Spans spans, Damage damage, Diagnostics diagnostics) {
        this.spans = spans;
        this.damage = damage;
        this.expressions = new ExpressionBuilder(spans, diagnostics);
        this.statements = new StatementBuilder(this);
        this.declarations = new DeclarationBuilder(this);
        this.registers = new RegisterBuilder(this);
        this.bus = new BusBuilder(this);
    }

    /// The items that parsed; containers with damaged parts keep their other parts.
    List<Item> items(List<NicParser.ItemContext> trees) {
        List<Item> items = new ArrayList<>();
        for (var tree : trees) {
            item(tree).ifPresent(items::add);
        }
        return items;
    }

    List<Item> items(NicParser.@Nullable BodyContext body) {
        return body == null ? List.of() : items(body.item());
    }

    private Optional<Item> item(NicParser.ItemContext tree) {
        ParserRuleContext child = tree.getChildCount() == 1 ? tree.getChild(ParserRuleContext.class, 0) : null;
        return switch (child) {
            case NicParser.DeclarationContext d -> declarations.build(d);
            case NicParser.RegisterItemContext r -> registers.build(r);
            case NicParser.PropertyContext p -> damage.clean(p) ? Optional.of(registers.property(p)) : Optional.empty();
            case NicParser.HandlerContext h -> registers.handler(h);
            case NicParser.BusItemContext b -> bus.build(b);
            case null, default -> {
                damage.clean(tree);
                yield Optional.empty();
            }
        };
    }

    Name name(NicParser.IdContext id) {
        return new Name(id.getText(), spans.of(id));
    }

    Optional<Name> optionalName(NicParser.@Nullable IdContext id) {
        return Optional.ofNullable(id).map(this::name);
    }

    List<Name> names(List<NicParser.IdContext> ids) {
        return ids.stream().map(this::name).toList();
    }

    List<Name> domains(NicParser.@Nullable OnDomainsContext on) {
        return on == null ? List.of() : names(on.id());
    }
}
