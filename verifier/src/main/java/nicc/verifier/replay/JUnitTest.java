package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nicc.dsl.interp.Octets;
import nicc.dsl.model.Device;
import nicc.verifier.refine.Relations;

/// A driver program as a JUnit test that needs the runtime, the device's classes and JUnit, nothing of the
/// verifier.
/// It passes on a class that does what the spec says and fails on the one that was refuted.
public final class JUnitTest {
    private static final int CHUNK = 0x1_0000;
    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern RANGES = Pattern.compile(", ");

    private final Relations relations;
    private final Program program;
    private final StepText words;
    private final StringBuilder out = new StringBuilder();
    private final Set<Long> chunks = new TreeSet<>(Long::compareUnsigned);

    private JUnitTest(Device device, Relations relations, Program program) {
        this.relations = relations;
        this.program = program;
        this.words = new StepText(device);
    }

    /// The class's name for an obligation.
    ///
    /// @param obligation its name
    /// @return a Java identifier
    public static String className(String obligation) {
        StringBuilder name = new StringBuilder();
        for (String word : WORDS.split(obligation, 0)) {
            if (!word.isEmpty()) {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return name + "CounterexampleTest";
    }

    /// The source of a test.
    ///
    /// @param device the spec
    /// @param relations about the class
    /// @param obligation what was refuted
    /// @param program the program
    /// @return a compilation unit in the default package
    public static String source(Device device, Relations relations, String obligation, Program program) {
        return new JUnitTest(device, relations, program).write(obligation);
    }

    private String write(String obligation) {
        memory();
        String factory = relations.className() + "Factory";
        String simple = factory.substring(factory.lastIndexOf('.') + 1);
        line(0, imports(factory));
        line(0, "/// Counterexample to '" + obligation + "': fails on a class that does not do what the spec says.");
        line(0, "class " + className(obligation) + " {");
        line(1, "private final GuestMemory memory = new GuestMemory();");
        line(1, "private final DeviceClock clock = new DeviceClock();");
        line(1, "private final Cable cable = new Cable();");
        line(1, "private final WirePort wire = new WirePort(cable);");
        line(1, "private boolean line;");
        line(1, "private final List<Integer> messages = new ArrayList<>();");
        line(1, "private NicDevice device;");
        line(0, "");
        line(1, "@Test");
        line(1, "void theClassDoesWhatTheSpecSays() throws Exception {");
        line(2, "memory.busMaster(true);");
        chunks.forEach(chunk -> line(
                2,
                "MemorySegment at" + Long.toHexString(chunk) + " = memory.mapAnonymous(" + number(chunk) + ", " + CHUNK
                        + ");"));
        line(
                2,
                "device = new " + simple + "().create(new DevicePorts(memory, wire, pin(), clock), "
                        + parameters(program.parameters()) + ");");
        int last = program.meant().or(program::done).map(Sight::step).orElse(0);
        for (int i = 0; i <= last; i++) {
            step(program.steps().get(i), i == last);
        }
        line(1, "}");
        out.append(SUPPORT);
        return out.toString();
    }

    private static String imports(String factory) {
        List<String> names = new ArrayList<>(List.of(
                "java.lang.foreign.MemorySegment",
                "java.lang.foreign.ValueLayout",
                "java.util.ArrayDeque",
                "java.util.ArrayList",
                "java.util.Deque",
                "java.util.HexFormat",
                "java.util.List",
                "java.util.Map",
                "nicc.runtime.device.DeviceClock",
                "nicc.runtime.device.DevicePorts",
                "nicc.runtime.device.NicDevice",
                "nicc.runtime.irq.InterruptOutput",
                "nicc.runtime.memory.FrameBuffer",
                "nicc.runtime.memory.GuestMemory",
                "nicc.runtime.wire.Wire",
                "nicc.runtime.wire.WirePort",
                "org.junit.jupiter.api.Test"));
        if (factory.contains(".")) {
            names.add(factory);
        }
        StringBuilder text = new StringBuilder("import static org.junit.jupiter.api.Assertions.assertEquals;\n")
                .append("import static org.junit.jupiter.api.Assertions.assertTrue;\n\n");
        names.stream()
                .sorted()
                .forEach(name -> text.append("import ").append(name).append(";\n"));
        return text.toString();
    }

    private static String parameters(Map<String, Long> parameters) {
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(parameters).forEach((name, value) -> pairs.add("\"" + name + "\", " + number(value)));
        return "Map.of(" + String.join(", ", pairs) + ")";
    }

    /// The chunks of guest memory that the driver or the device stores into or reads what was stored.
    private void memory() {
        Set<Long> touched = new HashSet<>();
        for (DriverStep step : program.steps()) {
            if (step instanceof DriverStep.Memory(long address, Octets bytes)) {
                touched.add(address & -CHUNK);
                touched.add((address + bytes.length() - 1) & -CHUNK);
            }
        }
        program.spec().forEach(sight -> addresses(sight, touched));
        program.code().forEach(sight -> addresses(sight, touched));
        chunks.addAll(touched);
    }

    private static void addresses(Sight sight, Set<Long> touched) {
        if (sight.what() == Sight.What.MEMORY) {
            for (String range : RANGES.split(sight.text(), 0)) {
                touched.add(address(range) & -CHUNK);
                touched.add((address(range) + length(range) - 1) & -CHUNK);
            }
        }
    }

    private void step(DriverStep step, boolean last) {
        line(2, "// " + words.of(step));
        switch (step) {
            case DriverStep.Read(int bar, long offset, int size) ->
                line(
                        2,
                        (last ? "long value = " : "") + "device.read(" + bar + ", " + number(offset) + ", " + size
                                + ");");
            case DriverStep.Write(int bar, long offset, int size, long value) ->
                line(2, "device.write(" + bar + ", " + number(offset) + ", " + size + ", " + number(value) + ");");
            case DriverStep.Memory(long address, Octets bytes) -> poke(address, bytes);
            case DriverStep.Time(long nanos) -> line(2, "pass(clock.nanos() + " + number(nanos) + ");");
            case DriverStep.Frame(Octets bytes) -> line(2, "cable.arriving.add(\"" + bytes + "\");");
            case DriverStep.Link(boolean up) -> {
                line(2, "cable.up = " + up + ";");
                line(2, "wire.refreshLink();");
                line(2, "device.link(" + up + ");");
            }
        }
        if (last) {
            line(2, "work();");
            check(step);
        } else {
            line(2, "work();");
            line(2, "cable.sent.clear();");
            line(2, "messages.clear();");
        }
    }

    private void poke(long address, Octets bytes) {
        for (int i = 0; i < bytes.length(); ) {
            long at = address + i;
            int count = (int) Math.min(bytes.length() - i, CHUNK - (at & (CHUNK - 1)));
            String part = bytes.toString().substring(2 * i, 2 * (i + count));
            line(2, "store(at" + Long.toHexString(at & -CHUNK) + ", " + (at & (CHUNK - 1)) + ", \"" + part + "\");");
            i += count;
        }
    }

    /// What the spec shows at the last step, all of it: the first difference is among it.
    private void check(DriverStep last) {
        int step = program.meant().or(program::done).map(Sight::step).orElse(0);
        List<String> frames = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        for (Sight sight : program.spec()) {
            if (sight.step() == step) {
                switch (sight.what()) {
                    case VALUE ->
                        line(
                                2,
                                "assertEquals(" + number(sight.number().orElse(0L)) + ", value, \"" + words.of(last)
                                        + "\");");
                    case FRAME ->
                        frames.add("\"" + sight.text().substring(sight.text().lastIndexOf(' ') + 1) + "\"");
                    case MESSAGE -> messages.add(String.valueOf(sight.number().orElse(0L)));
                    case MEMORY, LINE, FAILURE -> {
                        // Memory and line are checked below; the spec does not fail.
                    }
                }
            }
        }
        line(2, "assertEquals(List.of(" + String.join(", ", frames) + "), cable.sent, \"frames sent\");");
        line(2, "assertEquals(List.of(" + String.join(", ", messages) + "), messages, \"messages\");");
        line(2, "assertEquals(" + line(step) + ", line, \"the interrupt line\");");
        GuestWorld memory = memoryAfter(step);
        stores(program.spec(), step).forEach(range -> stored(range, memory));
        stores(program.code(), step).forEach(range -> stored(range, memory));
    }

    private static List<String> stores(List<Sight> seen, int step) {
        return seen.stream()
                .filter(sight -> sight.step() == step && sight.what() == Sight.What.MEMORY)
                .flatMap(sight -> Stream.of(RANGES.split(sight.text(), 0)))
                .toList();
    }

    /// Guest memory as the driver and the spec leave it.
    private GuestWorld memoryAfter(int last) {
        GuestWorld memory = new GuestWorld(List.of(), 0);
        for (int i = 0; i <= last; i++) {
            if (program.steps().get(i) instanceof DriverStep.Memory(long address, Octets bytes)) {
                memory.poke(address, bytes.toArray());
            }
            for (String range : stores(program.spec(), i)) {
                memory.poke(address(range), HexFormat.of().parseHex(range.substring(range.indexOf(' ') + 1)));
            }
        }
        return memory;
    }

    private static long address(String range) {
        return Long.parseUnsignedLong(range.substring(2, range.indexOf(':')), 16);
    }

    private static int length(String range) {
        return (range.length() - range.indexOf(' ') - 1) / 2;
    }

    private void stored(String range, GuestWorld memory) {
        long address = address(range);
        String bytes = Octets.of(memory.load(address, length(range))).toString();
        line(
                2,
                "assertEquals(\"" + bytes + "\", bytes(" + number(address) + ", " + length(range) + "), \"memory at "
                        + PortText.hex(address) + "\");");
    }

    private boolean line(int step) {
        return program.spec().stream()
                        .filter(sight -> sight.what() == Sight.What.LINE && sight.step() <= step)
                        .reduce((_, later) -> later)
                        .flatMap(Sight::number)
                        .orElse(0L)
                != 0;
    }

    private static String number(long value) {
        return "0x" + Long.toHexString(value) + "L";
    }

    private void line(int indent, String text) {
        out.append(" ".repeat(4 * indent)).append(text).append('\n');
    }

    private static final String SUPPORT = """

                private void work() {
                    int rounds = 0;
                    while (device.work(64) != 0) {
                        assertTrue(rounds++ < 64, "the device comes to rest");
                    }
                }

                private void pass(long end) {
                    int moments = 0;
                    while (device.nextDeadline() <= end) {
                        assertTrue(moments++ < 64, "time passes");
                        clock.advanceTo(device.nextDeadline());
                        work();
                    }
                    clock.advanceTo(end);
                }

                private static void store(MemorySegment memory, long offset, String bytes) {
                    MemorySegment.copy(
                            MemorySegment.ofArray(HexFormat.of().parseHex(bytes)), 0, memory, offset, bytes.length() / 2);
                }

                private String bytes(long address, int length) {
                    FrameBuffer buffer = new FrameBuffer(length);
                    buffer.gather(memory, address, length);
                    return text(buffer);
                }

                private static String text(FrameBuffer buffer) {
                    byte[] bytes = buffer.memory().asSlice(0, buffer.length()).toArray(ValueLayout.JAVA_BYTE);
                    return HexFormat.of().formatHex(bytes);
                }

                private InterruptOutput pin() {
                    return new InterruptOutput() {
                        @Override
                        public void level(boolean asserted) {
                            line = asserted;
                        }

                        @Override
                        public void message(int vector) {
                            messages.add(vector);
                        }
                    };
                }

                private static final class Cable implements Wire {
                    private final Deque<String> arriving = new ArrayDeque<>();
                    private final List<String> sent = new ArrayList<>();
                    private boolean up;

                    @Override
                    public boolean transmit(FrameBuffer frame) {
                        return sent.add(text(frame));
                    }

                    @Override
                    public boolean receive(FrameBuffer into) {
                        if (arriving.isEmpty()) {
                            return false;
                        }
                        byte[] bytes = HexFormat.of().parseHex(arriving.remove());
                        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, into.memory(), 0, bytes.length);
                        into.filled(bytes.length);
                        return true;
                    }

                    @Override
                    public boolean up() {
                        return up;
                    }

                    @Override
                    public boolean carriesOffloads() {
                        return true;
                    }

                    @Override
                    public void close() {}
                }
            }
            """;
}
