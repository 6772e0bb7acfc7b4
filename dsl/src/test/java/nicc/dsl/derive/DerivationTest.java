package nicc.dsl.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nicc.dsl.Frontend;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.model.Device;
import org.junit.jupiter.api.Test;

/// What a twin is made of. `-Dnicc.refresh` writes the expected text anew.
class DerivationTest {
    private static final Path SMALL = Path.of("src/test/twins/small.nic");
    private static final Path EXPECTED = Path.of("src/test/twins/small-paravirt.nic");

    private static ParavirtTwin twin(String text) {
        return Derivation.derive(Frontend.load(new SourceFile("small.nic", text), (path, _) -> Frontend.library(path)))
                .twin()
                .orElseThrow();
    }

    private static String small() throws IOException {
        return Files.readString(SMALL);
    }

    @Test
    void isASpecThatCanBeRead() throws IOException {
        String text = twin(small()).source().text();
        if (Boolean.getBoolean("nicc.refresh")) {
            Files.writeString(EXPECTED, text);
        }
        assertThat(text).isEqualTo(Files.readString(EXPECTED));
        assertThat(Frontend.load(EXPECTED).diagnostics()).isEmpty();
    }

    @Test
    void keepsWhatTheDeviceIs() throws IOException {
        Device small = Frontend.load(SMALL).device().orElseThrow();
        Device derived = twin(small()).device();
        assertThat(derived.banks().stream().filter(bank -> bank.name().equals("csr")))
                .singleElement()
                .satisfies(bank -> assertThat(bank.registers())
                        .extracting(register -> register.name() + "@" + register.offset())
                        .isEqualTo(small.banks().getFirst().registers().stream()
                                .map(register -> register.name() + "@" + register.offset())
                                .toList()));
        assertThat(derived.layouts()).extracting("name").containsAll(names(small));
    }

    private static List<String> names(Device device) {
        return device.layouts().stream().map(layout -> layout.name()).toList();
    }

    @Test
    void findsCausesValuesAndCounters() throws IOException {
        TwinBlock block = twin(small()).block();
        assertThat(block.rings()).containsExactly("tx", "rx");
        assertThat(block.causes()).containsExactly("CAUSE");
        assertThat(block.shown()).containsExactly("STATE");
        assertThat(block.counters()).containsExactly("FRAMES");
    }

    @Test
    void sidesShareNoLine() throws IOException {
        TwinBlock block = twin(small()).block();
        List<Integer> device = List.of(0, block.word(0), block.word(1), block.kick(0), block.kick(1), block.sums());
        List<Integer> driver = List.of(block.seen(), block.wanted(), block.given(0), block.given(1));
        assertThat(device.stream().map(at -> at / TwinBlock.LINE))
                .doesNotContainAnyElementsOf(
                        driver.stream().map(at -> at / TwinBlock.LINE).toList());
    }

    @Test
    void withoutALineNothingIsPublished() throws IOException {
        String silent = small().replaceAll("(?m)^  interrupt IRQ.*$", "").replaceAll("(?m)^    interrupt pin A;$", "");
        ParavirtTwin twin = twin(silent);
        assertThat(twin.block().vector()).isNegative();
        assertThat(twin.block().causes()).isEmpty();
        assertThat(twin.device().pci().msix()).isEmpty();
        assertThat(twin.device().actions()).extracting("name").doesNotContain("pv_publish");
    }

    @Test
    void messagesAreOneMoreThanThereWere() throws IOException {
        ParavirtTwin twin = twin(small().replace("interrupt pin A;", "interrupt pin A; msix 3 vectors bar 5;"));
        assertThat(twin.block().vector()).isEqualTo(3);
        assertThat(twin.device().pci().msix().orElseThrow().vectors()).isEqualTo(4);
    }
}
