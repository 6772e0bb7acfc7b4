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

/// E4 and E5 where ways through an event exclude each other, and where one event stores and a later one publishes.
class EventSequenceTest {
    private static final String INDEX = "layout Word 4 { VALUE [31:0]; } layout Pair 8 { A [31:0]; B [63:32]; } ";
    private static final String REGISTERS = "register BELL @ 0x0 { sw w; reserved [31:0]; on write { rung = 1; } } ";
    private static final String STATE =
            "var rung: bool = false; var seen: u32 = 0; var used: u32 = 0; var owing: bool = false; ";
    private static final String STORE = "store Pair at 0x100 { A = 1; B = 2; } ";
    private static final String TELL =
            "owing = 0; publish store Word at 0x200 { VALUE = used; } fence; let w = fetch Word at 0x300;"
                    + " if (w.VALUE == 0) { message 0; } ";
    private static final String REST = "publish store Word at 0x400 { VALUE = seen; } fence;"
            + " let w = fetch Word at 0x500; if (w.VALUE == seen) { rung = 0; } ";

    private static Device device(String body) {
        String text =
                "device test \"test\" { pci { vendor 1; device 1; revision 0; class 0x020000; bar 0 memory 16 KiB maps csr;"
                        + " msix 2 vectors bar 1; } bank csr \"csr\" { partial enables; default 0; " + REGISTERS + "} "
                        + INDEX + STATE + body + " }";
        Frontend.Result result = Frontend.load(new SourceFile("test.nic", text), (path, importer) -> Optional.empty());
        assertThat(result.diagnostics()).isEmpty();
        return result.device().orElseThrow();
    }

    private static List<String> refuted(String body, String family) {
        Device device = device(body);
        Map<Site, Mechanism> trapped = new HashMap<>();
        Site.all(device).forEach(site -> trapped.put(site, Mechanism.TRAPPED));
        Platform bare = new Platform("bare", 4096, Set.of(), Set.of(), false, false, false);
        List<Claim> claims = new ExitClaims(device)
                .judge(new PlanData(bare, trapped), verdict -> {}).bounds().stream()
                        .filter(claim -> claim.family().equals(family))
                        .toList();
        assertThat(claims).isNotEmpty();
        return claims.stream()
                .filter(claim -> !claim.holds())
                .map(Claim::statement)
                .toList();
    }

    private static String engine(String step) {
        return "engine e \"e\" { when rung; step { " + step + " } } ";
    }

    private static String pair(String work, String tell) {
        return engine(work) + "engine t \"t\" { when owing; step { " + tell + " } } ";
    }

    @Test
    void messagesOnWaysThatExcludeEachOtherAreNotAddedUp() {
        String failing = "var more: bool = false; "
                + engine("rung = 0; let w = fetch Word at 0x300; more = w.VALUE != 0; if (!more) { message 0; }"
                        + " if (more) { if (w.VALUE == 7) { message 1; } }");
        assertThat(refuted(failing, "E4")).isEmpty();
    }

    @Test
    void messagesOneAfterTheOtherAreAddedUp() {
        String both = "var more: bool = false; "
                + engine("rung = 0; let w = fetch Word at 0x300; more = w.VALUE != 0; if (!more) { message 0; }"
                        + " if (!more) { message 1; }");
        assertThat(refuted(both, "E4")).containsExactly("engine e: message 2 times");
    }

    @Test
    void cellThatHasChangedBetweenExcludesNothing() {
        String changed = "var more: bool = false; "
                + engine("rung = 0; let w = fetch Word at 0x300; more = w.VALUE != 0; if (!more) { message 0; }"
                        + " more = w.VALUE == 0; if (more) { message 1; }");
        assertThat(refuted(changed, "E4")).containsExactly("engine e: message 2 times");
    }

    @Test
    void messagesOfALoopAreCountedForAllItsRounds() {
        String loop = engine("rung = 0; let w = fetch Word at 0x300; for i in 0 .. w.VALUE max 3 { message 0; }");
        assertThat(refuted(loop, "E4")).containsExactly("engine e: message 3 times");
    }

    @Test
    void storesThatALaterEventTellsOfAreOrdered() {
        assertThat(refuted(pair("rung = 0; " + STORE + "used += 1; owing = 1;", TELL), "E5"))
                .isEmpty();
    }

    @Test
    void indexThatMovesBeforeTheStoreRunsAhead() {
        assertThat(refuted(pair("rung = 0; used += 1; " + STORE + "owing = 1;", TELL), "E5"))
                .singleElement()
                .asString()
                .startsWith("engine e changes used, which is published later");
    }

    @Test
    void indexThatMovesTwiceForOneStoreRunsAhead() {
        assertThat(refuted(pair("rung = 0; " + STORE + "used += 1; used += 1; owing = 1;", TELL), "E5"))
                .hasSize(1);
    }

    @Test
    void storeThatNoLaterEventTellsOfIsNotPublished() {
        assertThat(refuted(pair("rung = 0; " + STORE + "owing = 1;", TELL), "E5"))
                .containsExactly("engine e can end with a store that nothing publishes");
    }

    @Test
    void publishBeforeTheStoreOfTheSameEventIsLate() {
        String late = engine("rung = 0; publish store Word at 0x200 { VALUE = used; } " + STORE);
        assertThat(refuted(late, "E5")).containsExactly("engine e can store something behind what it publishes");
    }

    @Test
    void wishLoadedWithoutAFenceIsRefuted() {
        assertThat(refuted(pair("rung = 0; " + STORE + "used += 1; owing = 1;", TELL.replace("fence;", "")), "E5"))
                .containsExactly("engine t loads Word behind a publish without a fence");
    }

    @Test
    void wishLoadedBeforeTheFenceIsRefuted() {
        String early = "owing = 0; let w = fetch Word at 0x300; publish store Word at 0x200 { VALUE = used; } fence;"
                + " if (w.VALUE == 0) { message 0; } ";
        assertThat(refuted(pair("rung = 0; " + STORE + "used += 1; owing = 1;", early), "E5"))
                .containsExactly("engine t decides about a message behind a fence by what it loaded before");
    }

    @Test
    void engineThatLooksAgainBehindAFenceMayRest() {
        assertThat(refuted(engine(REST), "E5")).isEmpty();
    }

    @Test
    void engineThatLooksAgainWithoutAFenceMayNotRest() {
        assertThat(refuted(engine(REST.replace("fence;", "")), "E5"))
                .containsExactly("engine e loads Word behind a publish without a fence");
    }

    @Test
    void engineThatLookedBeforeTheFenceOnlyMayNotRest() {
        String early = "let w = fetch Word at 0x500; publish store Word at 0x400 { VALUE = seen; } fence;"
                + " if (w.VALUE == seen) { rung = 0; } ";
        assertThat(refuted(engine(early), "E5"))
                .containsExactly("engine e decides about rung behind a fence by what it loaded before");
    }
}
