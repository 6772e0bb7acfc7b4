package nicc.verifier.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nicc.dsl.Frontend;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.model.Device;
import org.junit.jupiter.api.Test;

class InvariantsTest {

    private static List<String> lemmas(String registers, String others) {
        String text =
                "device test \"test\" { pci { vendor 1; device 1; revision 0; class 0x020000; bar 0 memory 16 KiB maps csr; }"
                        + " bank csr \"csr\" { partial enables; default 0; " + registers + " } " + others + " }";
        Frontend.Result result = Frontend.load(new SourceFile("test.nic", text), (path, importer) -> Optional.empty());
        assertThat(result.diagnostics()).isEmpty();
        Device device = result.device().orElseThrow();
        return Invariants.of(device).lemmas(device);
    }

    @Test
    void causeThatNothingSetsIsAlwaysZero() {
        assertThat(lemmas("register S @ 0x0 { reset 0; field S [31:0] { onwrite woclr; } }", ""))
                .containsExactly("S is always 0x0");
    }

    @Test
    void registerThatSoftwareStoresIsNotConstant() {
        assertThat(lemmas("register S @ 0x0 { reset 0; }", "")).isEmpty();
    }

    @Test
    void valueThatOnlyClearingWritesCouldChangeIsNotConstantUnlessZero() {
        assertThat(lemmas("register S @ 0x0 { reset 5; field S [31:0] { onwrite woclr; } }", ""))
                .isEmpty();
    }

    @Test
    void codeBehindAConditionThatNeverHoldsChangesNothing() {
        assertThat(lemmas(
                        "register S @ 0x0 { sw r; reset 7; }",
                        "var odd: bool = false; engine work \"w\" { when odd; step { S = 1; } }"))
                .containsExactlyInAnyOrder("S is always 0x7", "odd is always 0x0");
    }

    @Test
    void twoCellsThatOnlyChangeTogetherStay() {
        assertThat(lemmas(
                        "register S @ 0x0 { sw r; reset 0; }",
                        "var a: u8 = 0; var b: u8 = 0; engine work \"w\" { when S == 0; step { a = b; b = a; } }"))
                .containsExactlyInAnyOrder("S is always 0x0", "a is always 0x0", "b is always 0x0");
    }

    @Test
    void elementsOfAnArrayKeepWhatTheyHaveInCommon() {
        assertThat(lemmas("register S @ 0x0 { sw r; }", "var t: u8[2] = { 1, 3 };"))
                .containsExactly("S is always 0x0");
    }

    @Test
    void resetToAnotherValueIsAChange() {
        assertThat(lemmas(
                        "register S @ 0x0 { sw r; reset 0; } register GO @ 0x4 { on write { reset soft; } }",
                        "domains power, bus, soft; var t: u8 = 1 on soft;"))
                .containsExactly("S is always 0x0");
    }
}
