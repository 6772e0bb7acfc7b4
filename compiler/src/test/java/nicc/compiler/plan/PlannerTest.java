package nicc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import nicc.dsl.Frontend;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.model.Device;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static Mechanism write(String registers, String others) {
        String text =
                "device test \"test\" { pci { vendor 1; device 1; revision 0; class 0x020000; bar 0 memory 16 KiB maps csr; }"
                        + " bank csr \"csr\" { partial enables; default 0; " + registers + " } " + others + " }";
        Frontend.Result result = Frontend.load(new SourceFile("test.nic", text), (path, importer) -> Optional.empty());
        assertThat(result.device()).as("%s", result.diagnostics()).isPresent();
        Device device = result.device().orElseThrow();
        Profile profile = Profiles.all().stream()
                .filter(candidate -> candidate.name().equals("kvm-direct"))
                .findFirst()
                .orElseThrow();
        return Plans.of(device, profile).sites().stream()
                .filter(site -> site.write() && site.register().equals("STATUS"))
                .map(ExitPlan.Site::mechanism)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void writeThatCouldOnlyClearWhatNothingSetsNeedsNoExit() {
        assertThat(write("register STATUS @ 0x0 { reset 0; field S [7:0] { onwrite woclr; } }", ""))
                .isEqualTo(Mechanism.COALESCED);
    }

    @Test
    void writeThatClearsWhatCodeSetsIsNotCoalescedWhereAPageShowsIt() {
        assertThat(write(
                        "register STATUS @ 0x0 { reset 0; field S [7:0] { onwrite woclr; } }",
                        "var odd: bool = false; engine work \"w\" { when odd; step { odd = 0; STATUS.S = 1; } }"))
                .isNotEqualTo(Mechanism.COALESCED);
    }

    @Test
    void writeThatClearsWhatAResetSetsIsNotCoalescedWhereAPageShowsIt() {
        assertThat(write("register STATUS @ 0x0 { reset 1; field S [7:0] { onwrite woclr; } }", ""))
                .isNotEqualTo(Mechanism.COALESCED);
    }

    private static final String ENGINE =
            "var rung: u8 = 0; var odd: bool = false; engine work \"w\" { when rung != 0; step { rung = 0; } }";

    private static Mechanism doorbell(String code) {
        return write("register STATUS[4] @ 0x0 { reserved [31:0]; on write { " + code + " } }", ENGINE + ACTION);
    }

    private static final String ACTION =
            " buffer out 64 \"a frame\"; timer T unit 256 ns \"t\" { on expiry { rung = 1; } }"
                    + " action ring(bit: u3, mark: bool) \"r\" { for i in 0 .. 4 { if (mark) { rung[i as u3] = 1; } } rung[bit] = 1; }";

    @Test
    void doorbellThatOnlySetsAndClearsBitsIsAnEvent() {
        assertThat(doorbell("rung[index as u3] = 1;")).isEqualTo(Mechanism.EVENT);
        assertThat(doorbell("rung |= 3; rung &= 0xFE;")).isEqualTo(Mechanism.EVENT);
        assertThat(doorbell("let bit = index as u3; if (index != 2) { ring(bit, index == 1); }"))
                .isEqualTo(Mechanism.EVENT);
        assertThat(doorbell("start T after 3;")).isEqualTo(Mechanism.EVENT);
    }

    @Test
    void doorbellThatDoesMoreTheSecondTimeIsNoEvent() {
        assertThat(doorbell("rung = rung + 1;")).isEqualTo(Mechanism.TRAPPED);
        assertThat(doorbell("odd = !odd; if (odd) { rung = 1; }")).isEqualTo(Mechanism.TRAPPED);
        assertThat(doorbell("rung[index as u3] = !rung[index as u3];")).isEqualTo(Mechanism.TRAPPED);
        assertThat(doorbell("rung ^= 1;")).isEqualTo(Mechanism.TRAPPED);
        assertThat(doorbell("rung = {rung[6:0], 1 as u1};")).isEqualTo(Mechanism.TRAPPED);
        assertThat(doorbell("let before = rung; rung = 1; if (before == 1) { odd = 1; }"))
                .isEqualTo(Mechanism.TRAPPED);
        assertThat(doorbell("ring(rung[2:0], false);")).isEqualTo(Mechanism.TRAPPED);
        assertThat(doorbell("if (!T.running) { start T after 3; } else { rung = 1; }"))
                .isEqualTo(Mechanism.TRAPPED);
        assertThat(doorbell("out.resize(60); send out;")).isEqualTo(Mechanism.TRAPPED);
    }

    @Test
    void doorbellWhoseValueMattersIsNoEvent() {
        assertThat(doorbell("if (written[0]) { rung = 1; }")).isEqualTo(Mechanism.TRAPPED);
        assertThat(write("register STATUS @ 0x0 { sw w; on write { rung = 1; } }", ENGINE))
                .isEqualTo(Mechanism.TRAPPED);
    }
}
