package nicc.guest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A network card for a guest: one of nicc's, or one of stock QEMU's to compare with and to test the harness
/// by.
sealed interface Nic {

    /// The address that the card's EEPROM holds.
    String MAC = "52:54:00:12:34:56";

    /// The card's name and slot in QEMU's machine.
    String ID = "nic0";

    /// System property that chooses the card under test; see [#parse].
    String PROPERTY = "nicc.guest.nic";

    /// The Linux driver's module.
    String driver();

    /// What `ethtool -t offline` is known to report as failed. A faithful card fails nothing.
    Set<String> knownSelfTestFailures();

    /// The name that [#parse] takes.
    String label();

    /// The same card with further options of `nicc serve`, if it is one that nicc serves.
    default Nic with(List<String> options) {
        return this;
    }

    /// Makes the card ready for QEMU, with its wire on a tap of `host`.
    Attachment attach(Namespace host, String tap);

    /// A card that QEMU emulates itself.
    ///
    /// @param model QEMU's name of the device
    /// @param driver the Linux module
    /// @param knownSelfTestFailures as measured with QEMU 11.1.3
    record Stock(String model, String driver, Set<String> knownSelfTestFailures) implements Nic {

        /// QEMU's 82540EM. Its register test fails at FCAL, and its loopback test receives nothing.
        static final Stock E1000 = new Stock("e1000", "e1000", Set.of("Register test", "Loopback test"));

        /// QEMU's 82574L. Its register, loopback and interrupt tests fail.
        static final Stock E1000E =
                new Stock("e1000e", "e1000e", Set.of("Register test", "Loopback test", "Interrupt test"));

        /// The paravirtual card, whose driver has no self-test.
        static final Stock VIRTIO = new Stock("virtio-net-pci", "virtio_net", Set.of());

        @Override
        public String label() {
            return "stock-" + (this.equals(VIRTIO) ? "virtio" : model);
        }

        @Override
        public Attachment attach(Namespace host, String tap) {
            return Attachment.stock(model, tap, MAC, ID, "05.0");
        }
    }

    /// A card of nicc's, served by a process of its own.
    ///
    /// @param model which card
    /// @param build which of the compiler's builds
    /// @param options further options of `nicc serve`
    record Nicc(Model model, Build build, List<String> options) implements Nic {

        Nicc(Build build) {
            this(Model.E1000, build);
        }

        Nicc(Model model, Build build) {
            this(model, build, List.of());
        }

        @Override
        public Nicc with(List<String> more) {
            return new Nicc(model, build, more);
        }

        /// nicc's cards.
        enum Model {
            E1000("e1000", "e1000", ""),
            VIRTIO("virtio-net", "virtio_net", "virtio-");

            private final String spec;
            private final String driver;
            private final String prefix;

            Model(String spec, String driver, String prefix) {
                this.spec = spec;
                this.driver = driver;
                this.prefix = prefix;
            }

            /// The name that `nicc serve` takes.
            String spec() {
                return spec;
            }
        }

        /// The compiler's builds, by the names that `nicc serve --build` takes.
        enum Build {
            REFERENCE,
            OPTIMISED;

            String label() {
                return name().toLowerCase(java.util.Locale.ROOT);
            }
        }

        @Override
        public String driver() {
            return model.driver;
        }

        @Override
        public Set<String> knownSelfTestFailures() {
            return Set.of();
        }

        @Override
        public String label() {
            return "nicc-" + model.prefix + build.label();
        }

        @Override
        public Attachment attach(Namespace host, String tap) {
            List<String> all = new ArrayList<>(List.of("--build", build.label()));
            all.addAll(options);
            return Attachment.served(serve(host, tap, model, all));
        }

        /// Starts the server of a card.
        private static NiccServer serve(Namespace host, String tap, Model model, List<String> options) {
            List<String> all = new ArrayList<>(List.of("--mac", MAC, "--profile", "vfio-user-qemu"));
            all.addAll(options);
            return NiccServer.start(host, tap, model.spec(), all);
        }
    }

    /// One of nicc's cards as somebody else describes it, under a name of its own: another build, or another runtime.
    ///
    /// @param label its name
    /// @param model which card
    /// @param options of `nicc serve`
    /// @param client properties of QEMU's vfio-user-pci that are switched on
    record Described(String label, Nicc.Model model, List<String> options, List<String> client) implements Nic {
        private static final String CLIENT = "qemu:";

        /// Understands `NAME=SPEC OPTION…`, the words as `nicc serve` takes them, and `qemu:PROPERTY` among them.
        ///
        /// @throws IllegalArgumentException for anything else
        static Described parse(String text) {
            int equals = text.indexOf('=');
            List<String> words = List.of(text.substring(equals + 1).strip().split(" +", -1));
            Map<Boolean, List<String>> options =
                    words.stream().skip(1).collect(Collectors.partitioningBy(word -> word.startsWith(CLIENT)));
            List<String> client = options.get(true).stream()
                    .map(word -> word.substring(CLIENT.length()))
                    .toList();
            return Stream.of(Nicc.Model.values())
                    .filter(model -> equals > 0 && model.spec().equals(words.getFirst()))
                    .map(model -> new Described(text.substring(0, equals), model, options.get(false), client))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'%s' is no card: NAME=e1000 OPTION…, or of virtio-net".formatted(text)));
        }

        @Override
        public String driver() {
            return model.driver;
        }

        @Override
        public Set<String> knownSelfTestFailures() {
            return Set.of();
        }

        @Override
        public Described with(List<String> more) {
            return new Described(
                    label, model, Stream.concat(options.stream(), more.stream()).toList(), client);
        }

        @Override
        public Attachment attach(Namespace host, String tap) {
            Attachment served = Attachment.served(Nicc.serve(host, tap, model, options));
            client.forEach(property -> served.device().put(property, true));
            return served;
        }
    }

    /// QEMU's own virtio card with its rings served by nicc's virtio-net, over vhost-user.
    ///
    /// @param build which of the compiler's builds
    /// @param pairs pairs of queues
    /// @param packed whether QEMU and nicc offer packed rings
    /// @param options further options of `nicc serve`
    record Rings(Nicc.Build build, int pairs, boolean packed, List<String> options) implements Nic {

        Rings(Nicc.Build build, int pairs, boolean packed) {
            this(build, pairs, packed, List.of());
        }

        Rings(Nicc.Build build) {
            this(build, 1, false);
        }

        @Override
        public String driver() {
            return Stock.VIRTIO.driver();
        }

        @Override
        public Set<String> knownSelfTestFailures() {
            return Set.of();
        }

        @Override
        public Rings with(List<String> more) {
            return new Rings(build, pairs, packed, more);
        }

        @Override
        public String label() {
            return "nicc-vhost-user" + (build == Nicc.Build.OPTIMISED ? "" : "-" + build.label());
        }

        @Override
        public Attachment attach(Namespace host, String tap) {
            return Attachment.rings(serve(host, tap), pairs, packed);
        }

        /// Starts a server; one that was there before is replaced.
        NiccServer serve(Namespace host, String tap) {
            List<String> all = new ArrayList<>(List.of("--vhost-user", "--build", build.label()));
            all.addAll(List.of("--param", "queue_pairs=" + pairs, "--param", "packed=" + (packed ? 1 : 0)));
            all.addAll(options);
            return NiccServer.start(host, tap, Nicc.Model.VIRTIO.spec(), all);
        }
    }

    /// The card under test, from the system property `nicc.guest.nic`: `nicc-optimised` unless it says
    /// otherwise.
    static Nic underTest() {
        return parse(System.getProperty(PROPERTY, "nicc-optimised"));
    }

    /// A card by its name: `nicc-optimised`, `nicc-reference`, `nicc-virtio-optimised`, `nicc-virtio-reference`,
    /// `stock-e1000`, `stock-e1000e`, `stock-virtio`, `nicc-vhost-user` or `nicc-vhost-user-reference`.
    ///
    /// @throws IllegalArgumentException for any other
    static Nic parse(String name) {
        List<Nic> known = List.of(
                new Nicc(Nicc.Build.OPTIMISED),
                new Nicc(Nicc.Build.REFERENCE),
                new Nicc(Nicc.Model.VIRTIO, Nicc.Build.OPTIMISED),
                new Nicc(Nicc.Model.VIRTIO, Nicc.Build.REFERENCE),
                Stock.E1000,
                Stock.E1000E,
                Stock.VIRTIO,
                new Rings(Nicc.Build.OPTIMISED),
                new Rings(Nicc.Build.REFERENCE));
        return known.stream()
                .filter(nic -> nic.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no card '%s'; there are %s"
                        .formatted(name, known.stream().map(Nic::label).toList())));
    }

    /// A device object of QEMU, for `-device` and `device_add`.
    static Map<String, Object> device(String driver, String id, String slot) {
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("driver", driver);
        device.put("id", id);
        device.put("addr", slot);
        return device;
    }
}
