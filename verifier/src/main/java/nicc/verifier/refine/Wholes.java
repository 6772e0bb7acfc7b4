package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nicc.dsl.model.Action;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Local;
import nicc.dsl.model.Register;
import nicc.dsl.model.Snapshot;
import nicc.dsl.semantics.Fetched;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.bytecode.Parameter;
import nicc.verifier.encode.Call;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// The actions, resets and accesses by code that have a method of their own in the class, found by name: their calls
/// can be taken as a whole, and that they do the same is an obligation for each. A method that is not what its name
/// says only costs the proof.
final class Wholes {
    private static final List<String> LOADS = List.of("offset");
    private static final List<String> STORES = List.of("offset", "value");
    private static final List<String> WRITES = List.of("written", "enables");

    private final Map<String, List<Whole>> all = new LinkedHashMap<>();

    /// An action, a reset or an access, and its method.
    ///
    /// @param name of the spec ([nicc.verifier.encode.Call])
    /// @param obligation the name of the obligation
    /// @param about the action, the bank or nothing, if it is a reset
    /// @param method the method
    /// @param parameters the method's parameters
    record Whole(String name, String obligation, About about, String method, List<Parameter> parameters) {

        /// The method's arguments for what the spec gives the action.
        ///
        /// @return empty when a parameter has a name that says nothing
        Optional<List<Term>> arguments(Terms terms, List<Term> values, List<Fetched<Term>> snapshots) {
            List<Term> arguments = new ArrayList<>();
            for (Parameter parameter : parameters) {
                Optional<Term> value = value(terms, parameter.name(), values, snapshots);
                if (value.isEmpty() || value.get().width() > parameter.width()) {
                    return Optional.empty();
                }
                arguments.add(terms.zeroExtend(value.get(), parameter.width()));
            }
            return Optional.of(arguments);
        }

        /// A value has its name; of a snapshot `d`, `d0` and up are its 8-byte words, `dHeld` says whether it
        /// has a
        /// slot, and `dSlot` is the slot, 0 when it has none.
        private Optional<Term> value(Terms terms, String parameter, List<Term> values, List<Fetched<Term>> snapshots) {
            int number = about.values().indexOf(parameter);
            if (number >= 0) {
                return Optional.of(values.get(number));
            }
            for (int i = 0; i < snapshots.size(); i++) {
                String name = about.snapshots().get(i);
                Fetched<Term> record = snapshots.get(i);
                if (parameter.equals(name + "Held")) {
                    return Optional.of(record.taken());
                }
                if (parameter.equals(name + "Slot")) {
                    return Optional.of(terms.ite(record.taken(), record.slot(), terms.zero(Long.SIZE)));
                }
                for (int word = 0; Long.BYTES * word < record.bytes().size(); word++) {
                    if (parameter.equals(name + word)) {
                        return Optional.of(word(terms, record.bytes(), word));
                    }
                }
            }
            return Optional.empty();
        }

        private static Term word(Terms terms, List<Term> bytes, int word) {
            int end = Math.min(Long.BYTES * (word + 1), bytes.size());
            return bytes.subList(Long.BYTES * word, end).stream()
                    .reduce((low, high) -> terms.concat(high, low))
                    .orElseThrow();
        }
    }

    /// What a whole is about.
    sealed interface About {
        /// The names of its values, in order.
        List<String> values();

        /// The names of its snapshots, in order.
        default List<String> snapshots() {
            return List.of();
        }

        /// A reset.
        record Domain(String domain) implements About {
            @Override
            public List<String> values() {
                return List.of();
            }
        }

        /// A call of an action.
        record Called(Action action) implements About {
            @Override
            public List<String> values() {
                return action.parameters().stream().map(Local::name).toList();
            }

            @Override
            public List<String> snapshots() {
                return action.snapshots().stream().map(Snapshot::name).toList();
            }
        }

        /// An access by code.
        record Accessed(Bank bank, boolean writes) implements About {
            @Override
            public List<String> values() {
                return writes ? STORES : LOADS;
            }
        }

        /// A write to a register: to some of its bytes, or to all of them.
        record Written(Bank bank, Register register, boolean all) implements About {
            @Override
            public List<String> values() {
                return WRITES;
            }
        }
    }

    Wholes(Device device, ClassImage image) {
        for (Action action : device.actions()) {
            add(image, action.name(), "action " + action.name(), new About.Called(action), action.name(), "V");
        }
        for (String domain : device.domains()) {
            add(image, "reset " + domain, "domain " + domain, new About.Domain(domain), "reset" + capital(domain), "V");
        }
        for (Bank bank : device.banks()) {
            String load = Call.load(bank.name());
            String store = Call.store(bank.name());
            add(image, load, load, new About.Accessed(bank, false), "load" + capital(bank.name()), "J");
            add(image, store, store, new About.Accessed(bank, true), "store" + capital(bank.name()), "V");
            bank.registers().stream()
                    .filter(register -> unique(device, register))
                    .forEach(register -> written(image, bank, register));
        }
    }

    /// Whether a method with the register's name can be about no other.
    private static boolean unique(Device device, Register register) {
        return device.banks().stream()
                        .flatMap(bank -> bank.registers().stream())
                        .filter(other -> other.name().equals(register.name()))
                        .count()
                == 1;
    }

    /// Registers that are one, but for where they lie, have one name, whichever of them the method is named after. The
    /// elements of an array are no calls.
    private void written(ClassImage image, Bank bank, Register register) {
        if (register.count() > 1) {
            return;
        }
        String name = Call.write(bank, register);
        String obligation = "register " + bank.name() + "." + register.name();
        String method = "write" + register.name();
        if (bank.partial() == Bank.Partial.ENABLES) {
            add(image, name, obligation, new About.Written(bank, register, false), method, "V");
        }
        add(image, name, obligation + " whole", new About.Written(bank, register, true), method + "_whole", "V");
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private void add(ClassImage image, String name, String obligation, About about, String method, String returns) {
        image.parameters(method, returns)
                .filter(parameters -> understood(about, parameters))
                .map(parameters -> new Whole(name, obligation, about, method, parameters))
                .filter(Wholes::wide)
                .ifPresent(whole ->
                        all.computeIfAbsent(name, _ -> new ArrayList<>()).add(whole));
    }

    /// Whether what is written fits into the method's parameters.
    private static boolean wide(Whole whole) {
        return !(whole.about() instanceof About.Written written)
                || whole.parameters().stream()
                        .allMatch(parameter ->
                                parameter.width() >= written.register().width());
    }

    /// A parameter without meaning is no parameter of the spec's; a missing one is one that does not matter.
    private static boolean understood(About about, List<Parameter> parameters) {
        return parameters.stream()
                .map(Parameter::name)
                .allMatch(name -> about.values().contains(name)
                        || about.snapshots().stream().anyMatch(snapshot -> part(snapshot, name)));
    }

    private static boolean part(String snapshot, String name) {
        return name.matches(Pattern.quote(snapshot) + "(Held|Slot|[0-7])");
    }

    Set<String> names() {
        return all.keySet();
    }

    List<Whole> list() {
        return all.values().stream().flatMap(List::stream).toList();
    }

    /// What a call of the spec may be in the class: methods that do the same for some arguments, or for all.
    List<Whole> of(String name) {
        return Optional.ofNullable(all.get(name)).orElseThrow();
    }
}
