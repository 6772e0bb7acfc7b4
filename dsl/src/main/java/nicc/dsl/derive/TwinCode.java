package nicc.dsl.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nicc.dsl.derive.TwinParts.Named;
import nicc.dsl.derive.TwinParts.TwinRing;
import nicc.dsl.model.Field;

/// The items that a twin has more than the device that it is derived from, over the library `paravirt.nic`.
final class TwinCode {

    private final TwinParts parts;
    private final TwinBlock block;
    private final String due;
    private final String interval;
    private final String unit;

    /// @param due what asserts the line, as written
    /// @param interval the throttle's interval, as written, or `0`
    /// @param unit its unit, as written
    TwinCode(TwinParts parts, TwinBlock block, String due, String interval, String unit) {
        this.parts = parts;
        this.block = block;
        this.due = due;
        this.interval = interval;
        this.unit = unit;
    }

    String text() {
        List<String> items = new ArrayList<>();
        items.add("\n\n  // == Paravirtual half (paravirt.nic) " + "=".repeat(100) + "\n");
        items.add(bank());
        rings(items);
        if (parts.line().isPresent()) {
            events(items);
        }
        if (!parts.counters().isEmpty()) {
            sums(items);
        }
        items.add(engine());
        items.add(start());
        return String.join("\n", items) + "\n";
    }

    private String bank() {
        List<String> lines = new ArrayList<>();
        lines.add("  bank paravirt \"Control, and the doorbells on a page of their own\" {");
        lines.add("    partial enables;");
        lines.add("    default 0;");
        lines.add("    is paravirt_registers;");
        for (int i = 0; i < parts.rings().size(); i++) {
            TwinRing ring = parts.rings().get(i);
            lines.add("    is paravirt_doorbell(%s, %s, PV_DOORBELLS + %d);"
                    .formatted(ring.ring().name(), ring.upperName(), block.doorbell(i) - TwinBlock.DOORBELLS));
        }
        if (!parts.counters().isEmpty()) {
            lines.add("    is paravirt_collector(PV_DOORBELLS + %d);".formatted(block.collect() - TwinBlock.DOORBELLS));
        }
        lines.add("  }\n");
        return String.join("\n", lines);
    }

    private void rings(List<String> items) {
        for (int i = 0; i < parts.rings().size(); i++) {
            TwinRing ring = parts.rings().get(i);
            items.add("  is paravirt_ring(%s, %s, %d, %s, 0x%03X, 0x%03X);"
                    .formatted(
                            ring.ring().name(), ring.tail(), ring.top(), ring.size(), block.given(i), block.kick(i)));
        }
        items.add("");
    }

    private void events(List<String> items) {
        items.add("  function pv_due(): bool = " + due + ";");
        items.add("  function pv_interval(): u32 = (" + interval + ") as u32;");
        for (Named cause : parts.causes()) {
            items.add("  var pv_cause_%s: u%d = 0 \"Causes that the driver has not consumed\";"
                    .formatted(cause.label(), cause.register().width()));
        }
        items.add(action(
                "pv_forget",
                parts.causes().stream()
                        .map(cause -> "pv_cause_" + cause.label() + " = 0;")
                        .toList()));
        items.add(action("pv_take_causes", numbered(parts.causes(), 0, this::take)));
        items.add(action("pv_show", numbered(parts.shown(), parts.causes().size(), this::show)));
        items.add("  is paravirt_events(%d, %s, 0x%03X, 0x%03X);\n"
                .formatted(block.vector(), unit, block.seen(), block.wanted()));
    }

    private String take(Named cause, int word) {
        String mine = "pv_cause_" + cause.label();
        return "%s |= %s; %s = 0; %s"
                .formatted(mine, cause.reference(), cause.reference(), store(block.word(word), mine));
    }

    private String show(Named register, int word) {
        return store(block.word(word), readable(register));
    }

    private void sums(List<String> items) {
        List<Named> cleared = parts.counters().stream().filter(TwinCode::clears).toList();
        for (Named counter : cleared) {
            items.add("  var pv_sum_" + counter.label() + ": u64 = 0;");
        }
        items.add(action("pv_sum", numbered(parts.counters(), 0, this::sum)));
        items.add("  is paravirt_sums(0x%03X);\n".formatted(block.sums()));
    }

    private String sum(Named counter, int i) {
        if (!clears(counter)) {
            return store(block.sum(i), counter.reference());
        }
        String mine = "pv_sum_" + counter.label();
        return "%s += %s; %s = 0; %s"
                .formatted(mine, counter.reference(), counter.reference(), store(block.sum(i), mine));
    }

    private static boolean clears(Named counter) {
        return Roles.stored(counter.register()).getFirst().onRead() == Field.OnRead.RCLR;
    }

    /// One engine for all: each engine more is one more that every call of `work` asks.
    private String engine() {
        List<String> conditions = new ArrayList<>();
        List<String> actions = new ArrayList<>();
        if (parts.line().isPresent()) {
            conditions.add("pv_event()");
            actions.add("pv_publish();");
        }
        for (TwinRing ring : parts.rings()) {
            conditions.add("pv_" + ring.ring().name() + "_waits()");
            actions.add("pv_" + ring.ring().name() + "_watch();");
        }
        if (!parts.counters().isEmpty()) {
            conditions.add("pv_asked");
            actions.add("pv_collect();");
        }
        String step = IntStream.range(0, conditions.size())
                .mapToObj(i -> "if (" + conditions.get(i) + ") { " + actions.get(i) + " }")
                .collect(Collectors.joining(" else "));
        return "  engine pv \"The status block\" {\n    when PV_CONTROL.ENABLE && (" + String.join(" || ", conditions)
                + ");\n    step { " + step + " }\n  }\n";
    }

    private String start() {
        List<String> calls = new ArrayList<>();
        calls.add("PV_CONTROL.FAULT = 0;");
        parts.rings().forEach(ring -> calls.add("pv_" + ring.ring().name() + "_start();"));
        if (parts.line().isPresent()) {
            calls.add("pv_events_start();");
        }
        return action("pv_start", calls);
    }

    /// A register's value as software reads it.
    private static String readable(Named register) {
        long hidden = register.register().fields().stream()
                .filter(f -> f.kind() == Field.Kind.PLAIN
                        && (f.sw() == Field.Access.W || f.sw() == Field.Access.NA || f.singlePulse()))
                .mapToLong(f -> (f.width() == Long.SIZE ? -1 : (1L << f.width()) - 1) << f.lsb())
                .sum();
        return hidden == 0 ? register.reference() : "%s & ~0x%X".formatted(register.reference(), hidden);
    }

    private static String store(int offset, String value) {
        String wide = value.contains(" ") ? "(" + value + ")" : value;
        return "store PvWide at PV_BLOCK + 0x%03X { VALUE = %s as u64; }".formatted(offset, wide);
    }

    private interface Line {
        String of(Named register, int number);
    }

    private static List<String> numbered(List<Named> registers, int first, Line line) {
        return IntStream.range(0, registers.size())
                .mapToObj(i -> line.of(registers.get(i), first + i))
                .toList();
    }

    private static String action(String name, List<String> statements) {
        return statements.stream()
                .map(statement -> "    " + statement + "\n")
                .collect(Collectors.joining("", "  action " + name + "() {\n", "  }\n"));
    }
}
