package nicc.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.guest.fake.FakeCardFactory;
import nicc.runtime.guest.fake.FakeCardFactory.Fault;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A report says the same in each form.
final class ReportTest {
    private static final DeviceDescription REFERENCE = new FakeCardFactory().description();
    private static final DeviceDescription OPTIMISED = new FakeCardFactory("optimised", Fault.NONE).description();

    private static final Report REPORT = new Report(
            List.of(REFERENCE, OPTIMISED),
            "vfio-user-qemu",
            List.of(
                    new FrameCheck("reference", "all kinds", 1200, 0, List.of()),
                    new FrameCheck("optimised", "all kinds", 34, 1, List.of("frame 3: <differs>"))),
            List.of(new Comparison(
                    "transmit 60 bytes",
                    "1/16",
                    List.of(
                            new Rate(
                                    16,
                                    16,
                                    960,
                                    1_000_000_000,
                                    List.of(new SiteCount("TDT", true, Mechanism.TRAPPED, 16))),
                            new Rate(
                                    32,
                                    32,
                                    1920,
                                    1_000_000_000,
                                    List.of(new SiteCount("TDT", true, Mechanism.POSTED, 4)))))));

    @Test
    void theTableHasRatesRatiosAndSites() {
        assertThat(TextReport.of(REPORT))
                .contains("1,200 frames  all right")
                .contains("34 frames  1 WRONG")
                .contains("frame 3: <differs>")
                .containsPattern("transmit 60 bytes +1/16 +16 +32 +0 +0 +1.000 +0.125 +×2.00")
                .containsPattern("TDT write +trapped, posted +1.000 +0.125");
    }

    @Test
    void jsonHasTheSameFigures() {
        JsonNode json = JsonMapper.builder().build().readTree(JsonReport.of(REPORT));
        assertThat(json.get("wrong").asInt()).isEqualTo(1);
        JsonNode row = json.get("results").get(1);
        assertThat(row.get("build").asString()).isEqualTo("optimised");
        assertThat(row.get("exitsPerFrame").asDouble()).isEqualTo(0.125);
        assertThat(row.get("sites").get(0).get("register").asString()).isEqualTo("TDT");
    }

    @Test
    void thePageIsWellFormedAndNeedsNothingElse() throws Exception {
        String page = HtmlReport.of(REPORT);
        assertThat(page)
                .doesNotContain("http", "src=", "<script", "@import", "url(")
                .contains("prefers-color-scheme");
        Document body = body(page);
        assertThat(body.getElementsByTagName("svg").getLength()).isEqualTo(3);
        assertThat(body.getElementsByTagName("details").getLength())
                .isEqualTo(OPTIMISED.registers().size());
    }

    @Test
    void textOfASpecIsEscaped() {
        assertThat(HtmlReport.of(REPORT)).contains("A driver &lt;of tests&gt;").contains("frame 3: &lt;differs&gt;");
    }

    @Test
    void pathsShowWhatThePlanMakesOfThem() {
        PathCost cost = new PathCost(OPTIMISED, "vfio-user-qemu");
        var path = OPTIMISED.paths().getFirst();
        assertThat(cost.exits(path.steps(), 1)).isEqualTo(4);
        assertThat(cost.exits(path.steps(), 17)).isEqualTo(5);
        assertThat(HtmlReport.of(REPORT)).contains("repeat ⌈n / 16⌉").contains("read ICR (trapped)");
    }

    /// The page's body as XML: entities of HTML and empty elements aside, it is written that way.
    private static Document body(String page) throws Exception {
        String xml =
                page.substring(page.indexOf("<body>"), page.indexOf("</html>")).replace("<br>", "<br/>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
