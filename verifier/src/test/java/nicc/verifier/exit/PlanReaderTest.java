package nicc.verifier.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import nicc.dsl.Frontend;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.model.Device;
import org.junit.jupiter.api.Test;

class PlanReaderTest {
    private static final String PLATFORM =
            "\"platform\": {\"name\": \"p\", \"title\": \"t\", \"pageBytes\": 4096, \"memory\": [\"MAPPED\"], \"io\": [],"
                    + " \"readOnlyPages\": true, \"mappedLosesPosted\": false, \"mappedNeedsMessages\": false}";
    private static final String READ =
            "{\"bar\": 0, \"register\": \"R\", \"offset\": 0, \"write\": false, \"mechanism\": \"MAPPED\"}";
    private static final String WRITE =
            "{\"bar\": 0, \"register\": \"R\", \"offset\": 0, \"write\": true, \"mechanism\": \"TRAPPED\"}";

    private static PlanData read(String device, String sites) {
        String text =
                "device test \"test\" { pci { vendor 1; device 1; revision 0; class 0x020000; bar 0 memory 4 KiB maps csr; }"
                        + " bank csr \"csr\" { partial enables; default 0; register R @ 0x0; } }";
        Device model = Frontend.load(new SourceFile("test.nic", text), (path, importer) -> Optional.empty())
                .device()
                .orElseThrow();
        return new PlanReader(model)
                .read("{\"device\": \"" + device + "\", " + PLATFORM + ", \"sites\": [" + sites + "]}");
    }

    @Test
    void readsAPlanOfTheDevice() {
        PlanData plan = read("test", READ + "," + WRITE);
        assertThat(plan.platform().memory()).containsExactly(Mechanism.MAPPED);
        assertThat(plan.mechanisms()).hasSize(2).containsValue(Mechanism.MAPPED);
    }

    @Test
    void rejectsAPlanOfAnotherDevice() {
        assertThatThrownBy(() -> read("other", READ + "," + WRITE)).hasMessageContaining("is for 'other'");
    }

    @Test
    void rejectsAPlanWithoutASite() {
        assertThatThrownBy(() -> read("test", READ)).hasMessageContaining("write R is not planned");
    }

    @Test
    void rejectsASiteThatIsPlannedTwice() {
        assertThatThrownBy(() -> read("test", READ + "," + READ)).hasMessageContaining("planned twice");
    }

    @Test
    void rejectsASiteThatTheDeviceDoesNotHave() {
        assertThatThrownBy(() -> read("test", READ.replace("\"R\"", "\"Q\""))).hasMessageContaining("no such site");
    }

    @Test
    void rejectsAnUnknownMechanism() {
        assertThatThrownBy(() -> read("test", READ.replace("MAPPED", "MAGIC"))).hasMessageContaining("'MAGIC'");
    }
}
