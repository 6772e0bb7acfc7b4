package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Span;

/// The names of a device: one scope, and the registers of all banks.
final class Symbols {

    private final Session session;
    private final Map<String, Symbol> names = new LinkedHashMap<>();
    private final Map<String, List<RegisterShape>> registers = new LinkedHashMap<>();
    private final Set<String> domains = new LinkedHashSet<>();

    Symbols(Session session) {
        this.session = session;
    }

    void declare(String name, Symbol symbol) {
        Symbol earlier = names.putIfAbsent(name, symbol);
        if (earlier != null) {
            session.add(new Diagnostic(
                            Code.DUPLICATE_NAME,
                            symbol.span(),
                            "'" + name + "' is the name of a " + earlier.kind() + " already")
                    .at(earlier.span(), "the first one"));
        }
    }

    /// A register can also be reached through its bank, so that two banks may share a name.
    void declare(RegisterShape register) {
        Symbol other = names.get(register.name());
        if (other != null) {
            session.add(new Diagnostic(
                            Code.DUPLICATE_NAME,
                            register.span(),
                            "register '" + register.name() + "' has the name of a " + other.kind())
                    .at(other.span(), "the " + other.kind()));
        }
        registers.computeIfAbsent(register.name(), n -> new ArrayList<>()).add(register);
    }

    /// What a name stands for; an error is reported when it is nothing, or several registers.
    Optional<Symbol> find(String name, Span span) {
        Symbol symbol = names.get(name);
        if (symbol != null) {
            return Optional.of(symbol);
        }
        List<RegisterShape> found = registers.getOrDefault(name, List.of());
        if (found.isEmpty()) {
            session.unknown(Code.UNKNOWN_NAME, span, name, "nothing is called '" + name + "'", candidates());
            return Optional.empty();
        }
        if (found.size() > 1) {
            session.add(new Diagnostic(Code.AMBIGUOUS_REGISTER, span, "several banks have a register '" + name + "'")
                    .at(found.get(0).span(), "in bank " + found.get(0).bank())
                    .at(found.get(1).span(), "in bank " + found.get(1).bank())
                    .help("write '" + found.get(0).bank() + "." + name + "'"));
        }
        return Optional.of(new Symbol.RegisterName(found.get(0)));
    }

    /// What a name stands for, without a word when it is nothing.
    Optional<Symbol> peek(String name) {
        return Optional.ofNullable(names.get(name));
    }

    boolean exists(String name) {
        return names.containsKey(name) || registers.containsKey(name);
    }

    /// A reset domain.
    void domain(String name) {
        domains.add(name);
    }

    /// The domain of that name; an error is reported when the device lacks it.
    Optional<String> checkDomain(String name, Span span) {
        if (domains.contains(name)) {
            return Optional.of(name);
        }
        session.unknown(Code.UNKNOWN_DOMAIN, span, name, "the device has no reset domain '" + name + "'", domains);
        return Optional.empty();
    }

    /// All domains, in order of declaration.
    Set<String> domains() {
        return domains;
    }

    private Set<String> candidates() {
        Set<String> all = new TreeSet<>(names.keySet());
        all.addAll(registers.keySet());
        return all;
    }
}
