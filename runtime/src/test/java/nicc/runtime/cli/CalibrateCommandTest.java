package nicc.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nicc.runtime.calibrate.Calibration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CalibrateCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void everyCostIsMeasuredOrMissesForAReason() throws IOException {
        Path file = directory.resolve("costs.json");
        assertThat(run("--millis", "2", "--json", "--out", file.toString())).isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        List<String> ids = new ArrayList<>();
        json.path("costs").forEach(cost -> {
            ids.add(cost.path("id").asString());
            assertThat(cost.path("nanos").asDouble()).isPositive();
            assertThat(cost.path("low").asDouble())
                    .isLessThanOrEqualTo(cost.path("high").asDouble());
        });
        json.path("missing").forEach(one -> {
            ids.add(one.path("id").asString());
            assertThat(one.path("why").asString()).isNotBlank();
        });
        assertThat(ids)
                .contains("call", "syscall", "copy.64", "copy.1514", "copy.65536", "eventfd.wake", "socket.wake")
                .contains("kvm.store", "kvm.event", "qemu.read", "tap.write.64", "tap.read");
        assertThat(Calibration.read(file).costs()).hasSameSizeAs(json.path("costs"));
    }

    @Test
    void aFileThatCannotBeWrittenIsToldAsSuch() {
        assertThat(run(
                        "--millis",
                        "1",
                        "--out",
                        directory.resolve("no/costs.json").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("nicc calibrate").contains("costs.json");
    }

    @Test
    void noTimeAtAllIsRefused() {
        assertThat(run("--millis", "0")).isEqualTo(1);
        assertThat(err.toString()).contains("--millis is at least 1");
    }

    private int run(String... arguments) {
        return new CommandLine(new CalibrateCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
