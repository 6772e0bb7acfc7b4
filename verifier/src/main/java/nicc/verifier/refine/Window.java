package nicc.verifier.refine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;

/// What lies at each byte of a region.
final class Window {
    /// The largest access.
    static final int LARGEST = 8;

    private final List<Register> registers;
    private final int[] owners;

    /// A byte of a register.
    ///
    /// @param register the register
    /// @param index the element
    /// @param first which of its bytes
    record Spot(Register register, int index, int first) {}

    /// Looks at a region.
    ///
    /// @param bar the region
    Window(Pci.Bar bar) {
        this(bar.bank());
    }

    /// Looks at a bank.
    ///
    /// @param bank the bank
    Window(Bank bank) {
        this.registers = bank.registers();
        long end = registers.stream().mapToLong(Window::end).max().orElse(0);
        owners = new int[Math.toIntExact((end + LARGEST - 1) / LARGEST * LARGEST)];
        Arrays.fill(owners, -1);
        for (int i = registers.size() - 1; i >= 0; i--) {
            claim(i);
        }
    }

    private void claim(int number) {
        Register register = registers.get(number);
        for (int index = 0; index < register.count(); index++) {
            int from = Math.toIntExact(register.offset()) + index * register.stride();
            Arrays.fill(owners, from, from + register.bytes(), number);
        }
    }

    private static long end(Register register) {
        return register.offset() + (long) (register.count() - 1) * register.stride() + register.bytes();
    }

    /// Bytes that may have registers, a multiple of [#LARGEST]; behind them there are none.
    int bytes() {
        return owners.length;
    }

    /// What lies at an offset; addresses wrap.
    Optional<Spot> at(long offset) {
        if (offset < 0 || offset >= owners.length || owners[(int) offset] < 0) {
            return Optional.empty();
        }
        Register register = registers.get(owners[(int) offset]);
        int relative = Math.toIntExact(offset - register.offset());
        return Optional.of(new Spot(register, relative / register.stride(), relative % register.stride()));
    }

    /// The register of an access that begins at an offset: the one whose byte it is, else an array around it.
    Optional<Register> host(int offset) {
        return at(offset).map(Spot::register).or(() -> around(offset));
    }

    private Optional<Register> around(int offset) {
        return registers.stream()
                .filter(register -> register.count() > 1)
                .filter(register -> offset >= register.offset() && offset < end(register))
                .findFirst();
    }
}
