package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.Finding.Severity;
import io.github.iamkit.policy.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Findings of one or more policies, written for people, for programs, or for code hosts.
 *
 * <pre>{@code
 * LintReport report = LintReport.of("policies/books.json", Linter.standard().review(json, PolicyUse.MANAGED));
 * System.out.println(report.toText());
 * Files.writeString(Path.of("iam.sarif"), report.toSarif());
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class LintReport {
    private final Map<String, List<Finding>> byName;

    private LintReport(Map<String, List<Finding>> byName) {
        this.byName = byName;
    }

    /** Returns the report of one policy, which goes by a name such as that of its file. */
    public static LintReport of(String name, List<Finding> findings) {
        return new LintReport(Map.of()).and(name, findings);
    }

    /** Returns this report with another policy; under a name that is there already the findings are joined. */
    public LintReport and(String name, List<Finding> findings) {
        Map<String, List<Finding>> more = new LinkedHashMap<>(byName);
        List<Finding> joined = new ArrayList<>(more.getOrDefault(Objects.requireNonNull(name, "name"), List.of()));
        joined.addAll(findings);
        more.put(name, List.copyOf(joined));
        return new LintReport(more);
    }

    /** Returns a line a finding, then one with their number. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        byName.forEach((name, findings) -> findings.forEach(finding -> append(text, name, finding)));
        return text.append(summary()).append('\n').toString();
    }

    private static void append(StringBuilder text, String name, Finding finding) {
        text.append(name);
        finding.line().ifPresent(line -> text.append(':').append(line));
        finding.column().ifPresent(column -> text.append(':').append(column));
        text.append(' ').append(finding.severity()).append(' ').append(finding.code());
        if (!finding.pointer().isEmpty()) {
            text.append(" at ").append(finding.pointer());
        }
        text.append(": ").append(finding.message());
        if (!finding.remedy().isEmpty()) {
            text.append("; ").append(finding.remedy());
        }
        text.append('\n');
    }

    private String summary() {
        List<String> counts = new ArrayList<>();
        int all = 0;
        for (Severity severity : Severity.values()) {
            int count = (int) byName.values().stream()
                    .flatMap(List::stream)
                    .filter(finding -> finding.severity() == severity)
                    .count();
            all += count;
            if (count > 0) {
                counts.add(count + " " + severity);
            }
        }
        String total = all == 1 ? "1 finding" : all + " findings";
        return counts.isEmpty() ? "no findings" : total + ": " + String.join(", ", counts);
    }

    /** Returns the findings as a JSON list of objects. */
    public String toJson() {
        JsonWriter json = JsonWriter.pretty().openArray();
        byName.forEach((name, findings) -> findings.forEach(finding -> write(name, finding, json.element())));
        return json.closeArray().toString();
    }

    private static void write(String name, Finding finding, JsonWriter json) {
        json.openObject();
        json.name("policy").value(name);
        json.name("code").value(finding.code());
        json.name("severity").value(finding.severity().name());
        json.name("pointer").value(finding.pointer());
        finding.line().ifPresent(line -> json.name("line").literal(Integer.toString(line)));
        finding.column().ifPresent(column -> json.name("column").literal(Integer.toString(column)));
        json.name("message").value(finding.message());
        json.name("remedy").value(finding.remedy());
        json.closeObject();
    }

    /** Returns the findings in the format that code hosts show in reviews, SARIF 2.1.0. */
    public String toSarif() {
        return SarifLog.of(byName);
    }

    /** Returns {@link #toText()}. */
    @Override
    public String toString() {
        return toText();
    }
}
