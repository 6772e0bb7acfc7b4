package nicc.guest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.device.RegisterDescription;
import nicc.runtime.transport.TraceReader;
import nicc.runtime.transport.TraceRecord;

/// An access to a register, as the server of a card recorded it.
///
/// @param register the spec's name
/// @param write whether it was a write
/// @param mechanism how it reached the card
/// @param value what was read or written
record TracedAccess(String register, boolean write, Mechanism mechanism, long value) {

    /// Reads a finished trace of a card whose guest sees this description.
    ///
    /// @throws AssertionError when accesses are missing from the trace
    static List<TracedAccess> read(Path file, DeviceDescription card) throws IOException {
        List<TracedAccess> accesses = new ArrayList<>();
        try (TraceReader reader = new TraceReader(file)) {
            for (TraceRecord next = reader.next(); next != null; next = reader.next()) {
                switch (next) {
                    case TraceRecord.Access access -> accesses.add(of(access, card));
                    case TraceRecord.Gap gap -> throw new AssertionError("the trace lacks " + gap.lost() + " accesses");
                    case TraceRecord.Reset _ -> {
                        // The machine's reset is no access.
                    }
                }
            }
        }
        return accesses;
    }

    private static TracedAccess of(TraceRecord.Access access, DeviceDescription card) {
        String name = card.registers().stream()
                .filter(register -> shows(register, access))
                .map(RegisterDescription::name)
                .findFirst()
                .orElse("%d:%05x".formatted(access.bar(), access.offset()));
        return new TracedAccess(name, access.write(), access.mechanism(), access.value());
    }

    private static boolean shows(RegisterDescription register, TraceRecord.Access access) {
        long from = access.offset() - register.offset();
        int bytes = register.width() / 8;
        int stride = register.count() == 1 ? bytes : register.stride();
        return register.bar() == access.bar()
                && from >= 0
                && from < (long) stride * register.count()
                && from % stride < bytes;
    }

    /// The access as a path's step names it: `read ICR`.
    String step() {
        return (write ? "write " : "read ") + register;
    }
}
