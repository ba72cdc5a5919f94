package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.Finding.Severity;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * What a linter was told.
 *
 * @param inferred whether findings that are not certain are wanted
 * @param without codes that are not wanted
 * @param failing the least severity that is a failure
 * @param partitions the partitions that policies are to work in; empty if nobody said so
 * @param budget the percentage of a quota from which on it is worth a finding
 */
record LintSettings(
        boolean inferred,
        Set<String> without,
        List<Waiver> waivers,
        Severity failing,
        Clock clock,
        List<String> partitions,
        int budget) {
    private static final int USUAL_BUDGET = 80;

    static LintSettings of(boolean inferred) {
        return new LintSettings(
                inferred, Set.of(), List.of(), Severity.WARNING, Clock.systemUTC(), List.of(), USUAL_BUDGET);
    }

    LintSettings withoutCodes(Set<String> codes) {
        return new LintSettings(inferred, Set.copyOf(codes), waivers, failing, clock, partitions, budget);
    }

    LintSettings withWaivers(List<Waiver> all) {
        return new LintSettings(inferred, without, List.copyOf(all), failing, clock, partitions, budget);
    }

    LintSettings withFailing(Severity severity) {
        return new LintSettings(inferred, without, waivers, severity, clock, partitions, budget);
    }

    LintSettings withClock(Clock other) {
        return new LintSettings(inferred, without, waivers, failing, other, partitions, budget);
    }

    LintSettings withPartitions(List<String> all) {
        return new LintSettings(inferred, without, waivers, failing, clock, List.copyOf(all), budget);
    }

    LintSettings withBudget(int percent) {
        return new LintSettings(inferred, without, waivers, failing, clock, partitions, percent);
    }

    boolean wants(Rule rule) {
        boolean isCertain = rule.certainty() == Rule.Certainty.CERTAIN;
        return (isCertain || inferred) && !without.contains(rule.code());
    }
}
