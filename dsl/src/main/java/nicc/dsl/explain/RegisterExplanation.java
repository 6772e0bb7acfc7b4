package nicc.dsl.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;

/// The meaning of a register as equations: what each access that is aligned to its size reads, stores and does.
/// `value` is what is read (bits not said are 0) and `written` what is written, both in the register's place;
/// `:=` gives bits a new value; `old.` is what was before.
public final class RegisterExplanation {
    private static final String INDENT = "    ";
    private static final int WORTH_SAYING = 3;

    private final Device device;
    private final Bank bank;
    private final Register register;
    private final List<String> lines = new ArrayList<>();

    private RegisterExplanation(Device device, Bank bank, Register register) {
        this.device = device;
        this.bank = bank;
        this.register = register;
    }

    /// Explains a register.
    ///
    /// @param device the device
    /// @param name a register's name, or `bank.register` where banks share one
    /// @return text of several lines, for each register of that name; empty when there is none
    public static Optional<String> explain(Device device, String name) {
        List<String> texts = new ArrayList<>();
        for (Bank bank : device.banks()) {
            for (Register register : bank.registers()) {
                if (name.equals(register.name()) || name.equals(bank.name() + "." + register.name())) {
                    texts.add(new RegisterExplanation(device, bank, register).text());
                }
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", texts));
    }

    private String text() {
        lines.add((register.name() + "  " + register.title()).strip());
        lines.add(INDENT + place());
        register.alias().ifPresent(target -> lines.add(INDENT + "the same storage as " + target));
        register.fields().forEach(field -> lines.add(INDENT + FieldWords.describe(field)));
        accesses("read", this::read);
        accesses("write", this::write);
        return String.join("\n", lines) + "\n";
    }

    private String place() {
        String offset = "%s + 0x%04X".formatted(bank.name(), register.offset());
        String array = register.count() == 1
                ? ""
                : " + %d * index, index below %d".formatted(register.stride(), register.count());
        String section = register.section().isEmpty() ? "" : ", section " + register.section();
        return offset + array + ", " + register.width() + " bits" + section;
    }

    /// An access by a mask of enabled bits.
    private interface Access {
        List<String> explain(Term enables);
    }

    /// The access of the whole register, then narrower ones.
    private void accesses(String kind, Access access) {
        List<String> whole = List.of();
        for (int size = register.bytes(); size > 0; size /= 2) {
            for (int first = 0; first < register.bytes(); first += size) {
                Term enables = enables(first, size);
                lines.add("");
                lines.add("%s, %d %s at +%d".formatted(kind, size, size == 1 ? "byte" : "bytes", first));
                List<String> effects = access.explain(enables);
                whole = whole.isEmpty() ? effects : whole;
                lines.addAll(size == register.bytes() ? indented(effects) : compared(effects, whole, kind));
            }
        }
    }

    private static List<String> indented(List<String> effects) {
        return (effects.isEmpty() ? List.of("nothing") : effects)
                .stream().map(line -> INDENT + line).toList();
    }

    /// The effects of a narrower access; a long end that is the same as the whole access's is not said again.
    private List<String> compared(List<String> effects, List<String> whole, String kind) {
        int same = 0;
        for (int i = 1; i <= Math.min(effects.size(), whole.size()); i++) {
            if (!effects.get(effects.size() - i).equals(whole.get(whole.size() - i))) {
                break;
            }
            same = effects.get(effects.size() - i).startsWith(" ") ? same : i;
        }
        if (same < WORTH_SAYING) {
            return indented(effects);
        }
        int end = effects.size() - same;
        List<String> shorter = new ArrayList<>(effects.subList(0, end));
        shorter.add("and as in the %s of %d bytes from: %s".formatted(kind, register.bytes(), effects.get(end)));
        return indented(shorter);
    }

    private Term enables(int first, int size) {
        Term bytes = Term.literal(-1, 8 * size);
        return new TermAlgebra().insert(Term.literal(0, register.width()), 8 * (first + size) - 1, 8 * first, bytes);
    }

    private List<String> read(Term enables) {
        List<String> result = new ArrayList<>(Runs.of(device, machine -> machine.read(bank, only(true), enables)));
        Runs.Value value = Runs.value(device, machine -> machine.read(bank, only(false), enables));
        result.addAll(values(value.term(), enables));
        result.addAll(value.effects());
        return result;
    }

    /// The register with nothing but what it does before a read, or with everything else: the value is taken
    /// between.
    private Register only(boolean before) {
        return new Register(
                register.name(),
                register.title(),
                register.section(),
                register.offset(),
                register.width(),
                register.count(),
                register.stride(),
                register.storage(),
                register.alias(),
                before ? List.of() : register.fields(),
                before ? register.beforeRead() : Optional.empty(),
                before ? Optional.empty() : register.onRead(),
                register.onWrite(),
                register.span());
    }

    private List<String> values(Term value, Term enables) {
        if (value.is(0)) {
            return List.of("value = 0");
        }
        List<Equation> equations = new ArrayList<>();
        TermPrinter printer = new TermPrinter(Map.of());
        Term named = Term.atom(new Term.Symbol("value", register.width(), Names.of(register), "", 0));
        for (Field field : register.fields()) {
            int[] range = enabled(field, enables);
            if (range.length > 0 && !value.extract(range[0], range[1]).is(0)) {
                String left = printer.print(named.extract(range[0], range[1]));
                String right = printer.print(value.extract(range[0], range[1]));
                boolean whole = range[0] - range[1] + 1 == field.width();
                equations.add(new Equation(whole ? field.name() : "", left + " = " + right));
            }
        }
        return Equation.lines(equations);
    }

    /// Msb and lsb of the bits of a field that are enabled; empty when none is. Enabled bytes adjoin each
    /// other.
    private static int[] enabled(Field field, Term enables) {
        long mask = enables.known().orElseThrow();
        int msb = Math.min(field.msb(), Long.SIZE - 1 - Long.numberOfLeadingZeros(mask));
        int lsb = Math.max(field.lsb(), Long.numberOfTrailingZeros(mask));
        return lsb <= msb ? new int[] {msb, lsb} : new int[0];
    }

    private List<String> write(Term enables) {
        return Runs.of(device, machine -> machine.write(bank, register, enables));
    }
}
