package nicc.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {
    @TempDir
    private Path home;

    @RegisterExtension
    final HomeProperty property = new HomeProperty();

    private final StringWriter errors = new StringWriter();
    private final StringWriter text = new StringWriter();

    private int run(String... arguments) {
        property.set(home);
        return new CommandLine(new BenchCommand())
                .setErr(new PrintWriter(errors, true))
                .setOut(new PrintWriter(text, true))
                .execute(arguments);
    }

    @Test
    void theBenchHasItsOptionsAndItsStatusIsTheCommands() throws IOException {
        Path program = Files.createDirectory(home.resolve(".ci")).resolve("guest-bench");
        Files.writeString(program, "#!/bin/sh\necho \"$@\" > " + home.resolve("said") + "\nexit 3\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(run("--guest", "--rounds", "2", "--measure", "tcp-out")).isEqualTo(3);
        assertThat(Files.readString(home.resolve("said"))).isEqualTo("--rounds 2 --measure tcp-out\n");
    }

    @Test
    void idleDevicesAreServedAndCounted() {
        int status = run("--idle", "3", "--device", "fake", "--build", "reference", "--seconds", "1", "--json");
        assertThat(status).as(errors.toString()).isZero();
        assertThat(text.toString()).contains("\"devices\" : 3", "\"threadsPerDevice\" : 1.0");
    }

    @Test
    void anOptionThatIsNoneOfIdlesIsRefused() {
        assertThat(run("--idle", "3", "--rounds", "2")).isEqualTo(1);
        assertThat(errors.toString()).contains("--rounds");
    }

    @Test
    void withoutTheBenchItIsSaidWhereItShouldBe() {
        assertThat(run("--guest")).isEqualTo(1);
        assertThat(errors.toString()).contains("nicc bench: there is no " + home.resolve(".ci/guest-bench"));
    }
}
