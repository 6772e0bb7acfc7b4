package nicc.guest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A running guest with a card under test: `eth0` in the guest, 192.0.2.2, on a tap of a namespace, 192.0.2.1.
final class GuestMachine implements AutoCloseable {

    /// The host's address on the wire.
    static final String HOST_ADDRESS = "192.0.2.1";

    /// The guest's address on the wire.
    static final String GUEST_ADDRESS = "192.0.2.2";

    /// The second card's address, when there is one.
    static final String PEER_MAC = "52:54:00:12:34:57";

    /// The tap of the card under test.
    static final String TAP = "tap0";
    private static final String PEER_TAP = "tap1";
    private static final String BRIDGE = "br0";
    private static final Duration LINK = Duration.ofMinutes(1);

    private final Nic nic;
    private final Namespace host;
    private final String hostDevice;
    private final Qemu qemu;
    private Attachment card;

    private GuestMachine(Nic nic, Namespace host, String hostDevice, Attachment card, Qemu qemu) {
        this.nic = nic;
        this.host = host;
        this.hostDevice = hostDevice;
        this.card = card;
        this.qemu = qemu;
    }

    /// Boots a guest with this card; its driver is not loaded yet.
    static GuestMachine boot(Nic nic) {
        return boot(nic, List.of());
    }

    /// Boots a guest with this card and further parameters for its kernel; its driver is not loaded yet.
    static GuestMachine boot(Nic nic, List<String> parameters) {
        Namespace host = Namespace.create(Sandbox.require());
        try {
            host.addTap(TAP);
            host.ip("addr", "add", HOST_ADDRESS + "/24", "dev", TAP).ok();
            Attachment card = nic.attach(host, TAP);
            return new GuestMachine(nic, host, TAP, card, Qemu.boot(host, List.of(card), parameters));
        } catch (Throwable e) {
            host.close();
            throw e;
        }
    }

    /// Boots a guest with this card and a second, stock virtio-net card, whose wires a bridge of the host
    /// joins.
    static GuestMachine bootWithPeer(Nic nic) {
        Namespace host = Namespace.create(Sandbox.require());
        try {
            host.ip("link", "add", BRIDGE, "type", "bridge").ok();
            host.ip("link", "set", BRIDGE, "up").ok();
            host.ip("addr", "add", HOST_ADDRESS + "/24", "dev", BRIDGE).ok();
            for (String tap : List.of(TAP, PEER_TAP)) {
                host.addTap(tap);
                host.ip("link", "set", tap, "master", BRIDGE).ok();
            }
            Attachment card = nic.attach(host, TAP);
            Attachment peer = Attachment.stock("virtio-net-pci", PEER_TAP, PEER_MAC, "peer0", "06.0");
            return new GuestMachine(nic, host, BRIDGE, card, Qemu.boot(host, List.of(card, peer), List.of()));
        } catch (Throwable e) {
            host.close();
            throw e;
        }
    }

    Nic nic() {
        return nic;
    }

    Namespace host() {
        return host;
    }

    /// The host's device on the wire.
    String hostDevice() {
        return hostDevice;
    }

    GuestShell shell() {
        return qemu.shell();
    }

    Qemu qemu() {
        return qemu;
    }

    /// The server of a nicc card.
    ///
    /// @throws AssertionError for a card that QEMU emulates itself
    NiccServer server() {
        return card.server().orElseThrow(() -> new AssertionError(nic.label() + " has no server"));
    }

    /// Another server has the place of the one that is gone; QEMU finds it by itself.
    void replaceServer(NiccServer server) {
        card = new Attachment(card.backend(), card.device(), Optional.of(server));
    }

    /// The server of the card, if QEMU does not emulate it itself.
    Optional<NiccServer> maybeServer() {
        return card.server();
    }

    /// Keeps all threads of QEMU, and those of the server if there is one, on processors of their own.
    ///
    /// @param processors two lists as taskset(1) takes them
    void place(String... processors) {
        host.pin(processors[0], qemu.pid());
        maybeServer().ifPresent(server -> host.pin(processors[1], server.pid()));
    }

    /// Loads the driver, configures `eth0`, and waits until the host answers.
    void bringUp() {
        shell().ok("modprobe " + nic.driver());
        configure();
        awaitWire();
    }

    /// Gives `eth0` its address and starts it; does not wait for the link.
    void configure() {
        shell().ok("""
                for i in $(seq 200); do [ -e /sys/class/net/eth0 ] && break; sleep 0.05; done
                ip addr add %s/24 dev eth0
                ip link set eth0 up""".formatted(GUEST_ADDRESS));
    }

    /// Waits until the link is up and the host answers the guest's ping.
    void awaitWire() {
        shell().run(LINK, """
                until [ "$(cat /sys/class/net/eth0/carrier)" = 1 ]; do sleep 0.05; done
                until ping -q -c 1 -W 1 %s; do :; done""".formatted(HOST_ADDRESS)).ok();
    }

    /// Tells the host the guest's address on the wire for good, so that it sends without asking and without
    /// an answer.
    void fixNeighbour() {
        host.ip("neigh", "replace", GUEST_ADDRESS, "lladdr", Nic.MAC, "dev", hostDevice, "nud", "permanent")
                .ok();
    }

    /// Removes the card by hot-plug and waits until the guest has let it go.
    void unplug() {
        qemu.qmp().clearEvents();
        qemu.qmp().execute("device_del", Map.of("id", Nic.ID));
        qemu.qmp()
                .awaitEvent(
                        "DEVICE_DELETED", data -> data.path("device").asString().equals(Nic.ID), LINK);
    }

    /// Inserts the card again.
    void plug() {
        qemu.qmp().execute("device_add", card.device());
    }

    KernelLog kernelLog() {
        return new KernelLog(shell().ok("dmesg").lines().toList());
    }

    /// What to read when a test has failed: QEMU's, the server's and the guest's last words.
    String diagnostics() {
        List<String> parts = new ArrayList<>();
        parts.add(qemu.logs());
        card.server().ifPresent(server -> parts.add(server + ": " + server.output()));
        try {
            parts.add("guest: "
                    + shell().run(Duration.ofSeconds(5), "dmesg | tail -n 30; ip -s addr")
                            .text());
        } catch (AssertionError | RuntimeException e) {
            parts.add("guest: " + e.getMessage());
        }
        return String.join("\n", parts);
    }

    @Override
    public void close() {
        qemu.shell().close();
        qemu.qmp().close();
        host.close();
    }
}
