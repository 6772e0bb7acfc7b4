package nicc.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import nicc.runtime.device.FakeNic;
import nicc.runtime.ffi.EventFd;
import nicc.runtime.vfiouser.FakeVfioUserClient;
import nicc.runtime.vhostuser.FakeFrontEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ServeCommandTest {
    @TempDir
    private Path directory;

    @Test
    void servesAClientAfterTheOtherAndEndsOnSigtermWithStatusZero() throws Exception {
        Path socket = directory.resolve("nic.sock");
        Path trace = directory.resolve("trace");
        Process server = start(
                "fake", "--socket", socket.toString(), "--wire", "null", "--build", "reference", "--trace", "" + trace);
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("listening on " + socket);
            assertThat(out.readLine()).isEmpty();
            assertThat(out.readLine()).startsWith("qemu-system-x86_64");
            drive(socket, 0, 7);
            drive(socket, 7, 8);
            server.destroy();
            assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).isZero();
            assertThat(socket).doesNotExist();
            assertThat(tracePaths(trace)).contains("path ring (the bell): 2 times");
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void saysAtItsEndHowLongTheGuestWaited() throws Exception {
        Path socket = directory.resolve("nic.sock");
        Process server =
                start("fake", "--socket", "" + socket, "--wire", "null", "--build", "reference", "--latency", "--json");
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("listening");
            drive(socket, 0, 7);
            server.toHandle().destroy(); // Process.destroy would close its output
            String last = out.lines().reduce("", (_, line) -> line);
            assertThat(last).containsPattern("\"latencies\":\\{\"answers\":\\{\"count\":[1-9]");
            assertThat(last).containsPattern("\"effects\":\\{\"count\":[1-9][0-9]*,.*\"p999\":[1-9]");
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void countsWhatItIsAskedToCountSinceTheBeginning() throws Exception {
        Path socket = directory.resolve("nic.sock");
        Process server = start(
                "fake",
                "--socket",
                "" + socket,
                "--wire",
                "null",
                "--build",
                "reference",
                "--stats",
                "0.1",
                "--json",
                "--operations",
                "--disable",
                "hold");
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("listening");
            drive(socket, 0, 7);
            server.toHandle().destroy(); // Process.destroy would close its output
            // A line that was due may come behind the last one.
            assertThat(out.lines().collect(Collectors.joining("\n")))
                    .containsPattern("\"moment\":[1-9][0-9]*,")
                    .containsPattern("\"trapped\":[1-9]")
                    .contains("\"calls\":0", "\"operations\":{\"accesses\":");
        } finally {
            server.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hald, the runtime does nothing called hald. Did you mean hold?",
        "join, 'only a tap hands over whole frames, joins segments or finishes checksums'",
        "checksum, 'only a tap hands over whole frames, joins segments or finishes checksums'"
    })
    void whatCannotBeDisabledIsToldAsSuch(String name, String complaint) {
        StringWriter err = new StringWriter();
        int status = new CommandLine(new ServeCommand())
                .setErr(new PrintWriter(err, true))
                .execute(
                        "fake",
                        "--socket=" + directory.resolve("nic.sock"),
                        "--wire=null",
                        "--build=reference",
                        "--disable=" + name);
        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains(complaint);
    }

    @Test
    void servesSeveralDevicesEachAtASocketOfItsOwn() throws Exception {
        Path socket = directory.resolve("nic%d.sock");
        Process server =
                start("fake", "--socket", "" + socket, "--wire", "null", "--build", "reference", "--count", "3");
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < 3; i++) {
                Path own = directory.resolve("nic" + i + ".sock");
                assertThat(out.lines()
                                .filter(line -> line.startsWith("listening"))
                                .findFirst())
                        .contains("listening on " + own);
                drive(own, 0, i + 1);
            }
            server.toHandle().destroy();
            assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).isZero();
            assertThat(directory).isEmptyDirectory();
        } finally {
            server.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "52:54:00:12:34:56, 0, 52:54:00:12:34:56",
        "52:54:00:12:34:56, 1, 52:54:00:12:34:57",
        "52:54:00:0:0:ff, 257, 52:54:00:00:02:00",
        "52:54:00:ff:ff:ff, 1, 52:54:00:00:00:00"
    })
    void addressesOfDevicesCountUp(String first, int number, String expected) {
        assertThat(Numbered.address(first, number)).isEqualTo(expected);
    }

    @Test
    void devicesDoNotShareASocket() {
        StringWriter errors = new StringWriter();
        int status = new CommandLine(new ServeCommand())
                .setErr(new PrintWriter(errors, true))
                .execute(
                        "fake",
                        "--socket",
                        "" + directory.resolve("nic.sock"),
                        "--wire",
                        "null",
                        "--build",
                        "reference",
                        "--count",
                        "2");
        assertThat(status).isEqualTo(1);
        assertThat(errors.toString()).contains("needs a %d");
    }

    @Test
    void servesRingsToAFrontEnd() throws Exception {
        Path socket = directory.resolve("nic,1.sock");
        Process server =
                start("fakerings", "--socket", "" + socket, "--wire", "null", "--build", "reference", "--vhost-user");
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("listening on " + socket);
            List<String> qemu = out.lines().skip(1).limit(5).toList();
            assertThat(qemu.get(1)).contains("memory-backend-memfd,id=mem,size=512M,share=on");
            assertThat(qemu.get(2)).contains("path=" + directory + "/nic,,1.sock,reconnect-ms=500'");
            assertThat(qemu.get(3)).contains("-netdev vhost-user,id=net0,chardev=chr0 ");
            assertThat(qemu.get(4)).endsWith("-device virtio-net-pci,netdev=net0");
            for (int i = 0; i < 2; i++) {
                try (EventFd kick = EventFd.create();
                        EventFd call = EventFd.create();
                        FakeFrontEnd client = new FakeFrontEnd(socket, Thread::onSpinWait)) {
                    client.connect(FakeFrontEnd.PROTOCOL);
                    client.addMemory(true);
                    assertThat(client.set(18, FakeFrontEnd.state(0, 1))).isTrue();
                    client.start(0, FakeFrontEnd.HIGH, kick, call);
                    awaitSignal(call); // may be the one that is made in case the listener before had one
                    await("a ring served", () -> client.ram().readInt(FakeFrontEnd.HIGH) > 0);
                }
            }
            server.destroy();
            assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).isZero();
        } finally {
            server.destroyForcibly();
        }
    }

    private static String tracePaths(Path trace) {
        StringWriter out = new StringWriter();
        new CommandLine(new TraceCommand()).setOut(new PrintWriter(out)).execute("" + trace, "--paths");
        return out.toString();
    }

    private static void drive(Path socket, long expected, long value) throws IOException {
        try (EventFd intx = EventFd.create();
                FakeVfioUserClient client = new FakeVfioUserClient(socket, Thread::onSpinWait)) {
            client.version();
            client.dmaMap(0, FakeVfioUserClient.RAM, 0);
            client.setIrqs(0x24, 0, 0, 1, intx.fd());
            client.enable();
            assertThat(client.readNumber(0, FakeNic.CTRL, 4)).isEqualTo(expected);
            client.postNumber(0, FakeNic.CTRL, 4, value);
            client.ram().writeInt(0x2000, 5);
            client.postNumber(0, FakeNic.IMS, 4, 1);
            client.postNumber(0, FakeNic.BELL, 4, 0x2000);
            awaitSignal(intx);
            assertThat(client.ram().readInt(0x2000)).isEqualTo(6);
            assertThat(client.readNumber(0, FakeNic.ICR, 4) & 1).isEqualTo(1);
        }
    }

    private static void awaitSignal(EventFd eventfd) {
        await("an interrupt", () -> eventfd.drain() != 0);
    }

    private static void await(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within 5 s").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ServeMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fakr --wire null --build reference | there is no compiled device fakr. Did you mean fake?",
                "fake --wire null --build referense | device fake has no referense build. Did you mean reference?",
                "fake --wire nul --build reference | wire \"nul\": there is no wire \"nul\"; wires are tap:NAME",
                "fake --wire null --build reference --param CTRL_INT=1 | Did you mean CTRL_INIT?",
                "fake --wire null --build reference --param CTRL_INIT=x | needs a number, not \"x\"",
                "fake --wire null --build reference --param CTRL_INIT=0x100000000 | has 32 bits",
                "fake --wire null --build reference --mac 52:54:00 | is no Ethernet address",
                "fake --wire null --build reference --mac 01:00:5e:00:00:01 | is a group address",
                "fake --wire null --build reference --profile vfio-user | Did you mean vfio-user-qemu?",
                "fake --wire null --build reference --classes /nowhere | there is no directory /nowhere",
                "fake --wire null --build reference --vhost-user | its spec does not say vhostuser",
                "fakerings --wire null --build reference --vhost-user --trace t | there is nothing to --trace",
                "fakerings --wire null --build reference --vhost-user --profile embedded | the platform is vhost-user",
            })
    void aMistakeIsExplainedInOneLine(String arguments, String message) {
        StringWriter errors = new StringWriter();
        int status = new CommandLine(new ServeCommand())
                .setErr(new PrintWriter(errors))
                .execute((arguments + " --socket " + directory.resolve("s")).split(" ", -1));
        assertThat(errors.toString()).contains(message).hasLineCount(1);
        assertThat(status).isEqualTo(1);
        assertThat(Files.exists(directory.resolve("s"))).isFalse();
    }

    @Test
    void devicesListsDevicesAndTheirParameters() {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new DevicesCommand())
                .setOut(new PrintWriter(out))
                .execute();
        assertThat(status).isZero();
        assertThat(out.toString())
                .contains("fake         reference  8086:100e  A card for tests")
                .contains("--param CTRL_INIT=0x0  CTRL after power-on (32 bits)");
    }

    @Test
    void aMacAddressIsTheParameterMacMostSignificantByteFirst() throws CommandException {
        assertThat(Parameters.of(FakeNic.DESCRIPTION, Map.of(), "52:54:00:12:34:56"))
                .containsEntry("MAC", 0x525400123456L);
    }
}
