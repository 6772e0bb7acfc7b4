package nicc.dsl.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nicc.dsl.Frontend;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Span;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Findings as JSON: an object with the array `diagnostics`.
final class DiagnosticsJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DiagnosticsJson() {}

    static String of(Frontend.Result result) {
        return MAPPER.writeValueAsString(Map.of(
                "diagnostics",
                result.diagnostics().stream().map(DiagnosticsJson::diagnostic).toList()));
    }

    private static Map<String, Object> diagnostic(Diagnostic diagnostic) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", diagnostic.code().id());
        json.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        json.put("message", diagnostic.message());
        json.putAll(span(diagnostic.span()));
        List<Map<String, Object>> sites = new ArrayList<>();
        for (Diagnostic.Site site : diagnostic.sites()) {
            Map<String, Object> other = new LinkedHashMap<>(span(site.span()));
            other.put("label", site.label());
            sites.add(other);
        }
        json.put("sites", sites);
        json.put("help", diagnostic.help());
        return json;
    }

    private static Map<String, Object> span(Span span) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", span.file());
        json.put("line", span.line());
        json.put("column", span.column());
        json.put("endLine", span.endLine());
        json.put("endColumn", span.endColumn());
        return json;
    }
}
