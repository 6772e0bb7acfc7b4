package nicc.verifier.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.Frontend;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.model.Device;
import org.junit.jupiter.api.Test;

class ExitClaimsTest {
    private static final Platform SHARED = new Platform(
            "shared",
            4096,
            Set.of(Mechanism.MAPPED, Mechanism.COALESCED, Mechanism.EVENT),
            Set.of(),
            true,
            false,
            false);
    private static final Platform BARE = new Platform("bare", 4096, Set.of(), Set.of(), false, false, false);
    private static final String CAUSE = "register CAUSE @ 0x0 { field C [31:0] { onread rclr; onwrite woset; } }";
    private static final String SCRATCH = "register SCRATCH @ 0x1000;";

    private static Device device(String registers, String others) {
        String text =
                "device test \"test\" { pci { vendor 1; device 1; revision 0; class 0x020000; bar 0 memory 16 KiB maps csr; }"
                        + " bank csr \"csr\" { partial enables; default 0; " + registers + " } " + others + " }";
        Frontend.Result result = Frontend.load(new SourceFile("test.nic", text), (path, importer) -> Optional.empty());
        assertThat(result.diagnostics()).isEmpty();
        return result.device().orElseThrow();
    }

    private static Map<String, SiteVerdict> judge(Device device, Platform platform, Map<String, Mechanism> plan) {
        Map<Site, Mechanism> mechanisms = new HashMap<>();
        Site.all(device).forEach(site -> mechanisms.put(site, plan.getOrDefault(site.name(), Mechanism.TRAPPED)));
        Map<String, SiteVerdict> verdicts = new HashMap<>();
        new ExitClaims(device)
                .judge(new PlanData(platform, mechanisms), verdict -> {})
                .verdicts()
                .forEach(verdict -> verdicts.put(verdict.site().name(), verdict));
        return verdicts;
    }

    private static SiteVerdict.Status status(Map<String, SiteVerdict> verdicts, String site) {
        return verdicts.get(site).status();
    }

    @Test
    void scratchMemoryNeedsNoExit() {
        Map<String, SiteVerdict> verdicts = judge(
                device(SCRATCH, ""),
                SHARED,
                Map.of("read SCRATCH", Mechanism.MAPPED, "write SCRATCH", Mechanism.MAPPED));
        assertThat(status(verdicts, "read SCRATCH")).isEqualTo(SiteVerdict.Status.FREE);
        assertThat(status(verdicts, "write SCRATCH")).isEqualTo(SiteVerdict.Status.FREE);
    }

    @Test
    void trappedScratchMemoryIsANeedlessExit() {
        Map<String, SiteVerdict> verdicts = judge(device(SCRATCH, ""), SHARED, Map.of());
        assertThat(status(verdicts, "read SCRATCH")).isEqualTo(SiteVerdict.Status.NEEDLESS);
        assertThat(status(verdicts, "write SCRATCH")).isEqualTo(SiteVerdict.Status.NEEDLESS);
    }

    @Test
    void mappedReadThatClearsIsAMissedExitWithAProgram() {
        SiteVerdict verdict = judge(device(CAUSE, ""), SHARED, Map.of("read CAUSE", Mechanism.MAPPED))
                .get("read CAUSE");
        assertThat(verdict.status()).isEqualTo(SiteVerdict.Status.MISSED);
        assertThat(verdict.witness().orElseThrow().steps().stream().map(Step::toString))
                .containsExactly("write CAUSE = 0x1", "read CAUSE", "read CAUSE");
    }

    @Test
    void trappedReadThatClearsIsNecessary() {
        Map<String, SiteVerdict> verdicts =
                judge(device(CAUSE, ""), SHARED, Map.of("write CAUSE", Mechanism.COALESCED));
        assertThat(status(verdicts, "read CAUSE")).isEqualTo(SiteVerdict.Status.NECESSARY);
        assertThat(status(verdicts, "write CAUSE")).isEqualTo(SiteVerdict.Status.FREE);
    }

    @Test
    void writeMayNotWaitWhereAMappedPageShowsIt() {
        Device device = device("register R @ 0x0 { field F [15:0]; }", "");
        Map<String, SiteVerdict> verdicts =
                judge(device, SHARED, Map.of("read R", Mechanism.MAPPED, "write R", Mechanism.COALESCED));
        assertThat(status(verdicts, "write R")).isEqualTo(SiteVerdict.Status.MISSED);
        assertThat(verdicts.get("write R").witness().orElseThrow().text())
                .isEqualTo("write R = 0x1; read R: 0x1, but with write R coalesced: 0x0");
    }

    @Test
    void storeThatAnotherPageShowsIsAMissedExit() {
        Device device = device("register A @ 0x0; register B @ 0x1000 { alias A; }", "");
        Map<String, SiteVerdict> verdicts = judge(
                device,
                SHARED,
                Map.of(
                        "read A", Mechanism.MAPPED,
                        "write A", Mechanism.MAPPED,
                        "read B", Mechanism.MAPPED,
                        "write B", Mechanism.MAPPED));
        assertThat(status(verdicts, "write A")).isEqualTo(SiteVerdict.Status.MISSED);
        assertThat(status(verdicts, "read A")).isEqualTo(SiteVerdict.Status.FREE);
    }

    @Test
    void valueThatMovesWithTimeCannotBePublished() {
        Device device = device("register CLOCK @ 0x0 { sw r; field T [31:0] = now[31:0]; }", "");
        Map<String, SiteVerdict> verdicts = judge(device, SHARED, Map.of("read CLOCK", Mechanism.MAPPED));
        assertThat(verdicts.get("read CLOCK").status().holds()).isFalse();
    }

    @Test
    void doorbellWithoutValueIsAnEventAndNoMore() {
        Device device = device(
                "register BELL @ 0x0 { sw r; reserved [31:0]; on write { rung = 1; } } "
                        + "register COUNT @ 0x8 { sw r; }",
                "var rung: bool = false; engine work \"w\" { when rung; step { rung = 0; COUNT = COUNT + 1; } }");
        Map<String, Mechanism> event = Map.of(
                "read BELL",
                Mechanism.MAPPED,
                "write COUNT",
                Mechanism.COALESCED,
                "read COUNT",
                Mechanism.MAPPED,
                "write BELL",
                Mechanism.EVENT);
        SiteVerdict verdict = judge(device, SHARED, event).get("write BELL");
        assertThat(verdict.status()).isEqualTo(SiteVerdict.Status.NECESSARY);
        assertThat(verdict.witness().orElseThrow().mechanism()).isEqualTo(Mechanism.COALESCED);
    }

    private static final String RUNG =
            "engine work \"w\" { when rung != 0; step { rung = 0; DONE = DONE + 1; } } var rung: u8 = 0;";
    private static final String DONE = "register DONE @ 0x1000 { sw r; }";

    private static SiteVerdict bell(String properties, String code, String others, Mechanism planned) {
        Device device =
                device("register BELL[4] @ 0x0 { " + properties + " on write { " + code + " } } " + DONE, others);
        Map<String, Mechanism> plan = Map.of(
                "read BELL",
                Mechanism.MAPPED,
                "read DONE",
                Mechanism.MAPPED,
                "write DONE",
                Mechanism.COALESCED,
                "write BELL",
                planned);
        return judge(device, SHARED, plan).get("write BELL");
    }

    @Test
    void bitThatIsSetTwiceIsSetOnceSoThatADoorbellIsAnEvent() {
        String sets = "if (!blocked) { rung[index as u3] = 1; }";
        String others = RUNG + " var blocked: bool = false;";
        assertThat(bell("reserved [31:0];", sets, others, Mechanism.EVENT).status())
                .isEqualTo(SiteVerdict.Status.NECESSARY);
        SiteVerdict trapped = bell("reserved [31:0];", sets, others, Mechanism.TRAPPED);
        assertThat(trapped.status()).isEqualTo(SiteVerdict.Status.NEEDLESS);
        assertThat(trapped.least()).isEqualTo(Mechanism.EVENT);
    }

    @Test
    void doorbellThatCountsItsKicksIsNoEvent() {
        SiteVerdict event = bell(
                "reserved [31:0];", "kicks = kicks + 1; rung = kicks;", RUNG + " var kicks: u8 = 0;", Mechanism.EVENT);
        assertThat(event.status()).isEqualTo(SiteVerdict.Status.MISSED);
        assertThat(event.witness().orElseThrow().steps().stream().map(Step::toString))
                .containsSubsequence("write BELL[0] = 0x0", "write BELL[0] = 0x0");
    }

    @Test
    void doorbellThatTogglesIsNoEvent() {
        String toggles = "odd = !odd; if (odd) { rung = 1; }";
        String others = RUNG + " var odd: bool = false;";
        assertThat(bell("reserved [31:0];", toggles, others, Mechanism.EVENT).status())
                .isEqualTo(SiteVerdict.Status.MISSED);
        assertThat(bell("reserved [31:0];", toggles, others, Mechanism.TRAPPED).status())
                .isEqualTo(SiteVerdict.Status.NECESSARY);
    }

    @Test
    void doorbellWhoseValueMattersIsNoEvent() {
        SiteVerdict event = bell("reserved [31:0];", "if (written[0]) { rung = 1; }", RUNG, Mechanism.EVENT);
        assertThat(event.status()).isEqualTo(SiteVerdict.Status.MISSED);
        assertThat(event.witness().orElseThrow().text()).contains("write BELL[0] = 0x1");
    }

    @Test
    void doorbellThatSendsAFrameIsNoEvent() {
        Device device = device(
                "register BELL @ 0x0 { reserved [31:0]; on write { out.resize(60); send out; } }",
                "buffer out 64 \"a frame\";");
        Map<String, Mechanism> plan = Map.of("read BELL", Mechanism.MAPPED, "write BELL", Mechanism.EVENT);
        assertThat(judge(device, SHARED, plan).get("write BELL").status()).isEqualTo(SiteVerdict.Status.MISSED);
    }

    @Test
    void writeThatClearsWhatNothingSetsIsANeedlessExit() {
        Device device = device("register STATUS @ 0x0 { reset 0; field S [7:0] { onwrite woclr; } }", "");
        SiteVerdict verdict =
                judge(device, SHARED, Map.of("read STATUS", Mechanism.MAPPED)).get("write STATUS");
        assertThat(verdict.status()).isEqualTo(SiteVerdict.Status.NEEDLESS);
        assertThat(verdict.least()).isEqualTo(Mechanism.COALESCED);
    }

    @Test
    void writeThatClearsWhatAnEngineSetsIsNecessary() {
        Device device = device(
                "register STATUS @ 0x0 { reset 0; field S [7:0] { onwrite woclr; } } "
                        + "register BELL @ 0x8 { sw r; reserved [31:0]; on write { STATUS.S = 3; } }",
                "");
        SiteVerdict verdict =
                judge(device, SHARED, Map.of("read STATUS", Mechanism.MAPPED)).get("write STATUS");
        assertThat(verdict.status()).isEqualTo(SiteVerdict.Status.NECESSARY);
    }

    @Test
    void platformWithoutAnythingElseHasTheCheapest() {
        Map<String, SiteVerdict> verdicts = judge(device(CAUSE + SCRATCH, ""), BARE, Map.of());
        assertThat(verdicts.values()).allMatch(verdict -> verdict.status() == SiteVerdict.Status.CHEAPEST);
    }

    @Test
    void searchFindsTheSameProgramAgain() {
        Device device = device(CAUSE, "");
        List<String> twice = List.of("", "").stream()
                .map(again -> judge(device, SHARED, Map.of("read CAUSE", Mechanism.MAPPED))
                        .get("read CAUSE")
                        .witness()
                        .orElseThrow()
                        .text())
                .toList();
        assertThat(twice.get(0)).isEqualTo(twice.get(1));
    }

    private static List<Claim> bounds(Device device, Map<String, Mechanism> plan, String family) {
        Map<Site, Mechanism> mechanisms = new HashMap<>();
        Site.all(device).forEach(site -> mechanisms.put(site, plan.getOrDefault(site.name(), Mechanism.TRAPPED)));
        return new ExitClaims(device)
                .judge(new PlanData(BARE, mechanisms), verdict -> {}).bounds().stream()
                        .filter(claim -> claim.family().equals(family))
                        .toList();
    }

    private static final String RING_REGISTERS =
            "register BASE @ 0x0; register SIZE @ 0x4; register HEAD @ 0x8 { sw r; }" + " register TAIL @ 0xC;";
    private static final String RING = "layout Desc 16 { ADDR [63:0]; STATUS [71:64]; }"
            + " ring work of Desc { base BASE; size SIZE; head HEAD; tail TAIL; } ";

    private static String engine(String step) {
        return RING + "engine e \"e\" { when work.available > 0; step { " + step + " } }";
    }

    @Test
    void engineThatTakesOneDescriptorAndPublishesItIsBoundedAndOrdered() {
        Device device = device(
                RING_REGISTERS,
                engine("take d from work; writeback d { ADDR = 0; } publish writeback d { STATUS = 1; }"));
        assertThat(bounds(device, Map.of(), "E4")).isNotEmpty().allMatch(Claim::holds);
        assertThat(bounds(device, Map.of(), "E5")).isNotEmpty().allMatch(Claim::holds);
    }

    @Test
    void engineThatTakesTwoDescriptorsIsNotCountedAsOne() {
        Device device = device(
                RING_REGISTERS,
                engine("take d from work; take f from work; publish writeback d { STATUS = f.STATUS; }"));
        assertThat(bounds(device, Map.of(), "E4"))
                .filteredOn(claim -> !claim.holds())
                .singleElement()
                .extracting(Claim::statement)
                .isEqualTo("engine e: take Desc 2 times");
    }

    @Test
    void engineThatGivesItselfDescriptorsNeedsNoKickButIsRefuted() {
        Device device = device(RING_REGISTERS, engine("take d from work; TAIL = d.ADDR[31:0];"));
        assertThat(bounds(device, Map.of(), "E4")).anyMatch(claim -> !claim.holds());
    }

    @Test
    void dataStoredAfterItsStatusIsNotPublished() {
        Device device = device(
                RING_REGISTERS,
                engine("take d from work; publish writeback d { STATUS = 1; } writeback d { ADDR = 0; }"));
        assertThat(bounds(device, Map.of(), "E5")).anyMatch(claim -> !claim.holds());
    }

    @Test
    void flagLoadedAfterAStoreNeedsAFence() {
        String flag = "layout Flag 4 { WANTED [31:0]; } ";
        String unfenced = "take d from work; publish writeback d { STATUS = 1; } let f = fetch Flag at d.ADDR;"
                + " if (f.WANTED == 0) { SIZE = 0; }";
        String fenced = unfenced.replace("let f", "fence; let f");
        assertThat(bounds(device(RING_REGISTERS, flag + engine(unfenced)), Map.of(), "E5"))
                .filteredOn(claim -> !claim.holds())
                .singleElement()
                .extracting(Claim::statement)
                .isEqualTo("engine e loads Flag behind a publish without a fence");
        assertThat(bounds(device(RING_REGISTERS, flag + engine(fenced)), Map.of(), "E5"))
                .allMatch(Claim::holds);
    }

    @Test
    void descriptorsHandedOverWithoutAnExitAreNotOrdered() {
        Device device = device(RING_REGISTERS, engine("take d from work; publish writeback d { STATUS = 1; }"));
        assertThat(bounds(device, Map.of("write TAIL", Mechanism.COALESCED), "E5"))
                .anyMatch(claim -> !claim.holds());
    }

    @Test
    void unsoundAndNeedlessEntriesOfAHandKeptListAreFound() {
        Device device = device(CAUSE + SCRATCH, "");
        HandListReport report = new ExitClaims(device).compare(new HandList("a list", 0, Set.of("SCRATCH")));
        assertThat(report.count(SiteVerdict.Status.NEEDLESS)).isEqualTo(1);
        assertThat(report.text()).contains("excluded: 1 of 1 needlessly");
    }

    @Test
    void pathHasAFormula() {
        Device device = device(
                SCRATCH,
                "path p \"p\" (n) { write SCRATCH; repeat ceil(n / 16) { read SCRATCH; } optional { read SCRATCH; } }");
        Map<Site, Mechanism> mechanisms = new HashMap<>();
        Site.all(device).forEach(site -> mechanisms.put(site, Mechanism.TRAPPED));
        assertThat(PathFormula.all(device, new PlanData(BARE, mechanisms)))
                .containsExactly(new PathFormula("p", "1 + ceil(n/16) [+ 1]"));
    }
}
