package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Property;
import nicc.dsl.ast.RegisterItem;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.model.Bank;

/// The shapes of banks.
final class Banks {

    private final Resolution resolution;
    private final Session session;
    private final Registers registers;

    Banks(Resolution resolution, Layouts layouts) {
        this.resolution = resolution;
        this.session = resolution.session();
        this.registers = new Registers(resolution, layouts);
    }

    /// A bank, and what is known of its registers before their shapes.
    record Declared(BankShape bank, Map<String, Registers.Declared> registers) {}

    Declared declare(Declaration.Bank declaration, Env env) {
        List<Placed> items = resolution.expander().expand(declaration.items(), env);
        Group group = new Group(session, Container.BANK, items);
        Bank.Partial partial = group.get("partial")
                .flatMap(p ->
                        AccessRules.word(((Property.Choice) p.item()).word(), p.env(), Bank.Partial.class, session))
                .orElse(Bank.Partial.ENABLES);
        int defaultByte = group.value("default")
                .map(v -> (int) resolution
                        .constants()
                        .within(v, 0, 0xFF, Code.SIZE_RANGE, "the value of a byte without a register", 0))
                .orElse(0);
        BankShape bank = new BankShape(
                env.text(declaration.name()), declaration.title(), partial, defaultByte, declaration.span());
        return new Declared(bank, registers(group));
    }

    /// Registers by name, each with the items of its overrides.
    private Map<String, Registers.Declared> registers(Group group) {
        Map<String, Group.Of<RegisterItem.Register>> placed = new LinkedHashMap<>();
        Map<String, List<Placed>> items = new LinkedHashMap<>();
        List<Group.Of<RegisterItem.Register>> overrides = new ArrayList<>();
        for (var register : group.all(RegisterItem.Register.class)) {
            if (register.item().offset().isEmpty()) {
                overrides.add(register);
                continue;
            }
            String name = register.env().text(register.item().name());
            var earlier = placed.putIfAbsent(name, register);
            if (earlier != null) {
                session.add(new Diagnostic(
                                Code.DUPLICATE_NAME,
                                register.item().name().span(),
                                "the bank has a register '" + name + "' already")
                        .at(earlier.item().name().span(), "the first one"));
            } else {
                items.put(name, resolution.expander().expand(register.item().items(), register.env()));
            }
        }
        overrides.forEach(o -> override(o, items));
        Map<String, Registers.Declared> declared = new LinkedHashMap<>();
        placed.forEach((name, register) -> declared.put(
                name,
                new Registers.Declared(
                        register.item(),
                        register.env(),
                        name,
                        new Group(session, Container.REGISTER, items.get(name)))));
        return declared;
    }

    /// The items of an override come after the others, which count as inherited.
    private void override(Group.Of<RegisterItem.Register> override, Map<String, List<Placed>> items) {
        String name = override.env().text(override.item().name());
        List<Placed> base = items.get(name);
        if (base == null) {
            session.unknown(
                    Code.OVERRIDE_NAMES_NOTHING,
                    override.item().name().span(),
                    name,
                    "a register without '@' overrides one of a template, and there is no '" + name + "'",
                    items.keySet());
            return;
        }
        List<Placed> joined = new ArrayList<>();
        base.forEach(p -> joined.add(new Placed(p.item(), p.env(), true)));
        joined.addAll(resolution.expander().expand(override.item().items(), override.env()));
        items.put(name, joined);
    }

    /// Gives all registers that are no aliases their shape.
    void plain(Declared declared, Set<String> shared) {
        declared.registers().forEach((name, register) -> {
            if (!register.group().has("alias")) {
                String cell = shared.contains(name) ? declared.bank().name() + "." + name : name;
                add(declared.bank(), registers.plain(register, declared.bank().name(), cell));
            }
        });
    }

    /// Gives the aliases theirs, which needs their targets.
    void aliases(Declared declared) {
        declared.registers()
                .forEach((name, register) -> register.group()
                        .value("alias")
                        .flatMap(t -> target(t, declared.bank()))
                        .ifPresentOrElse(
                                target -> add(
                                        declared.bank(),
                                        registers.alias(
                                                register, declared.bank().name(), target)),
                                () -> {
                                    if (register.group().has("alias")) {
                                        session.damaged(Set.of(name));
                                    }
                                }));
    }

    private void add(BankShape bank, RegisterShape register) {
        bank.registers().put(register.name(), register);
        resolution.symbols().declare(register);
    }

    /// The register that an alias names: in its own bank first.
    private Optional<RegisterShape> target(Located located, BankShape bank) {
        if (located.expression() instanceof Expression.Ref ref) {
            RegisterShape near = bank.registers().get(located.env().text(ref.name()));
            if (near != null) {
                return Optional.of(near);
            }
        }
        Target target = resolution.expressions().designators().find(located.expression(), Scope.of(located.env()));
        return switch (target) {
            case Target.Bits bits when bits.field().isEmpty() && bits.register().isPresent() -> bits.register();
            case Target.Elements elements when elements.register().isPresent() -> elements.register();
            case Target.Broken _ -> Optional.empty();
            default -> {
                session.error(Code.WRONG_KIND, located.span(), "an alias names a register");
                yield Optional.empty();
            }
        };
    }
}
