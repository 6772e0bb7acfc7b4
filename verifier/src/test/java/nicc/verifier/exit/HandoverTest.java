package nicc.verifier.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import nicc.dsl.Frontend;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.model.Device;
import org.junit.jupiter.api.Test;

/// E4 and E5 where the guest hands descriptors over by a count in its memory, and an engine moves the tail.
class HandoverTest {
    private static final String SPEC = """
            device test "test" {
              pci { vendor 1; device 1; revision 0; class 0x020000; bar 0 memory 4 KiB maps csr; }
              bank csr "csr" {
                partial enables; default 0;
                register BASE @ 0x0 { reset 0; field B [31:0]; }
                register SIZE @ 0x4 { reset 0; field S [15:0]; }
                register HEAD @ 0x8 { reset 0; field H [15:0]; }
                register TAIL @ 0xC { reset 0; field T [15:0]; }
              }
              layout Count 4 { VALUE [31:0]; }
              layout Slot 16 { ADDRESS [63:0]; }
              layout Octet 1 { VALUE [7:0]; }
              var octet: u8 = 0;
              var known: u32 = 0;
              var seen: u32 = 0;
              ring r of Slot { base BASE as u64; size SIZE.S; head HEAD.H; tail TAIL.T; }
              engine e "e" { when r.available > 0; step { LOOK take d from r; seen = d.ADDRESS[31:0]; } }
            }
            """;
    private static final String LOAD = "let w = fetch Count at 0x100; let more = w.VALUE - known; ";
    private static final String ADVANCE = "if (more < (SIZE.S as u32)) {"
            + " let next = (TAIL.T as u32) + more; TAIL.T = (next < (SIZE.S as u32) ? next : next - (SIZE.S as u32))[15:0];"
            + " known += more; }";

    private static Handover handover(String look) {
        SourceFile source = new SourceFile("test.nic", SPEC.replace("LOOK", look));
        Frontend.Result result = Frontend.load(source, (path, importer) -> Optional.empty());
        assertThat(result.diagnostics()).isEmpty();
        Device device = result.device().orElseThrow();
        return Handover.of(device, device.rings().getFirst(), new Soundness(device));
    }

    private static void assertOther(String look) {
        assertThat(handover(look).other()).contains("engine e");
    }

    @Test
    void writesOfRegistersNeedNoCount() {
        Handover handover = handover("");
        assertThat(handover.other()).isEmpty();
        assertThat(handover.counts()).isEmpty();
        assertThat(handover.cells()).containsExactlyInAnyOrder("BASE", "SIZE", "TAIL");
    }

    @Test
    void tailFollowsTheGuestsCount() {
        Handover handover = handover(LOAD + ADVANCE);
        assertThat(handover.other()).isEmpty();
        assertThat(handover.counts()).containsExactly(Map.entry("engine e", "known"));
    }

    @Test
    void tailThatRunsAheadOfTheCountIsNotTheGuests() {
        assertOther(LOAD + ADVANCE.replace("known += more", "known += more - 1"));
    }

    @Test
    void countThatWasNotLoadedIsNotTheGuests() {
        assertOther("let more: u32 = 1; " + ADVANCE);
    }

    @Test
    void tailThatMovesByAWholeRingIsNotTheGuests() {
        assertOther(LOAD + ADVANCE.replace("more < (SIZE.S as u32)", "more <= (SIZE.S as u32)"));
    }

    @Test
    void sizeThatChangesIsNotTheGuests() {
        assertOther(LOAD + ADVANCE + " SIZE.S = 8;");
    }

    @Test
    void countOfAByteIsNoAcquire() {
        assertOther(
                "let w = fetch Octet at 0x100; let more = w.VALUE - octet; if ((more as u16) < SIZE.S) {"
                        + " let next = TAIL.T + (more as u16); TAIL.T = next < SIZE.S ? next : next - SIZE.S; octet += more; }");
    }
}
