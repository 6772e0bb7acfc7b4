package nicc.verifier.report;

import java.util.LinkedHashMap;
import java.util.Map;
import nicc.verifier.refine.Result;
import tools.jackson.databind.json.JsonMapper;

/// A verification as JSON, one object a line: each obligation, each profile's exits, and a summary at the end.
public final class JsonReport {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonReport() {}

    /// Writes a report.
    ///
    /// @param verification what was found
    /// @return lines
    public static String of(Verification verification) {
        StringBuilder out = new StringBuilder();
        verification.results().forEach(result -> line(out, obligation(result)));
        verification.exits().forEach(findings -> line(out, exits(findings)));
        line(out, Map.of("summary", summary(verification)));
        return out.toString();
    }

    private static void line(StringBuilder out, Map<String, Object> object) {
        out.append(JSON.writeValueAsString(object)).append('\n');
    }

    private static Map<String, Object> obligation(Result result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("number", result.number());
        object.put("obligation", result.name());
        object.put("verdict", result.verdict().word());
        object.put("millis", result.time().toMillis());
        object.put("remembered", result.remembered());
        object.put("details", Details.of(result.verdict()));
        return object;
    }

    private static Map<String, Object> exits(ExitFindings findings) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("profile", findings.profile());
        object.put("minimal", findings.hold());
        object.put("claims", findings.claims());
        object.put("millis", findings.time().toMillis());
        object.put("remembered", findings.remembered());
        return object;
    }

    private static Map<String, Object> summary(Verification verification) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("device", verification.subject().device());
        object.put("build", verification.subject().build());
        object.put("class", verification.subject().className());
        object.put("specHash", verification.subject().specHash());
        object.put("proved", verification.proved());
        object.put("complete", verification.complete());
        object.put("obligations", verification.results().size());
        object.put("counts", verification.counts());
        object.put("remembered", verification.remembered());
        object.put("millis", verification.time().toMillis());
        object.put("solver", verification.solver());
        object.put("assumptions", verification.assumptions());
        return object;
    }
}
