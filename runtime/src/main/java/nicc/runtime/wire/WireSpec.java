package nicc.runtime.wire;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nicc.runtime.ffi.Tap;
import org.jspecify.annotations.Nullable;

/// A wire in words, as a command line names it: `tap:NAME`, `pcap:in=FILE,out=FILE`, `null`, `loop` or
/// `switch:NAME`.
public sealed interface WireSpec {

    /// How a wire is written.
    String SYNTAX = "tap:NAME, pcap:in=FILE,out=FILE, null, loop or switch:NAME";

    /// Makes the wire.
    ///
    /// @return a new wire, or a new port of a switch that exists
    /// @throws IOException when what it leads to cannot be had
    Wire open() throws IOException;

    /// Understands a wire.
    ///
    /// @param text as written
    /// @return what it says
    /// @throws IllegalArgumentException when it says nothing of the kind; the message says what it should have
    ///     been
    static WireSpec parse(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        return switch (kind) {
            case "tap" -> new TapSpec(interfaceName(text, rest));
            case "pcap" -> pcap(text, rest);
            case "switch" -> new SwitchSpec(required(text, rest, "a name, as in switch:lan"));
            case "null" -> alone(text, rest, new NullSpec());
            case "loop" -> alone(text, rest, new LoopSpec());
            default -> throw bad(text, "there is no wire \"" + kind + "\"; wires are " + SYNTAX);
        };
    }

    /// A tap interface.
    ///
    /// @param name the interface
    /// @param abilities what it does for its device
    record TapSpec(String name, TapWire.Abilities abilities) implements WireSpec {
        /// A tap with all that it can do.
        ///
        /// @param name the interface
        public TapSpec(String name) {
            this(name, TapWire.Abilities.ALL);
        }

        @Override
        public Wire open() throws IOException {
            return TapWire.open(name, abilities);
        }
    }

    /// Capture files.
    ///
    /// @param in what is received, or null
    /// @param out where sent frames go, or null
    record PcapSpec(@Nullable Path in, @Nullable Path out) implements WireSpec {
        @Override
        public Wire open() throws IOException {
            return PcapWire.open(in, out);
        }
    }

    /// Nothing.
    record NullSpec() implements WireSpec {
        @Override
        public Wire open() {
            return NullWire.sink();
        }
    }

    /// A loop.
    record LoopSpec() implements WireSpec {
        @Override
        public Wire open() {
            return new LoopbackWire();
        }
    }

    /// A port of a switch in this process; the first one makes the switch.
    ///
    /// @param name the switch
    record SwitchSpec(String name) implements WireSpec {
        private static final Map<String, SwitchWire.Switch> SWITCHES = new ConcurrentHashMap<>();

        @Override
        public Wire open() throws IOException {
            return SWITCHES.computeIfAbsent(name, _ -> new SwitchWire.Switch()).connect();
        }
    }

    private static String interfaceName(String text, String name) {
        required(text, name, "an interface, as in tap:tap0");
        if (name.length() > Tap.MAX_NAME || name.contains("/") || name.contains(" ")) {
            throw bad(text, "an interface's name has 1 to " + Tap.MAX_NAME + " characters, no space and no slash");
        }
        return name;
    }

    private static PcapSpec pcap(String text, String rest) {
        Path in = null;
        Path out = null;
        for (String option :
                required(text, rest, "files, as in pcap:in=a.pcap,out=b.pcap").split(",", -1)) {
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            String file = required(text, equals < 0 ? "" : option.substring(equals + 1), "a file after " + key + "=");
            if (key.equals("in") && in == null) {
                in = Path.of(file);
            } else if (key.equals("out") && out == null) {
                out = Path.of(file);
            } else {
                throw bad(text, "pcap takes in=FILE and out=FILE, each at most once, not \"" + option + "\"");
            }
        }
        return new PcapSpec(in, out);
    }

    private static WireSpec alone(String text, String rest, WireSpec spec) {
        if (!rest.isEmpty()) {
            throw bad(text, "nothing can follow, but \"" + rest + "\" does");
        }
        return spec;
    }

    private static String required(String text, String value, String what) {
        if (value.isEmpty()) {
            throw bad(text, "needs " + what);
        }
        return value;
    }

    private static IllegalArgumentException bad(String text, String problem) {
        return new IllegalArgumentException("wire \"" + text + "\": " + problem);
    }
}
