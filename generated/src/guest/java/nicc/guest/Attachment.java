package nicc.guest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a card meets QEMU.
///
/// @param backend command-line arguments that make QEMU's end of the wire
/// @param device the device object, for `-device` or `device_add`
/// @param server the process that serves the card, when it is not QEMU itself
record Attachment(List<String> backend, Map<String, Object> device, Optional<NiccServer> server) {

    /// A device of QEMU's own on a tap.
    static Attachment stock(String model, String tap, String mac, String id, String slot) {
        Map<String, Object> device = Nic.device(model, id, slot);
        device.put("netdev", tap);
        device.put("mac", mac);
        device.put("romfile", "");
        String backend = "tap,id=%s,ifname=%s,script=no,downscript=no,vhost=off".formatted(tap, tap);
        return new Attachment(List.of("-netdev", backend), device, Optional.empty());
    }

    /// QEMU's virtio card with its rings at a server. QEMU looks for the server again when it was away.
    ///
    /// @param server the server
    /// @param pairs pairs of queues
    /// @param packed whether the card offers packed rings
    static Attachment rings(NiccServer server, int pairs, boolean packed) {
        Map<String, Object> device = Nic.device("virtio-net-pci", Nic.ID, "05.0");
        device.put("netdev", "rings");
        device.put("mq", pairs > 1);
        device.put("vectors", 2 * pairs + 2);
        device.put("packed", packed);
        device.put("mac", Nic.MAC);
        device.put("romfile", "");
        List<String> backend = List.of(
                "-chardev",
                "socket,id=server,path=%s,reconnect-ms=200".formatted(server.socketInside()),
                "-netdev",
                "vhost-user,id=rings,chardev=server,queues=" + pairs);
        return new Attachment(backend, device, Optional.of(server));
    }

    /// A device that a server offers over vfio-user.
    static Attachment served(NiccServer server) {
        Map<String, Object> device = Nic.device("vfio-user-pci", Nic.ID, "05.0");
        device.put("socket", Map.of("type", "unix", "path", server.socketInside()));
        if (!server.posts()) {
            device.put("x-no-posted-writes", true);
        }
        return new Attachment(List.of(), device, Optional.of(server));
    }
}
