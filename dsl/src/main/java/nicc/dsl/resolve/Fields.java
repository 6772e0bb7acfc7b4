package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.ast.Handler;
import nicc.dsl.ast.Property;
import nicc.dsl.ast.RegisterItem;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Field;
import org.jspecify.annotations.Nullable;

/// The fields of a register, before their code is resolved.
final class Fields {

    private final Resolution resolution;
    private final Session session;
    private final Layouts layouts;

    Fields(Resolution resolution, Layouts layouts) {
        this.resolution = resolution;
        this.session = resolution.session();
        this.layouts = layouts;
    }

    /// What the register says about all of its fields.
    record Defaults(int width, AccessRules access, FieldShape.Flags flags) {}

    /// The fields in ascending order of bits. Without any, the register is one plain field.
    List<FieldShape> fields(Group group, Defaults defaults, List<FieldShape> inherited, Span span) {
        Map<String, FieldShape> named = new LinkedHashMap<>();
        List<FieldShape> all = new ArrayList<>();
        for (FieldShape field : inherited) {
            if (!field.name().isEmpty()) {
                named.put(field.name(), field);
            }
            all.add(field);
        }
        for (var placed : inOrder(group)) {
            field(placed, defaults, named, all);
        }
        for (var placed : group.all(RegisterItem.Bits.class)) {
            bits(placed, defaults.width()).ifPresent(all::add);
        }
        if (all.isEmpty()) {
            all.add(whole(defaults, group, span));
        }
        all.sort(Comparator.comparingInt(FieldShape::lsb));
        checkOverlap(all);
        return all;
    }

    /// Fields with bits before overrides, which name them.
    private static List<Group.Of<RegisterItem.Field>> inOrder(Group group) {
        return group.all(RegisterItem.Field.class).stream()
                .sorted(Comparator.comparing(f -> f.item().bits().isEmpty()))
                .toList();
    }

    private void field(
            Group.Of<RegisterItem.Field> placed,
            Defaults defaults,
            Map<String, FieldShape> named,
            List<FieldShape> all) {
        RegisterItem.Field item = placed.item();
        String name = placed.env().text(item.name());
        Group group = new Group(session, Container.FIELD, resolution.expander().expand(item.items(), placed.env()));
        FieldShape earlier = named.get(name);
        if (item.bits().isEmpty()) {
            override(item, name, group, earlier, all, named);
            return;
        }
        if (earlier != null) {
            session.add(new Diagnostic(
                            Code.DUPLICATE_NAME, item.name().span(), "the register has a field '" + name + "' already")
                    .at(earlier.span(), "the first one"));
            return;
        }
        layouts.bits(item.bits().get(), placed.env())
                .filter(b -> inside(b, defaults.width(), name, item.bits().get().span()))
                .map(b -> shape(item, name, b, group, defaults, placed.env()))
                .ifPresent(f -> {
                    named.put(name, f);
                    all.add(f);
                });
    }

    private boolean inside(Layouts.Bits bits, int width, String name, Span span) {
        if (bits.msb() >= width) {
            session.error(
                    Code.FIELD_OUTSIDE,
                    span,
                    "field '" + name + "' ends at bit " + bits.msb() + ", the register has " + width + " bits");
        }
        return bits.msb() < width;
    }

    private FieldShape shape(
            RegisterItem.Field item, String name, Layouts.Bits bits, Group group, Defaults defaults, Env env) {
        boolean derived = item.derived().isPresent();
        return new FieldShape(
                name,
                item.title(),
                bits.msb(),
                bits.lsb(),
                derived ? Field.Kind.DERIVED : Field.Kind.PLAIN,
                derived ? readOnly(group, item) : defaults.access().with(group, session),
                flags(group, derived ? FieldShape.Flags.NONE : defaults.flags()),
                0,
                item.derived().map(e -> new Located(e, env)),
                enable(group),
                handler(group, "on write"),
                group.all(Property.Reset.class),
                item.span());
    }

    /// A derived field is read only; it cannot say otherwise.
    private AccessRules readOnly(Group group, RegisterItem.Field item) {
        for (String key : List.of("sw", "onread", "onwrite", "singlepulse", "hwset", "counter", "saturate")) {
            group.get(key)
                    .ifPresent(p -> session.add(new Diagnostic(
                                    Code.DERIVED_PROPERTY,
                                    p.item().span(),
                                    "'" + key + "' is about stored bits, this field is computed at each read")
                            .at(item.name().span(), "the field")));
        }
        group.all(Property.Reset.class)
                .forEach(r ->
                        session.error(Code.DERIVED_PROPERTY, r.item().span(), "a computed field has no reset value"));
        return new AccessRules(Field.Access.R, Field.OnRead.NONE, false, Field.OnWrite.STORE);
    }

    private void override(
            RegisterItem.Field item,
            String name,
            Group group,
            @Nullable FieldShape earlier,
            List<FieldShape> all,
            Map<String, FieldShape> named) {
        if (earlier == null) {
            session.unknown(
                    Code.OVERRIDE_NAMES_NOTHING,
                    item.name().span(),
                    name,
                    "a field without bits overrides one of a template or alias, and there is no '" + name + "'",
                    named.keySet());
            return;
        }
        List<Group.Of<Property.Reset>> resets = group.all(Property.Reset.class);
        Optional<Group.Of<Handler.On>> onWrite = handler(group, "on write");
        FieldShape changed = new FieldShape(
                name,
                item.title().isEmpty() ? earlier.title() : item.title(),
                earlier.msb(),
                earlier.lsb(),
                earlier.kind(),
                earlier.access().with(group, session),
                flags(group, earlier.flags()),
                earlier.constant(),
                earlier.derived(),
                enable(group).or(earlier::interruptEnable),
                onWrite.or(earlier::onWrite),
                resets.isEmpty() ? earlier.resets() : resets,
                earlier.span());
        all.set(all.indexOf(earlier), changed);
        named.put(name, changed);
    }

    private Optional<FieldShape> bits(Group.Of<RegisterItem.Bits> placed, int width) {
        RegisterItem.Bits item = placed.item();
        return layouts.bits(item.bits(), placed.env())
                .filter(b -> inside(
                        b,
                        width,
                        item.kind().name().toLowerCase(Locale.ROOT),
                        item.bits().span()))
                .map(b -> new FieldShape(
                        "",
                        item.title(),
                        b.msb(),
                        b.lsb(),
                        kind(item.kind()),
                        new AccessRules(Field.Access.R, Field.OnRead.NONE, false, Field.OnWrite.STORE),
                        FieldShape.Flags.NONE,
                        item.constant()
                                .map(e -> resolution
                                        .constants()
                                        .constant(new Located(e, placed.env()), b.msb() - b.lsb() + 1))
                                .orElse(0L),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        item.span()));
    }

    private static Field.Kind kind(RegisterItem.BitsKind kind) {
        return switch (kind) {
            case RESERVED -> Field.Kind.RESERVED;
            case UNIMPLEMENTED -> Field.Kind.UNIMPLEMENTED;
            case UNDOCUMENTED -> Field.Kind.UNDOCUMENTED;
        };
    }

    private FieldShape whole(Defaults defaults, Group group, Span span) {
        return new FieldShape(
                "VALUE",
                "",
                defaults.width() - 1,
                0,
                Field.Kind.PLAIN,
                defaults.access(),
                defaults.flags(),
                0,
                Optional.empty(),
                enable(group),
                Optional.empty(),
                List.of(),
                span);
    }

    static FieldShape.Flags flags(Group group, FieldShape.Flags defaults) {
        return new FieldShape.Flags(
                group.has("singlepulse") || defaults.singlePulse(),
                group.has("counter") || defaults.counter(),
                group.has("saturate") || defaults.saturate(),
                group.has("hwset") || defaults.hwSet());
    }

    private static Optional<Located> enable(Group group) {
        return group.get("intr").map(p -> new Located(((Property.InterruptEnable) p.item()).field(), p.env()));
    }

    static Optional<Group.Of<Handler.On>> handler(Group group, String word) {
        return group.get(word).map(p -> new Group.Of<>((Handler.On) p.item(), p.env(), p.inherited()));
    }

    private void checkOverlap(List<FieldShape> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            FieldShape low = sorted.get(i - 1);
            FieldShape high = sorted.get(i);
            if (high.lsb() <= low.msb()) {
                boolean inOrder = before(low.span(), high.span());
                FieldShape later = inOrder ? high : low;
                FieldShape first = inOrder ? low : high;
                session.add(new Diagnostic(
                                Code.FIELD_OVERLAP,
                                later.span(),
                                title(later) + " shares bits " + Math.min(low.msb(), high.msb()) + " to " + high.lsb()
                                        + " with " + title(first))
                        .at(first.span(), title(first)));
            }
        }
    }

    private static boolean before(Span a, Span b) {
        return a.line() < b.line() || (a.line() == b.line() && a.column() <= b.column());
    }

    private static String title(FieldShape field) {
        return field.name().isEmpty()
                ? field.kind().name().toLowerCase(Locale.ROOT) + " bits"
                : "field '" + field.name() + "'";
    }
}
