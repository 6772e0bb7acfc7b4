package nicc.runtime.cli;

import static nicc.runtime.device.ExitPlan.Mechanism.POSTED;
import static nicc.runtime.device.ExitPlan.Mechanism.TRAPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.device.FakeNic;
import nicc.runtime.transport.TraceHeader;
import nicc.runtime.transport.TraceRecorder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraceCommandTest {
    @TempDir
    private Path directory;

    private Path file;

    private record Result(int status, String out, String err) {}

    @BeforeEach
    void name() {
        file = directory.resolve("t.trace");
    }

    private static Result trace(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new CommandLine(new TraceCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Result(status, out.toString(), err.toString());
    }

    private TraceRecorder recorder(String hash) throws IOException {
        return new TraceRecorder(file, new TraceHeader("fake", "reference", hash, "vfio-user-qemu"));
    }

    private TraceRecorder recorder() throws IOException {
        return recorder(FakeNic.DESCRIPTION.specHash());
    }

    private static void read(TraceRecorder recorder, int offset, long value) {
        recorder.access(0, offset, 4, false, TRAPPED, value, value, 0);
    }

    private static void write(TraceRecorder recorder, int offset, long value) {
        write(recorder, offset, value, POSTED);
    }

    private static void write(TraceRecorder recorder, int offset, long value, Mechanism mechanism) {
        recorder.access(0, offset, 4, true, mechanism, value, value, value);
    }

    /// The path `interrupt` of [FakeNic] for a number of tail writes, with a bell in its midst.
    private static void interrupt(TraceRecorder recorder, int tails, boolean optional) {
        read(recorder, FakeNic.ICR, 5);
        write(recorder, FakeNic.IMC, ~0);
        write(recorder, FakeNic.BELL, 0x1000);
        for (int i = 0; i < tails; i++) {
            write(recorder, FakeNic.TAIL, i);
        }
        if (optional) {
            write(recorder, FakeNic.CTRL, 1);
        }
        write(recorder, FakeNic.IMS, 1);
        read(recorder, FakeNic.STATUS, 2);
    }

    @Test
    void anAccessIsPrintedWithRegisterFieldsAndWhatItChanged() throws IOException {
        try (TraceRecorder recorder = recorder()) {
            recorder.access(0, FakeNic.ICR, 4, false, TRAPPED, 5, 5, 0);
            recorder.reset();
            recorder.access(1, 0x10, 2, true, TRAPPED, 0xABCD, 0, 0);
        }
        Result result = trace(file.toString());
        assertThat(result.out())
                .contains("trapped  read  ICR          = 0x00000005 (DONE LSC)  0x00000005 (DONE LSC) → 0x00000000")
                .contains("reset")
                .contains("trapped  write BAR1+0x10    = 0xabcd");
    }

    @Test
    void interleavedPathsAreToldApartAndPredictedExitsAreThoseCounted() throws IOException {
        try (TraceRecorder recorder = recorder()) {
            interrupt(recorder, 2, false);
            interrupt(recorder, 2, true);
            interrupt(recorder, 0, false);
            write(recorder, FakeNic.ICS, 1);
        }
        Result result = trace(file.toString(), "--paths");
        assertThat(result.out())
                .contains("path interrupt (one interrupt): 3 times")
                .contains("n: 0 (1 times), 5 to 8 (2 times)")
                .containsPattern("posted +10\\.\\.13 +11\\b")
                .containsPattern("trapped +6 +6\\b")
                .contains("path ring (the bell): 3 times")
                .containsPattern("accesses that are part of no path\\s+1  write ICS");
        assertThat(result.status()).isZero();
    }

    @Test
    void exitsThatThePlanDoesNotPredictAreReportedByTheExitStatus() throws IOException {
        try (TraceRecorder recorder = recorder()) {
            write(recorder, FakeNic.BELL, 1, TRAPPED);
        }
        Result result = trace(file.toString(), "--paths");
        assertThat(result.out()).containsPattern("posted +1 +0   not as predicted");
        assertThat(result.status()).isEqualTo(3);
    }

    @Test
    void aPathThatBreaksOffIsNone() throws IOException {
        try (TraceRecorder recorder = recorder()) {
            read(recorder, FakeNic.ICR, 0);
            interrupt(recorder, 1, false);
        }
        assertThat(trace(file.toString(), "--paths").out())
                .contains("path interrupt (one interrupt): 1 times")
                .containsPattern("accesses that are part of no path\\s+1  read  ICR");
    }

    @Test
    void theSummaryCountsBySiteAndMechanism() throws IOException {
        try (TraceRecorder recorder = recorder()) {
            interrupt(recorder, 3, false);
        }
        assertThat(trace(file.toString(), "--summary").out())
                .containsPattern("3  write TAIL +posted")
                .containsPattern("1  read  ICR +trapped")
                .doesNotContain("path interrupt");
    }

    @Test
    void jsonHasRecordsAndAnalysis() throws IOException {
        try (TraceRecorder recorder = recorder()) {
            interrupt(recorder, 1, false);
        }
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(trace(file.toString(), "--json").out());
        assertThat(json.at("/trace/name").asString()).isEqualTo("fake");
        assertThat(json.at("/records").size()).isEqualTo(6);
        assertThat(json.at("/records/0/name").asString()).isEqualTo("ICR");
        assertThat(json.at("/analysis/paths/0/runs").asInt()).isEqualTo(1);
    }

    @Test
    void aTraceCutOffInARecordEndsThere() throws IOException {
        try (TraceRecorder recorder = recorder()) {
            interrupt(recorder, 1, false);
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(trace(file.toString(), "--summary").out()).doesNotContain("STATUS");
    }

    @Test
    void aFileThatIsNoTraceOrOfAnotherSpecIsRefused() throws IOException {
        assertThat(trace(file.toString()).err()).contains("there is no file");
        Files.writeString(file, "hello, this is no trace");
        assertThat(trace(file.toString()).err()).contains("not a trace file");
        recorder("cd".repeat(32)).close();
        Result other = trace(file.toString());
        assertThat(other.err()).contains("the trace is of another version of fake");
        assertThat(other.status()).isEqualTo(1);
    }
}
