package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.Finding.Severity;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a linter was told.
 *
 * @param inferred whether findings that are not certain are wanted
 * @param without codes that are not wanted
 * @param failing the least severity that is a failure
 * @param partitions the partitions that policies are to work in; empty if nobody said so
 * @param budget the percentage of a quota from which on it is worth a finding
 * @param ofCatalog the greatest severity of findings that a catalogue leads to
 */
record LintSettings(
        boolean inferred,
        Set<String> without,
        List<Waiver> waivers,
        Severity failing,
        Clock clock,
        List<String> partitions,
        int budget,
        Optional<Knowledge> knowledge,
        Severity ofCatalog) {
    private static final int USUAL_BUDGET = 80;

    static LintSettings of(boolean inferred) {
        return new LintSettings(
                inferred,
                Set.of(),
                List.of(),
                Severity.WARNING,
                Clock.systemUTC(),
                List.of(),
                USUAL_BUDGET,
                Knowledge.bundled(),
                Severity.ERROR);
    }

    LintSettings withoutCodes(Set<String> codes) {
        return new LintSettings(
                inferred, Set.copyOf(codes), waivers, failing, clock, partitions, budget, knowledge, ofCatalog);
    }

    LintSettings withWaivers(List<Waiver> all) {
        return new LintSettings(
                inferred, without, List.copyOf(all), failing, clock, partitions, budget, knowledge, ofCatalog);
    }

    LintSettings withFailing(Severity severity) {
        return new LintSettings(inferred, without, waivers, severity, clock, partitions, budget, knowledge, ofCatalog);
    }

    LintSettings withClock(Clock other) {
        return new LintSettings(inferred, without, waivers, failing, other, partitions, budget, knowledge, ofCatalog);
    }

    LintSettings withPartitions(List<String> all) {
        return new LintSettings(
                inferred, without, waivers, failing, clock, List.copyOf(all), budget, knowledge, ofCatalog);
    }

    LintSettings withBudget(int percent) {
        return new LintSettings(inferred, without, waivers, failing, clock, partitions, percent, knowledge, ofCatalog);
    }

    LintSettings withKnowledge(Optional<Knowledge> other) {
        return new LintSettings(inferred, without, waivers, failing, clock, partitions, budget, other, ofCatalog);
    }

    LintSettings withCatalogAtMost(Severity severity) {
        return new LintSettings(inferred, without, waivers, failing, clock, partitions, budget, knowledge, severity);
    }

    /** Returns the severity that findings of a rule have here. */
    Severity severity(Rule rule) {
        boolean isLess = rule.origin() == Rule.Origin.CATALOG && rule.severity().compareTo(ofCatalog) < 0;
        return isLess ? ofCatalog : rule.severity();
    }

    boolean wants(Rule rule) {
        boolean isCertain = rule.certainty() == Rule.Certainty.CERTAIN;
        return (isCertain || inferred) && !without.contains(rule.code());
    }
}
