package nicc.dsl.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.dsl.ast.BusItem;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Item;
import nicc.dsl.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/// Builds what concerns the bus.
final class BusBuilder {

    private final Builders builders;

    BusBuilder(Builders builders) {
        this.builders = builders;
    }

    Optional<Item> build(NicParser.BusItemContext tree) {
        if (!builders.damage.cleanBut(tree, NicParser.BusEntryContext.class)) {
            return Optional.empty();
        }
        Span span = builders.spans.of(tree);
        return Optional.of(
                switch (tree) {
                    case NicParser.PciContext p -> new BusItem.Pci(entries(p.busEntry()), span);
                    case NicParser.BarContext b ->
                        new BusItem.Bar(
                                builders.expressions.build(b.expr(0)),
                                builders.name(b.id(0)),
                                at(b, "prefetchable").isPresent(),
                                builders.expressions.build(b.expr(1)),
                                builders.name(b.id(1)),
                                span);
                    case NicParser.CapabilityContext c -> capability(c, span);
                    case NicParser.MsixContext m ->
                        new BusItem.Msix(
                                builders.expressions.build(m.expr(0)), builders.expressions.build(m.expr(1)), span);
                    case NicParser.VhostUserContext v ->
                        new BusItem.VhostUser(builders.expressions.build(v.expr()), builders.name(v.id()), span);
                    default -> throw new IllegalStateException("an alternative without a builder: " + tree.getClass());
                });
    }

    private List<Item> entries(List<NicParser.BusEntryContext> trees) {
        List<Item> items = new ArrayList<>();
        for (var tree : trees) {
            if (tree instanceof NicParser.BusOtherContext other) {
                items.addAll(builders.items(List.of(other.item())));
            } else if (builders.damage.clean(tree)) {
                items.add(entry(tree, builders.spans.of(tree)));
            }
        }
        return items;
    }

    private Item entry(NicParser.BusEntryContext tree, Span span) {
        return switch (tree) {
            case NicParser.IdentityContext i -> identity(i.key.getText(), i.expr(), span);
            case NicParser.SubsystemContext s -> identity("subsystem " + s.key.getText(), s.expr(), span);
            case NicParser.PinContext p -> new BusItem.Pin(builders.name(p.id()), span);
            case NicParser.MinGrantContext m -> identity("min grant", m.expr(), span);
            case NicParser.MaxLatencyContext m -> identity("max latency", m.expr(), span);
            default -> throw new IllegalStateException("an alternative without a builder: " + tree.getClass());
        };
    }

    private Item identity(String key, NicParser.ExprContext value, Span span) {
        return new BusItem.Identity(key, builders.expressions.build(value), span);
    }

    private Item capability(NicParser.CapabilityContext c, Span span) {
        return new BusItem.Capability(
                builders.expressions.build(c.expr(0)),
                builders.expressions.build(c.expr(1)),
                Text.title(c.STRING()),
                bytes(c.contents),
                bytes(c.mask),
                bytes(c.window),
                span);
    }

    private List<Expression> bytes(NicParser.@Nullable BytesContext bytes) {
        return bytes == null ? List.of() : builders.expressions.all(bytes.expr());
    }

    private static Optional<Integer> at(NicParser.BusItemContext tree, String token) {
        for (int i = 0; i < tree.getChildCount(); i++) {
            if (tree.getChild(i).getChildCount() == 0
                    && tree.getChild(i).getText().equals(token)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
