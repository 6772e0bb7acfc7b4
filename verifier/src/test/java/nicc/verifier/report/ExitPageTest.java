package nicc.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The page of `nicc exits --html`, from what `nicc exits --json` prints.
class ExitPageTest {
    private static final String SITE = """
            { "bar": 0, "offset": 192, "register": "ICR", "write": false, "mechanism": "TRAPPED", "least": "TRAPPED",
              "status": "NECESSARY", "because": "a read clears it", "instead": "MAPPED", "parameters": {},
              "program": ["write ICS = 0x4", "read ICR", "read ICR"], "meant": ["0x4", "0x0"], "seen": ["0x4", "0x4"] }
            """;

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }

    @Test
    void witnessesPagesAndTheHandListAreOnThePage() {
        JsonNode platform = json("""
                { "minimal": true, "claims": ["E1 no missed exit PROVED"], "sites": [%s], "paths": [],
                  "pages": [ { "bar": 0, "page": 0, "loads": 30, "loadsExit": 30, "stores": 20, "storesExit": 7,
                               "blame": "read ICR" } ] }
                """.formatted(SITE));
        JsonNode list = json("""
                { "list": "By hand", "needless": 1, "necessary": 6, "unsound": 2, "harmless": 3, "undecided": 4,
                  "sites": [%s] }
                """.formatted(SITE));
        String page = ExitPage.of(
                "e1000",
                "A card",
                List.of(new ExitFindings("kvm-direct", platform, Duration.ZERO, false)),
                Optional.of(list));
        assertThat(page)
                .contains("kvm-direct: shown minimal")
                .contains("<code>write ICS = 0x4; read ICR; read ICR</code>")
                .contains("mapped instead: 0x4, 0x4; meant: 0x4, 0x0")
                .contains("<td class=\"n\">7 of 20</td>\n<td>read ICR</td>")
                .contains("excluded: 1 of 7 needlessly")
                .contains("coalesced: 2 of 5 unsoundly")
                .contains("undecided: 4");
    }
}
