package nicc.dsl.resolve;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nicc.dsl.ast.Name;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Layout;

/// What stands behind a dot.
final class Members {

    private final Resolution resolution;
    private final Session session;

    Members(Resolution resolution) {
        this.resolution = resolution;
        this.session = resolution.session();
    }

    Target of(Target base, Name name, Scope scope) {
        String text = scope.env().text(name);
        return switch (base) {
            case Target.Bits bits
            when bits.register().isPresent() && bits.field().isEmpty() ->
                field(bits, bits.register().get(), text, name);
            case Target.BankName(BankShape bank) -> register(bank, text, name);
            case Target.EnumName(Symbol.Enumeration symbol) -> member(symbol, text, name);
            case Target.View view -> slice(view, text, name);
            case Target.BufferName buffer -> bufferPart(buffer, text, name);
            case Target.RingName ring -> only("available", text, name, "ring", new Expr.RingAvailable(ring.ring()));
            case Target.TimerName timer -> only("running", text, name, "timer", new Expr.TimerRunning(timer.timer()));
            case Target.Link _ -> only("up", text, name, "link", new Expr.LinkUp());
            case Target.Broken broken -> broken;
            case Target.Elements _ -> none(name, "an array needs its index before the dot");
            default -> none(name, "what stands before '." + text + "' has no members");
        };
    }

    private Target field(Target.Bits bits, RegisterShape register, String text, Name name) {
        Optional<FieldShape> field = register.field(text);
        if (field.isEmpty()) {
            return unknown(
                    name,
                    text,
                    "register '" + register.name() + "' has no field '" + text + "'",
                    register.fields().stream().map(FieldShape::name).toList());
        }
        FieldShape f = field.get();
        return new Target.Bits(bits.cell(), bits.index(), f.msb(), f.lsb(), bits.register(), field);
    }

    private Target register(BankShape bank, String text, Name name) {
        RegisterShape register = bank.registers().get(text);
        return register == null
                ? unknown(
                        name,
                        text,
                        "bank '" + bank.name() + "' has no register '" + text + "'",
                        bank.registers().keySet())
                : Designators.cell(register.cell(), Optional.of(register));
    }

    private Target member(Symbol.Enumeration symbol, String text, Name name) {
        var members = resolution.constants().members(symbol);
        Expr.Const constant = members.get(text);
        return constant == null
                ? unknown(
                        name,
                        text,
                        "enum '" + symbol.declaration().name().text() + "' has no member '" + text + "'",
                        members.keySet())
                : new Target.Computed(new Value.Bits(constant));
    }

    private Target slice(Target.View view, String text, Name name) {
        Layout layout = view.layout();
        Optional<Layout.Slice> slice =
                layout.fields().stream().filter(s -> s.name().equals(text)).findFirst();
        if (slice.isEmpty()) {
            return unknown(
                    name,
                    text,
                    "layout '" + layout.name() + "' has no field '" + text + "'",
                    layout.fields().stream().map(Layout.Slice::name).toList());
        }
        Layout.Slice s = slice.get();
        return new Target.Computed(new Value.Bits(new Expr.SnapshotBits(view.snapshot(), s.msb(), s.lsb())));
    }

    private Target bufferPart(Target.BufferName base, String text, Name name) {
        return switch (text) {
            case "length" -> new Target.Computed(new Value.Bits(new Expr.BufferLength(base.buffer())));
            case "u8" -> new Target.Words(base.buffer(), 1, true);
            case "be16", "be32", "be48", "be64" ->
                new Target.Words(base.buffer(), Integer.parseInt(text.substring(2)) / 8, true);
            case "le16", "le32", "le48", "le64" ->
                new Target.Words(base.buffer(), Integer.parseInt(text.substring(2)) / 8, false);
            default ->
                unknown(
                        name,
                        text,
                        "a buffer has no '" + text + "'",
                        Stream.concat(Stream.of("length", "sum", "crc32"), Designators.wordNames().stream())
                                .toList());
        };
    }

    private Target only(String member, String text, Name name, String kind, Expr value) {
        return text.equals(member)
                ? new Target.Computed(new Value.Bits(value))
                : unknown(name, text, "a " + kind + " has no '" + text + "'", List.of(member));
    }

    private Target unknown(Name name, String text, String message, Collection<String> candidates) {
        session.unknown(Code.UNKNOWN_MEMBER, name.span(), text, message, candidates);
        return new Target.Broken();
    }

    private Target none(Name name, String message) {
        session.error(Code.UNKNOWN_MEMBER, name.span(), message);
        return new Target.Broken();
    }
}
