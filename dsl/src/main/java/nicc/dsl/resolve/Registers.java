package nicc.dsl.resolve;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.ast.RegisterItem;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Cell;

/// The shapes of registers: place, width, fields and storage.
final class Registers {

    /// The width of a register that names none.
    private static final int WIDTH = 32;

    private static final Set<Integer> WIDTHS = Set.of(8, 16, 32, 64);
    private static final int MOST_ELEMENTS = 1 << 16;
    private static final long MOST_OFFSET = Integer.MAX_VALUE;

    private final Resolution resolution;
    private final Session session;
    private final Fields fields;
    private final Resets resets;

    Registers(Resolution resolution, Layouts layouts) {
        this.resolution = resolution;
        this.session = resolution.session();
        this.fields = new Fields(resolution, layouts);
        this.resets = new Resets(resolution);
    }

    /// A register's declaration with its items, those of its overrides included.
    record Declared(RegisterItem.Register item, Env env, String name, Group group) {}

    /// The shape of a register that is no alias. `cellName` is unique in the device.
    RegisterShape plain(Declared declared, String bank, String cellName) {
        int width = width(declared);
        int count = count(declared);
        Fields.Defaults defaults = new Fields.Defaults(
                width,
                AccessRules.PLAIN.with(declared.group(), session),
                Fields.flags(declared.group(), FieldShape.Flags.NONE));
        Span span = declared.item().span();
        List<FieldShape> shapes = fields.fields(declared.group(), defaults, List.of(), span);
        Cell cell = new Cell(
                cellName,
                declared.item().title(),
                width,
                count,
                declared.item().count().isPresent(),
                resets.register(declared.group(), shapes, width, count, span),
                span);
        return shape(declared, bank, width, count, cell, Optional.empty(), shapes, declared.group());
    }

    /// The shape of a register that shares the storage of another.
    RegisterShape alias(Declared declared, String bank, RegisterShape target) {
        Group group = declared.group();
        boolean own = AccessRules.givenBy(group) || actions(group) || hasFields(group);
        List<FieldShape> inherited =
                own ? target.fields().stream().map(f -> aliased(f, group)).toList() : target.fields();
        Fields.Defaults defaults =
                new Fields.Defaults(target.width(), AccessRules.PLAIN.with(group, session), FieldShape.Flags.NONE);
        Span span = declared.item().span();
        List<FieldShape> shapes = fields.fields(group, defaults, inherited, span);
        checkShape(declared, target);
        return shape(
                declared,
                bank,
                target.width(),
                target.count(),
                target.cell(),
                Optional.of(target),
                shapes,
                own ? group : target.actions());
    }

    private static boolean actions(Group group) {
        return group.has("before read") || group.has("on read") || group.has("on write");
    }

    private static boolean hasFields(Group group) {
        return !group.all(RegisterItem.Field.class).isEmpty();
    }

    /// A field seen through an alias: the same bits, with the accesses of the alias and without actions.
    private FieldShape aliased(FieldShape field, Group group) {
        return new FieldShape(
                field.name(),
                field.title(),
                field.msb(),
                field.lsb(),
                field.kind(),
                field.stored() ? AccessRules.PLAIN.with(group, session) : field.access(),
                new FieldShape.Flags(
                        group.has("singlepulse"),
                        field.flags().counter(),
                        field.flags().saturate(),
                        field.flags().hwSet()),
                field.constant(),
                field.derived(),
                field.interruptEnable(),
                Optional.empty(),
                List.of(),
                field.span());
    }

    private void checkShape(Declared declared, RegisterShape target) {
        boolean array = declared.item().count().isPresent();
        boolean sameCount = array == target.array() && (!array || count(declared) == target.count());
        boolean sameWidth = !declared.group().has("width") || width(declared) == target.width();
        if (target.alias().isPresent() || !sameCount || !sameWidth) {
            session.add(new Diagnostic(
                            Code.ALIAS_SHAPE,
                            declared.item().span(),
                            target.alias().isPresent()
                                    ? "'" + target.name() + "' is an alias itself"
                                    : "an alias has the width and the elements of its target")
                    .at(target.span(), "the target"));
        }
    }

    private RegisterShape shape(
            Declared declared,
            String bank,
            int width,
            int count,
            Cell cell,
            Optional<RegisterShape> alias,
            List<FieldShape> shapes,
            Group actions) {
        RegisterItem.Register item = declared.item();
        return new RegisterShape(
                bank,
                declared.name(),
                item.title(),
                declared.group().text("section"),
                item.offset()
                        .map(o -> resolution
                                .constants()
                                .within(
                                        new Located(o, declared.env()),
                                        0,
                                        MOST_OFFSET,
                                        Code.SIZE_RANGE,
                                        "an offset",
                                        0))
                        .orElse(0L),
                width,
                item.count().isPresent(),
                count,
                stride(declared, width),
                cell,
                alias,
                shapes,
                declared.group(),
                actions,
                item.span());
    }

    private int width(Declared declared) {
        Optional<Located> given = declared.group().value("width");
        if (given.isEmpty()) {
            return WIDTH;
        }
        int width = (int) resolution
                .constants()
                .within(given.get(), 1, Long.SIZE, Code.REGISTER_WIDTH, "a register's width", WIDTH);
        if (!WIDTHS.contains(width)) {
            session.error(
                    Code.REGISTER_WIDTH, given.get().span(), "no access is " + width + " bits wide: 8, 16, 32 or 64");
            return WIDTH;
        }
        return width;
    }

    private int count(Declared declared) {
        return declared.item()
                .count()
                .map(c -> (int) resolution
                        .constants()
                        .within(
                                new Located(c, declared.env()),
                                1,
                                MOST_ELEMENTS,
                                Code.SIZE_RANGE,
                                "the number of elements",
                                1))
                .orElse(1);
    }

    private int stride(Declared declared, int width) {
        int least = width / 8;
        if (declared.item().step().isEmpty()) {
            return least;
        }
        Located step = new Located(declared.item().step().get(), declared.env());
        int stride =
                (int) resolution.constants().within(step, 0, Integer.MAX_VALUE, Code.STRIDE_TOO_SMALL, "a step", least);
        if (stride < least) {
            session.error(
                    Code.STRIDE_TOO_SMALL,
                    step.span(),
                    "elements of " + least + " bytes at a distance of " + stride + " overlap");
            return least;
        }
        return stride;
    }
}
