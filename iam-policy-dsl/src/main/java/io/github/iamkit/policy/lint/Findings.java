package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.json.JsonValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is found in one document, as far as anybody wants to know. Not thread-safe. */
final class Findings {
    /**
     * What was found.
     *
     * @param edit what would mend it, if that is mechanical
     * @param ready the finding itself, if the reader has made it
     */
    private record Entry(
            Rule rule,
            int offset,
            String message,
            String remedy,
            @Nullable Edit edit,
            @Nullable Finding ready) {}

    private final LintDocument document;
    private final LintSettings settings;
    private final List<Entry> entries = new ArrayList<>();

    Findings(LintDocument document, LintSettings settings) {
        this.document = document;
        this.settings = settings;
    }

    LintSettings settings() {
        return settings;
    }

    /** Tells whether findings of the rule are wanted, for rules that have to work for them. */
    boolean wants(Rule rule) {
        return settings.wants(rule);
    }

    void add(Rule rule, JsonValue at, String message, String remedy) {
        add(rule, at.offset(), message, remedy, null);
    }

    void add(Rule rule, int offset, String message, String remedy) {
        add(rule, offset, message, remedy, null);
    }

    void add(Rule rule, int offset, String message, String remedy, @Nullable Edit edit) {
        if (wants(rule)) {
            entries.add(new Entry(rule, offset, message, remedy, edit, null));
        }
    }

    /** Adds what validation found. */
    void addValidated(Finding finding) {
        int offset = Places.offsetOf(finding.pointer(), document.tree());
        Edit edit = ValidationEdits.of(finding.code(), offset, document);
        add(withSeverity(finding), offset, finding.message(), finding.remedy(), edit);
    }

    /** Adds what the reader found, in the place that it says. */
    void addRead(Finding finding) {
        Rule rule = withSeverity(finding);
        if (wants(rule)) {
            int offset = Places.offsetOf(finding.pointer(), document.tree());
            entries.add(new Entry(rule, offset, finding.message(), finding.remedy(), null, finding));
        }
    }

    /** Returns the rule; codes of our own have the severity of the case. */
    private static Rule withSeverity(Finding finding) {
        Rule rule = Rules.of(finding.code());
        return finding.code().startsWith("X_")
                ? new Rule(rule.code(), finding.severity(), rule.certainty(), rule.origin(), rule.description())
                : rule;
    }

    /** Returns the findings in the order of the text, each once, without those that are waived. */
    List<Finding> inOrder() {
        if (entries.isEmpty()) {
            return List.of();
        }
        entries.sort(Comparator.comparingInt(Entry::offset));
        LocalDate day = settings.waivers().isEmpty() ? LocalDate.EPOCH : LocalDate.now(settings.clock());
        List<Finding> findings = new ArrayList<>(entries.size());
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            Finding finding = finding(entry);
            if (seen.add(finding.code() + finding.pointer())) {
                if (settings.waivers().stream().noneMatch(waiver -> isWaived(waiver, entry, finding, day))) {
                    findings.add(finding);
                }
            }
        }
        return List.copyOf(findings);
    }

    /** Says of when the catalogue is that a finding comes from, as AWS adds to its services daily. */
    private String dateOf(Rule rule) {
        return rule.origin() != Rule.Origin.CATALOG
                ? ""
                : settings.knowledge()
                        .map(known -> ", by the catalogue of " + known.date())
                        .orElse("");
    }

    private boolean isWaived(Waiver waiver, Entry entry, Finding finding, LocalDate day) {
        boolean isThere = waiver.path()
                .map(path -> finding.pointer().equals(path) || finding.pointer().startsWith(path + "/"))
                .orElse(true);
        boolean isStatement = waiver.sid().isEmpty() || waiver.sid().equals(document.sidAt(entry.offset()));
        boolean isOver = waiver.until().filter(day::isAfter).isPresent();
        return waiver.code().equals(finding.code()) && isThere && isStatement && !isOver;
    }

    private Finding finding(Entry entry) {
        Finding.Builder builder = Finding.builder();
        builder.code(entry.rule().code());
        builder.severity(settings.severity(entry.rule()));
        builder.message(entry.message() + dateOf(entry.rule()));
        builder.remedy(entry.remedy());
        Finding ready = entry.ready();
        if (ready == null) {
            builder.pointer(document.tree().pointerTo(entry.offset()));
            document.position(entry.offset()).ifPresent(position -> {
                builder.line(position.line());
                builder.column(position.column());
            });
        } else {
            builder.pointer(ready.pointer());
            builder.line(ready.line());
            builder.column(ready.column());
        }
        Finding finding = builder.build();
        Edit edit = entry.edit();
        return edit == null
                ? finding
                : new MendableFinding(
                        finding, () -> edit.applyTo(document.tree().root()));
    }
}
