package nicc.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import nicc.guest.TracedPath.Occurrence;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.ExitPlan;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.device.NicDeviceFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The accesses that the unmodified driver makes are those that the plan counts: the same registers in the
/// same order,
/// the same number for as many frames, by the same mechanisms. They are as many exits as the verifier counts
/// on its own.
///
/// The wire is silent but for the test. The driver's watchdog runs every two seconds and ends with a write of
/// ICS;
/// what is compared lies between two such writes, with all the traffic in it.
final class AccessTraceGuestTest {

    private static final String PROFILE = "vfio-user-qemu";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int PINGS = 30;
    private static final int DATAGRAMS = 400;

    /// The driver's receive ring has 256 descriptors; what it gives back in one go is the advance of RDT.
    private static final int RING = 256;

    @Test
    void driver_accesses_what_the_plan_predicts(@TempDir Path folder) throws IOException {
        assumeThat(Nic.underTest()).isInstanceOf(Nic.Nicc.class);
        Nic.Nicc nic = (Nic.Nicc) Nic.underTest();
        Path file = folder.resolve("e1000.trace");
        Traffic traffic = record(nic.with(List.of("--trace", file.toString())));
        DeviceDescription card = description(nic);

        List<TracedAccess> trace = TracedAccess.read(file, card);
        int start = start(trace);
        List<TracedAccess> window = trace.subList(start, steps(trace).lastIndexOf("write ICS") + 1);
        TracedPath interrupt = path(card, "interrupt");
        TracedPath again = path(card, "interrupt_again");
        TracedPath none = path(card, "interrupt_none");
        TracedPath transmit = path(card, "transmit");
        TracedPath watchdog = path(card, "watchdog");

        assertMechanisms(window, card);
        assertNothingElse(window, List.of(interrupt, transmit, watchdog));
        InterruptTrace sorted = InterruptTrace.of(of(interrupt, window));
        List<Occurrence> interrupts =
                interrupt.occurrences(sorted.polls(), new ReceivedFrames(trace.subList(0, start)));
        List<Occurrence> agains = again.occurrences(sorted.again(), accesses -> 0);
        List<Occurrence> nones = none.occurrences(sorted.none(), accesses -> 0);
        List<Occurrence> transmits = transmit.occurrences(of(transmit, window), accesses -> traffic.sent());
        List<Occurrence> watchdogs = watchdog.occurrences(of(watchdog, window), accesses -> 0);
        report("interrupt", interrupts);
        report("interrupt_again", agains);
        report("interrupt_none", nones);
        report("transmit", transmits);
        report("watchdog", watchdogs);
        assertThat(frames(interrupts)).as("frames received").isEqualTo(traffic.received());
        assertThat(List.of(interrupts, transmits, watchdogs))
                .allSatisfy(
                        found -> assertThat(found).isNotEmpty().allSatisfy(AccessTraceGuestTest::assertAsPredicted));
        assertThat(agains).allSatisfy(AccessTraceGuestTest::assertAsPredicted);
        assertThat(nones).allSatisfy(AccessTraceGuestTest::assertAsPredicted);
        ProvedPlan proved = ProvedPlan.of(Path.of("src", "main", "nic", "e1000.nic"), PROFILE);
        proved.assertExits("interrupt", interrupts);
        proved.assertExits("interrupt_again", agains);
        proved.assertExits("interrupt_none", nones);
        proved.assertExits("transmit", transmits);
        proved.assertExits("watchdog", watchdogs);
        assertThat(frames(transmits)).as("frames sent").isEqualTo(traffic.sent());
        assertThat(interrupts).as("a poll of many frames").anyMatch(once -> once.frames() > 16);
    }

    private static void assertAsPredicted(Occurrence once) {
        assertThat(once.traced()).isEqualTo(once.predicted());
    }

    private static TracedPath path(DeviceDescription card, String name) {
        return card.paths().stream()
                .filter(path -> path.name().equals(name))
                .map(TracedPath::new)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the spec has no path " + name));
    }

    private static List<TracedAccess> of(TracedPath path, List<TracedAccess> window) {
        return window.stream().filter(path::has).toList();
    }

    private static DeviceDescription description(Nic.Nicc nic) {
        return ServiceLoader.load(NicDeviceFactory.class).stream()
                .map(provider -> provider.get().description())
                .filter(card -> card.name().equals("e1000"))
                .filter(card -> card.build().equals(nic.build().label()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + nic.label() + " on the class path"));
    }

    /// Counts what an interrupt's poll received: the buffers that the driver gave back by writing RDT.
    private static final class ReceivedFrames implements ToIntFunction<List<TracedAccess>> {

        private long tail;

        ReceivedFrames(List<TracedAccess> before) {
            tail = before.stream()
                    .filter(access -> access.step().equals("write RDT"))
                    .reduce((earlier, later) -> later)
                    .orElseThrow(() -> new AssertionError("the receiver was never started"))
                    .value();
        }

        @Override
        public int applyAsInt(List<TracedAccess> poll) {
            int frames = 0;
            for (TracedAccess access : poll) {
                if (access.step().equals("write RDT")) {
                    frames += Math.floorMod(access.value() - tail, RING);
                    tail = access.value();
                }
            }
            return frames;
        }
    }

    /// Behind the first watchdog after the marker. The window ends with the last watchdog of the trace.
    private static int start(List<TracedAccess> trace) {
        List<String> steps = steps(trace);
        int marker = Math.max(steps.lastIndexOf("read EECD"), steps.lastIndexOf("write EECD"));
        int watchdog = steps.subList(marker, steps.size()).indexOf("write ICS");
        assertThat(watchdog).as("the end of a watchdog after the marker").isNotNegative();
        return marker + watchdog + 1;
    }

    private static List<String> steps(List<TracedAccess> trace) {
        return trace.stream().map(TracedAccess::step).toList();
    }

    private static void assertMechanisms(List<TracedAccess> window, DeviceDescription card) {
        Map<String, Mechanism> planned = card.plans().stream()
                .filter(plan -> plan.profile().equals(PROFILE))
                .flatMap(plan -> plan.sites().stream())
                .filter(site -> site.bar() == 0)
                .collect(Collectors.toMap(AccessTraceGuestTest::step, ExitPlan.Site::mechanism));
        assertThat(window)
                .isNotEmpty()
                .allSatisfy(access ->
                        assertThat(access.mechanism()).as(access.step()).isEqualTo(planned.get(access.step())));
    }

    private static String step(ExitPlan.Site site) {
        return (site.write() ? "write " : "read ") + site.register();
    }

    /// An access belongs to the first of the paths that has it; what belongs to none is in no path of the spec.
    private static void assertNothingElse(List<TracedAccess> window, List<TracedPath> paths) {
        assertThat(window)
                .allSatisfy(access -> assertThat(paths).as(access.step()).anyMatch(path -> path.has(access)));
    }

    private static void report(String name, List<Occurrence> found) {
        long predicted = found.stream().mapToLong(Occurrence::predicted).sum();
        long traced = found.stream().mapToLong(Occurrence::traced).sum();
        System.out.printf(
                "path %-15s %5d times %6d frames: %6d accesses predicted, %6d traced%n",
                name, found.size(), frames(found), predicted, traced);
    }

    private static int frames(List<Occurrence> found) {
        return found.stream().mapToInt(Occurrence::frames).sum();
    }

    /// What the guest's kernel counted while the trace was recorded.
    private record Traffic(int received, int sent) {}

    private static Traffic record(Nic nic) {
        try (GuestMachine guest = GuestMachine.boot(nic)) {
            guest.bringUp();
            silence(guest);
            awaitLinkReport(guest);
            Traffic before = count(guest);
            guest.shell().ok("ethtool -e eth0 offset 0 length 2"); // the marker: nothing else reads the EEPROM
            awaitWatchdog(guest);
            guest.shell().ok("ping -q -c %d -i 0.05 %s".formatted(PINGS, GuestMachine.HOST_ADDRESS));
            guest.host()
                    .script(LIMIT, """
                    head -c %d /dev/zero | socat -b 1000 -u - UDP4-SENDTO:%s:9""".formatted(DATAGRAMS * 1000, GuestMachine.GUEST_ADDRESS))
                    .ok();
            awaitWatchdog(guest);
            Traffic after = count(guest);
            assertThat(guest.server().terminate()).isZero();
            return new Traffic(after.received() - before.received(), after.sent() - before.sent());
        }
    }

    /// Nobody asks for addresses or routers, and nobody answers the datagrams.
    private static void silence(GuestMachine guest) {
        guest.shell().ok("""
                echo 1 > /proc/sys/net/ipv6/conf/eth0/disable_ipv6
                mac=$(ip neigh show %s | sed 's/.*lladdr \\([0-9a-f:]*\\).*/\\1/')
                ip neigh replace %s lladdr $mac dev eth0 nud permanent
                socat -u UDP4-RECV:9 /dev/null > /dev/null 2>&1 &
                sleep 0.5""".formatted(GuestMachine.HOST_ADDRESS, GuestMachine.HOST_ADDRESS));
        guest.fixNeighbour();
    }

    /// Two seconds after the link has come up the driver reads what the PHY says of it, once
    /// (e1000_update_phy_info_task); that is no path of the traffic.
    private static void awaitLinkReport(GuestMachine guest) {
        guest.shell().ok("sleep 3");
    }

    /// Lets the watchdog run once at least.
    private static void awaitWatchdog(GuestMachine guest) {
        guest.shell().ok("sleep 3");
    }

    private static Traffic count(GuestMachine guest) {
        String counts = guest.shell().ok("cd /sys/class/net/eth0/statistics; echo $(cat rx_packets tx_packets)");
        String[] words = counts.split(" ", -1);
        return new Traffic(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    }
}
