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
        assertThat(result.diagnostics()).isEmpty();
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
}
