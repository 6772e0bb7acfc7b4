package nicc.runtime.cli;

import java.util.List;
import java.util.Locale;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.RegisterDescription.FieldDescription;
import nicc.runtime.transport.RegisterNames;
import nicc.runtime.transport.TraceAnalysis;
import nicc.runtime.transport.TraceRecord;

/// Says a record of a trace in a line.
final class AccessText {
    private final RegisterNames names;

    AccessText(DeviceDescription device) {
        names = new RegisterNames(device);
    }

    /// The line, with the time in seconds: `0.001204 TRAPPED read  ICR = 0x00000004 (LSC) 0x00000004 →
    /// 0x00000000`.
    String of(TraceRecord record) {
        String time = String.format(Locale.ROOT, "%12.6f  ", record.time() / 1e9);
        return time
                + switch (record) {
                    case TraceRecord.Access access -> access(access);
                    case TraceRecord.Reset _ -> "reset";
                    case TraceRecord.Gap gap -> "… " + gap.lost() + " accesses were not recorded …";
                };
    }

    private String access(TraceRecord.Access access) {
        return String.format(
                Locale.ROOT,
                "%-8s %-5s %-12s = %s%s%s",
                access.mechanism().name().toLowerCase(Locale.ROOT),
                access.write() ? "write" : "read",
                TraceAnalysis.name(names, access),
                hex(access.value(), access.size()),
                bits(access, access.value()),
                change(access));
    }

    private String change(TraceRecord.Access access) {
        if (access.before() == access.after()) {
            return "";
        }
        return "  " + hex(access.before(), access.size()) + bits(access, access.before()) + " → "
                + hex(access.after(), access.size()) + bits(access, access.after());
    }

    /// The fields of the register that have bits in a value; those of wide accesses' further registers are not
    /// named.
    private String bits(TraceRecord.Access access, long value) {
        RegisterNames.Place place = names.find(access.bar(), access.offset());
        if (place == null) {
            return "";
        }
        List<FieldDescription> fields = place.register().fields();
        long placed = (value << place.shift()) & (-1L >>> (64 - place.register().width()));
        String bits = RegisterNames.bits(fields, placed);
        return bits.isEmpty() ? "" : " (" + bits + ")";
    }

    private static String hex(long value, int size) {
        String digits = Long.toHexString(value);
        return "0x" + "0".repeat(Math.max(0, 2 * size - digits.length())) + digits;
    }
}
