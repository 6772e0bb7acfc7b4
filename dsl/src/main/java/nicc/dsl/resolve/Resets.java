package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nicc.dsl.ast.Name;
import nicc.dsl.ast.Property;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Cell;

/// What resets do to a register's storage: the register's lines, and over them those of its fields.
final class Resets {

    private final Resolution resolution;
    private final Session session;

    Resets(Resolution resolution) {
        this.resolution = resolution;
        this.session = resolution.session();
    }

    /// A value in a domain, and who gave it.
    private record Given(long value, Span span) {}

    /// The rules of a register, domains with the same value joined.
    List<Cell.ResetRule> register(Group group, List<FieldShape> fields, int width, int count, Span span) {
        Map<String, Given> whole = lines(group.all(Property.Reset.class), width, "the register");
        Map<String, Long> values = new LinkedHashMap<>();
        whole.forEach((domain, given) -> values.put(domain, given.value()));
        List<FieldShape> resetting =
                fields.stream().filter(f -> !f.resets().isEmpty()).toList();
        Set<String> first = Set.of();
        for (FieldShape field : resetting) {
            Map<String, Given> own = lines(field.resets(), field.width(), "field '" + field.name() + "'");
            if (whole.isEmpty() && !first.isEmpty() && !first.equals(own.keySet()) && !own.isEmpty()) {
                conflict(field, span);
            } else if (!whole.isEmpty() && !whole.keySet().containsAll(own.keySet())) {
                conflict(field, span);
            }
            first = first.isEmpty() ? Set.copyOf(own.keySet()) : first;
            own.forEach((domain, given) ->
                    values.merge(domain, given.value() << field.lsb(), (old, bits) -> (old & ~field.mask()) | bits));
        }
        return rules(values, count);
    }

    private void conflict(FieldShape field, Span register) {
        session.add(new Diagnostic(
                        Code.RESET_CONFLICT,
                        field.resets().get(0).item().span(),
                        "a reset gives all bits of a register their values, here it would leave some of them out")
                .at(register, "the register")
                .help("give the register a 'reset' for the same domains, or assign the field in 'on reset'"));
    }

    private Map<String, Given> lines(List<Group.Of<Property.Reset>> resets, int width, String what) {
        Map<String, Given> values = new LinkedHashMap<>();
        for (var reset : resets) {
            Span span = reset.item().span();
            long value = value(reset, width, what);
            for (String domain : domains(reset.item().domains(), reset.env())) {
                Given earlier = values.putIfAbsent(domain, new Given(value, span));
                if (earlier != null) {
                    session.add(new Diagnostic(Code.RESET_CONFLICT, span, "domain '" + domain + "' has a value already")
                            .at(earlier.span(), "the first one"));
                }
            }
        }
        return values;
    }

    private long value(Group.Of<Property.Reset> reset, int width, String what) {
        Located located = new Located(reset.item().value(), reset.env());
        var number = resolution.constants().constant(located);
        if (number.isEmpty()) {
            return 0;
        }
        if (!Widths.fits(number.get(), width)) {
            session.error(
                    Code.RESET_TOO_WIDE,
                    located.span(),
                    "the reset value " + Widths.text(number.get()) + " does not fit the " + width + " bits of " + what);
        }
        return Widths.cut(number.get(), width);
    }

    /// The domains that are named, or all.
    List<String> domains(List<Name> names, Env env) {
        if (names.isEmpty()) {
            return List.copyOf(resolution.symbols().domains());
        }
        return names.stream()
                .flatMap(n -> resolution.symbols().checkDomain(env.text(n), n.span()).stream())
                .toList();
    }

    private static List<Cell.ResetRule> rules(Map<String, Long> values, int count) {
        Map<Long, List<String>> byValue = new LinkedHashMap<>();
        values.forEach((domain, value) ->
                byValue.computeIfAbsent(value, v -> new ArrayList<>()).add(domain));
        List<Cell.ResetRule> rules = new ArrayList<>();
        byValue.forEach((value, domains) -> rules.add(new Cell.ResetRule(domains, Collections.nCopies(count, value))));
        return rules;
    }
}
