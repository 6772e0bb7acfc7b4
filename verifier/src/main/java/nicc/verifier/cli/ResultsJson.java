package nicc.verifier.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nicc.verifier.refine.Result;
import nicc.verifier.refine.Verdict;
import tools.jackson.databind.json.JsonMapper;

/// Results as JSON, one object a line.
final class ResultsJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ResultsJson() {}

    static String of(Result result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("number", result.number());
        object.put("obligation", result.name());
        object.put("verdict", result.verdict().word());
        object.put("millis", result.time().toMillis());
        object.put("details", details(result.verdict()));
        return JSON.writeValueAsString(object);
    }

    static List<String> details(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Proved(var on) ->
                on.stream().sorted().map(name -> "stands on " + name).toList();
            case Verdict.Refuted refuted -> refuted.counterexample().lines();
            case Verdict.Unknown(String reason) -> List.of(reason);
            case Verdict.Unsupported(String where) -> List.of(where);
            case Verdict.Vacuous(String what) -> List.of("never: " + what);
        };
    }
}
