package io.github.iamkit.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what the checks of a validation find. Not thread-safe. */
final class Report {
    private record Entry(Place place, Finding finding) {}

    private final List<Entry> entries = new ArrayList<>();

    void add(ValidationCode code, Place place, String message, String remedy) {
        add(code, code.severity(), place, message, remedy);
    }

    /** Adds a finding of a code whose severity depends on the case. */
    void add(ValidationCode code, Finding.Severity severity, Place place, String message, String remedy) {
        Finding.Builder finding = Finding.builder();
        finding.code(code.name());
        finding.severity(severity);
        finding.pointer(place.pointer());
        finding.message(message);
        finding.remedy(remedy);
        Optional.ofNullable(place.statement()).flatMap(Statement::position).ifPresent(position -> {
            finding.line(position.line());
            finding.column(position.column());
        });
        entries.add(new Entry(place, finding.build()));
    }

    /** Returns the findings in the order of the document, those of one place as they were found. */
    List<Finding> findings() {
        return entries.stream()
                .sorted(Comparator.comparing(Entry::place))
                .map(Entry::finding)
                .toList();
    }
}
