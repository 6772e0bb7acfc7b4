package nicc.dsl.print;

import static nicc.dsl.print.Expressions.domains;
import static nicc.dsl.print.Expressions.list;
import static nicc.dsl.print.Expressions.names;
import static nicc.dsl.print.Expressions.optional;
import static nicc.dsl.print.Expressions.quoted;
import static nicc.dsl.print.Expressions.range;
import static nicc.dsl.print.Expressions.text;
import static nicc.dsl.print.Expressions.title;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nicc.dsl.ast.BusItem;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.Handler;
import nicc.dsl.ast.Property;
import nicc.dsl.ast.RegisterItem;

/// What items say before their body, or as a whole when they have none.
final class Heads {

    private Heads() {}

    static String declaration(Declaration declaration) {
        return switch (declaration) {
            case Declaration.Device d -> "device " + d.name().text() + title(d.title());
            case Declaration.Template t -> "template " + t.name().text() + parenthesized(names(t.parameters()));
            case Declaration.Use u -> "is " + u.template().text() + parenthesized(list(u.arguments()));
            case Declaration.Const c ->
                "const " + c.name().text() + c.type().map(t -> ": " + t.text()).orElse("") + " = " + text(c.value())
                        + title(c.title());
            case Declaration.Enumeration e ->
                "enum " + e.name().text() + " : " + e.type().text() + title(e.title());
            case Declaration.Function f ->
                "function " + f.name().text() + "(" + formals(f.parameters()) + "): "
                        + f.type().text() + title(f.title());
            case Declaration.Parameter p ->
                "parameter " + p.name().text() + ": " + p.type().text() + " = " + text(p.value()) + title(p.title());
            case Declaration.Domains d -> "domains " + names(d.names());
            case Declaration.Bank b -> "bank " + b.name().text() + title(b.title());
            case Declaration.Variable v ->
                variable(v) + optional(" = ", v.value(), "") + title(v.title()) + domains(v.domains());
            case Declaration.Buffer b ->
                "buffer " + b.name().text() + " " + text(b.capacity()) + title(b.title()) + domains(b.domains());
            case Declaration.Ring r ->
                "ring " + r.name().text() + " of " + r.layout().text() + title(r.title());
            case Declaration.Timer t ->
                "timer " + t.name().text() + " unit " + text(t.unit()) + title(t.title()) + domains(t.domains());
            case Declaration.Interrupt i -> "interrupt " + i.name().text() + title(i.title());
            case Declaration.Engine e ->
                "engine " + e.name().text() + title(e.title())
                        + e.frame().map(f -> " on frame " + f.text()).orElse("")
                        + e.offload().map(o -> " with " + o.text()).orElse("");
            case Declaration.Action a ->
                "action " + a.name().text() + "(" + formals(a.parameters()) + ")" + title(a.title());
            case Declaration.Path p ->
                "path " + p.name().text() + title(p.title()) + " (" + p.count().text() + ")";
            case Declaration.Layout l -> "layout " + l.name().text() + " " + text(l.bytes()) + title(l.title());
        };
    }

    private static String variable(Declaration.Variable v) {
        return "var " + v.name().text() + ": " + v.type().text() + optional("[", v.count(), "]");
    }

    /// What stands before the values of an array.
    static String array(Declaration.Variable v) {
        return variable(v) + " =";
    }

    private static String parenthesized(String arguments) {
        return arguments.isEmpty() ? "" : "(" + arguments + ")";
    }

    private static String formals(List<Declaration.Formal> formals) {
        return formals.stream()
                .map(f -> f.name().text() + ": " + f.type().text())
                .collect(Collectors.joining(", "));
    }

    static String register(RegisterItem item) {
        return switch (item) {
            case RegisterItem.Register r ->
                "register " + r.name().text() + optional("[", r.count(), "]") + optional(" @ ", r.offset(), "")
                        + optional(" step ", r.step(), "") + title(r.title());
            case RegisterItem.Field f ->
                "field " + f.name().text() + f.bits().map(b -> " " + range(b)).orElse("")
                        + optional(" = ", f.derived(), "") + title(f.title());
            case RegisterItem.Bits b ->
                b.kind().name().toLowerCase(Locale.ROOT) + " " + range(b.bits()) + optional(" = ", b.constant(), "")
                        + title(b.title());
            case RegisterItem.Slice s -> s.name().text() + " " + range(s.bits()) + title(s.title());
        };
    }

    static String property(Property property) {
        return switch (property) {
            case Property.Section s -> "section " + quoted(s.text());
            case Property.Spec s -> "spec " + quoted(s.text());
            case Property.Reset r -> "reset " + text(r.value()) + domains(r.domains());
            case Property.Choice c -> c.key() + " " + c.word().text();
            case Property.OnRead o ->
                "onread " + o.word().text() + o.at().map(a -> " at " + a.text()).orElse("");
            case Property.Flag f -> f.key();
            case Property.InterruptEnable i -> "intr enable " + text(i.field());
            case Property.Throttle t -> "throttle " + text(t.interval()) + " unit " + text(t.unit());
            case Property.Value v -> v.key() + " " + text(v.value());
        };
    }

    static String handler(Handler handler) {
        return switch (handler) {
            case Handler.BeforeRead _ -> "before read";
            case Handler.On on -> "on " + on.event();
            case Handler.OnReset on -> "on reset " + names(on.domains());
            case Handler.Step _ -> "step";
        };
    }

    static String bus(BusItem item) {
        return switch (item) {
            case BusItem.Pci _ -> "pci";
            case BusItem.Identity i -> i.key() + " " + text(i.value());
            case BusItem.Pin p -> "interrupt pin " + p.pin().text();
            case BusItem.Bar b ->
                "bar " + text(b.index()) + " " + b.space().text() + (b.prefetchable() ? " prefetchable " : " ")
                        + text(b.size()) + " maps " + b.bank().text();
            case BusItem.Capability c -> "capability " + text(c.id()) + " at " + text(c.offset()) + title(c.title());
            case BusItem.Msix m -> "msix " + text(m.vectors()) + " vectors bar " + text(m.bar());
            case BusItem.VhostUser v ->
                "vhostuser " + text(v.rings()) + " rings maps " + v.bank().text();
        };
    }
}
