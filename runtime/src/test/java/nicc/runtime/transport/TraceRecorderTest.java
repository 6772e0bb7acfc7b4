package nicc.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import nicc.runtime.device.ExitPlan.Mechanism;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceRecorderTest {
    private static final TraceHeader HEADER = new TraceHeader("fake", "reference", "ab", "vfio-user-qemu");
    private static final int RECORDS = 200_000;

    @TempDir
    private Path directory;

    private static void record(TraceRecorder recorder) {
        for (int i = 0; i < RECORDS; i++) {
            recorder.access(0, 0, 4, true, Mechanism.POSTED, i, 0, i);
        }
    }

    @Test
    void everyRecordIsInTheFileInOrderOrInAGap() throws IOException {
        Path file = directory.resolve("t");
        try (TraceRecorder recorder = new TraceRecorder(file, HEADER)) {
            record(recorder);
            recorder.reset();
        }
        long next = 0;
        try (TraceReader reader = new TraceReader(file)) {
            assertThat(reader.header()).isEqualTo(HEADER);
            for (TraceRecord record = reader.next(); record != null; record = reader.next()) {
                switch (record) {
                    case TraceRecord.Access access -> assertThat(access.value()).isEqualTo(next++);
                    case TraceRecord.Gap gap -> next += gap.lost();
                    case TraceRecord.Reset _ -> assertThat(next).isEqualTo(RECORDS);
                }
            }
        }
        assertThat(next).isLessThanOrEqualTo(RECORDS);
    }
}
