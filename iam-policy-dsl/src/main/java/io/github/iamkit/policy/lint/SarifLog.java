package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.Finding.Severity;
import io.github.iamkit.policy.json.JsonWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;

/** Writes findings as SARIF 2.1.0: one run, the rules that spoke up, a result for each finding. */
final class SarifLog {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final JsonWriter json = JsonWriter.pretty();
    private final Map<String, List<Finding>> byName;
    private final List<String> codes;

    private SarifLog(Map<String, List<Finding>> byName) {
        this.byName = byName;
        this.codes = byName.values().stream()
                .flatMap(List::stream)
                .map(Finding::code)
                .distinct()
                .sorted()
                .toList();
    }

    static String of(Map<String, List<Finding>> byName) {
        return new SarifLog(byName).write();
    }

    private String write() {
        json.openObject();
        json.name("$schema").value(SCHEMA);
        json.name("version").value("2.1.0");
        json.name("runs").openArray().element().openObject();
        json.name("tool").openObject().name("driver").openObject();
        json.name("name").value("iamkit");
        json.name("rules").openArray();
        codes.forEach(code -> writeRule(Rules.of(code)));
        json.closeArray().closeObject().closeObject();
        json.name("columnKind").value("utf16CodeUnits");
        json.name("results").openArray();
        byName.forEach((name, findings) -> findings.forEach(finding -> writeResult(name, finding)));
        return json.closeArray().closeObject().closeArray().closeObject().toString();
    }

    private void writeRule(Rule rule) {
        json.element().openObject();
        json.name("id").value(rule.code());
        json.name("shortDescription").openObject();
        json.name("text").value(rule.description());
        json.closeObject();
        json.name("defaultConfiguration").openObject();
        json.name("level").value(level(rule.severity()));
        json.closeObject().closeObject();
    }

    private void writeResult(String name, Finding finding) {
        json.element().openObject();
        json.name("ruleId").value(finding.code());
        json.name("ruleIndex").literal(Integer.toString(codes.indexOf(finding.code())));
        json.name("level").value(level(finding.severity()));
        json.name("message").openObject();
        String remedy = finding.remedy().isEmpty() ? "" : "; " + finding.remedy();
        json.name("text").value(finding.message() + remedy);
        json.closeObject();
        json.name("locations").openArray().element().openObject();
        writePlace(name, finding);
        json.name("logicalLocations").openArray().element().openObject();
        json.name("fullyQualifiedName").value(finding.pointer());
        json.closeObject().closeArray();
        json.closeObject().closeArray();
        json.name("properties").openObject();
        json.name("severity").value(finding.severity().name());
        json.closeObject().closeObject();
    }

    private void writePlace(String name, Finding finding) {
        json.name("physicalLocation").openObject();
        json.name("artifactLocation").openObject();
        json.name("uri").value(uri(name));
        json.closeObject();
        if (finding.line().isPresent()) {
            json.name("region").openObject();
            json.name("startLine").literal(Integer.toString(finding.line().getAsInt()));
            finding.column().ifPresent(column -> json.name("startColumn").literal(Integer.toString(column)));
            json.closeObject();
        }
        json.closeObject();
    }

    private static String uri(String name) {
        try {
            return new URI(null, null, name.replace('\\', '/'), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("`" + name + "` cannot be part of a URI; name the policy otherwise", e);
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case SECURITY_WARNING, WARNING -> "warning";
            case SUGGESTION -> "note";
        };
    }
}
