package nicc.verifier.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.ToolProvider;
import nicc.dsl.Frontend;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.refine.Campaign;
import nicc.verifier.refine.Memory;
import nicc.verifier.refine.Obligations;
import nicc.verifier.refine.Prover;
import nicc.verifier.refine.Relations;
import nicc.verifier.refine.Result;

/// A card with two registers, A and B, each with a method of its own, as a spec and a class.
record Card(Device device, ClassImage image, Relations relations) {
    static final String SPEC = """
            device card {
              pci { vendor 0x8086; device 0x100E; bar 0 memory 4 KiB maps csr; }
              bank csr {
                register A @ 0 { sw rw; field LOW [15:0]; }
                register B @ 0x20 { sw rw; field LOW [15:0]; }
              }
            }
            """;

    static final String CODE = """
            final class Fixture {
                private int A;
                private int B;

                void write(int bar, long offset, int size, long value) {
                    long enables = size >= 8 ? -1L : (1L << (size << 3)) - 1;
                    if (offset < 0x20) {
                        a((int) offset << 3, enables, value);
                    } else {
                        b((int) offset - 0x20 << 3, enables, value);
                    }
                }

                private void a(int first, long enables, long value) {
                    long written = value << first & enables << first;
                    A = (int) (A & ~(enables << first & 0xFFFF) | written & 0xFFFF);
                }

                private void b(int first, long enables, long value) {
                    long written = value << first & enables << first;
                    B = (int) (B & ~(enables << first & 0xFFFF) | written & 0xFFFF);
                }
            }
            """;

    private static final int EFFORT = 2_000_000;

    static Card of(Path scratch, String spec, String code) throws IOException {
        Frontend.Result loaded = Frontend.load(new SourceFile("card.nic", spec), (path, importer) -> Optional.empty());
        Device device = loaded.device()
                .orElseThrow(() -> new AssertionError(loaded.diagnostics().toString()));
        Path folder = Files.createTempDirectory(scratch, "card");
        Path file = Files.writeString(folder.resolve("Fixture.java"), code);
        var messages = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, messages, "-g", "-proc:none", "-d", folder.toString(), file.toString());
        assertThat(status).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        return new Card(device, ClassImage.read(folder, "Fixture"), relations(device));
    }

    private static Relations relations(Device device) {
        List<Relations.Cell> cells = new ArrayList<>();
        device.cells()
                .forEach(cell -> cells.add(
                        new Relations.Cell(cell.name(), cell.name(), cell.width(), cell.count(), cell.array())));
        return new Relations(
                1,
                device.name(),
                "fixture",
                "Fixture",
                cells,
                List.of(),
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of());
    }

    /// Tries to prove what is said of writes.
    List<Result> prove(Memory memory) {
        return new Campaign(
                        () -> new Prover(device, image, relations, EFFORT),
                        Obligations.of(device, image, relations),
                        memory)
                .run(name -> name.startsWith("write csr."), result -> {});
    }

    Meaning meaning() {
        return new Meaning(device, image, relations, EFFORT);
    }

    /// The names of the obligations that were asked again.
    static Set<String> asked(List<Result> results) {
        Set<String> names = new TreeSet<>();
        results.stream().filter(result -> !result.remembered()).forEach(result -> names.add(result.name()));
        return names;
    }
}
