package nicc.dsl.resolve;

import java.util.Locale;
import nicc.dsl.ast.BusItem;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.Handler;
import nicc.dsl.ast.Item;
import nicc.dsl.ast.Property;
import nicc.dsl.ast.RegisterItem;

/// The words that messages call items by.
final class Words {

    private Words() {}

    /// The keyword of an item.
    static String of(Item item) {
        return switch (item) {
            case Declaration d -> declaration(d);
            case RegisterItem r -> register(r);
            case Property p -> property(p);
            case Handler h -> handler(h);
            case BusItem b -> bus(b);
        };
    }

    private static String declaration(Declaration declaration) {
        return switch (declaration) {
            case Declaration.Device _ -> "device";
            case Declaration.Template _ -> "template";
            case Declaration.Use _ -> "is";
            case Declaration.Const _ -> "const";
            case Declaration.Enumeration _ -> "enum";
            case Declaration.Function _ -> "function";
            case Declaration.Parameter _ -> "parameter";
            case Declaration.Domains _ -> "domains";
            case Declaration.Bank _ -> "bank";
            case Declaration.Variable _ -> "var";
            case Declaration.Buffer _ -> "buffer";
            case Declaration.Ring _ -> "ring";
            case Declaration.Timer _ -> "timer";
            case Declaration.Interrupt _ -> "interrupt";
            case Declaration.Engine _ -> "engine";
            case Declaration.Action _ -> "action";
            case Declaration.Path _ -> "path";
            case Declaration.Layout _ -> "layout";
        };
    }

    private static String register(RegisterItem item) {
        return switch (item) {
            case RegisterItem.Register _ -> "register";
            case RegisterItem.Field _ -> "field";
            case RegisterItem.Bits b -> b.kind().name().toLowerCase(Locale.ROOT);
            case RegisterItem.Slice _ -> "a layout's field";
        };
    }

    private static String property(Property property) {
        return switch (property) {
            case Property.Section _ -> "section";
            case Property.Spec _ -> "spec";
            case Property.Reset _ -> "reset";
            case Property.Choice c -> c.key();
            case Property.OnRead _ -> "onread";
            case Property.Flag f -> f.key();
            case Property.InterruptEnable _ -> "intr";
            case Property.Throttle _ -> "throttle";
            case Property.Value v -> v.key();
        };
    }

    private static String handler(Handler handler) {
        return switch (handler) {
            case Handler.BeforeRead _ -> "before read";
            case Handler.On on -> "on " + on.event();
            case Handler.OnReset _ -> "on reset";
            case Handler.Step _ -> "step";
        };
    }

    private static String bus(BusItem item) {
        return switch (item) {
            case BusItem.Pci _ -> "pci";
            case BusItem.Identity i -> i.key();
            case BusItem.Pin _ -> "interrupt pin";
            case BusItem.Bar _ -> "bar";
            case BusItem.Capability _ -> "capability";
            case BusItem.Msix _ -> "msix";
            case BusItem.VhostUser _ -> "vhostuser";
        };
    }
}
