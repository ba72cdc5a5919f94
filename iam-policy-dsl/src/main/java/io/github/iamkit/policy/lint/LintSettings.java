package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.Finding.Severity;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** What a linter was told. */
@Value.Immutable(copy = true)
abstract class LintSettings {
    private static final int USUAL_BUDGET = 80;

    /** Returns whether findings that are not certain are wanted. */
    abstract boolean inferred();

    /** Returns the codes that are not wanted. */
    abstract Set<String> without();

    abstract List<Waiver> waivers();

    /** Returns the partitions that policies are to work in; none if nobody said so. */
    abstract List<String> partitions();

    abstract Optional<Knowledge> knowledge();

    /** Returns the least severity that is a failure. */
    @Value.Default
    Severity failing() {
        return Severity.WARNING;
    }

    /** Returns the greatest severity of findings that a catalogue leads to. */
    @Value.Default
    Severity ofCatalog() {
        return Severity.ERROR;
    }

    @Value.Default
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Returns the percentage of a quota from which on it is worth a finding. */
    @Value.Default
    int budget() {
        return USUAL_BUDGET;
    }

    static LintSettings of(boolean inferred) {
        ImmutableLintSettings.Builder settings = ImmutableLintSettings.builder();
        settings.inferred(inferred);
        settings.knowledge(Knowledge.bundled());
        return settings.build();
    }

    abstract LintSettings withWithout(Iterable<String> codes);

    abstract LintSettings withWaivers(Iterable<? extends Waiver> waivers);

    abstract LintSettings withPartitions(Iterable<String> partitions);

    abstract LintSettings withKnowledge(Optional<? extends Knowledge> knowledge);

    abstract LintSettings withFailing(Severity severity);

    abstract LintSettings withOfCatalog(Severity severity);

    abstract LintSettings withClock(Clock clock);

    abstract LintSettings withBudget(int percent);

    /** Returns the severity that findings of a rule have here. */
    Severity severity(Rule rule) {
        boolean isLess = rule.origin() == Rule.Origin.CATALOG && rule.severity().compareTo(ofCatalog()) < 0;
        return isLess ? ofCatalog() : rule.severity();
    }

    boolean wants(Rule rule) {
        boolean isCertain = rule.certainty() == Rule.Certainty.CERTAIN;
        return (isCertain || inferred()) && !without().contains(rule.code());
    }
}
