package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.Finding.Severity;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.PolicyUse;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.policy.catalog.Catalog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reviews policies: would AWS take this, and is it wise?
 *
 * <pre>{@code
 * List<Finding> findings = Linter.standard().review(policy, PolicyUse.MANAGED);
 * List<Finding> ofText = Linter.thorough().without("X_OLD_VERSION").review(json, PolicyUse.S3_BUCKET);
 * }</pre>
 *
 * <p>One list has what the reader, validation and the rules of the linter find, in the order of the text, each thing once. The
 * codes are those of AWS Access Analyzer where it has one, with its severities; the others start with {@code X_}. The rules
 * judge each Allow by itself, as AWS does: a Deny elsewhere does not silence them.
 *
 * <p>Rules that ask about services and actions need a {@link Catalog}. Without one a finding
 * says which of them did not run.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html">AWS: policy
 *     check reference</a>
 */
public final class Linter {
    private final LintSettings settings;

    private Linter(LintSettings settings) {
        this.settings = settings;
    }

    /** Returns the linter that says what is certain. */
    public static Linter standard() {
        return new Linter(LintSettings.of(false));
    }

    /** Returns the linter that says what is inferred too, and what is a matter of taste. */
    public static Linter thorough() {
        return new Linter(LintSettings.of(true));
    }

    /** Returns every rule there is, of whatever origin. */
    public static List<Rule> rules() {
        return Rules.all();
    }

    /**
     * Returns this linter without some rules.
     *
     * @throws IllegalArgumentException if there is no such rule
     */
    public Linter without(String code, String... more) {
        Set<String> codes = new HashSet<>(settings.without());
        codes.add(known(code));
        for (String another : more) {
            codes.add(known(another));
        }
        return new Linter(settings.withWithout(codes));
    }

    /**
     * Returns this linter with exceptions from its rules.
     *
     * @throws IllegalArgumentException if there is no such rule
     */
    public Linter waive(Waiver waiver, Waiver... more) {
        List<Waiver> waivers = new ArrayList<>(settings.waivers());
        waivers.add(waiver);
        waivers.addAll(List.of(more));
        waivers.forEach(each -> known(each.code()));
        return new Linter(settings.withWaivers(waivers));
    }

    private static String known(String code) {
        if (!Rules.isKnown(Objects.requireNonNull(code, "code"))) {
            throw new IllegalArgumentException("no rule has the code `" + code + "`; Linter.rules() has all of them");
        }
        return code;
    }

    /** Returns this linter with the least severity that {@link #failures} counts; {@code WARNING} if not said otherwise. */
    public Linter failingAt(Severity severity) {
        return new Linter(settings.withFailing(Objects.requireNonNull(severity, "severity")));
    }

    /** Returns this linter with a clock that tells which waivers are over. */
    public Linter clock(Clock clock) {
        return new Linter(settings.withClock(Objects.requireNonNull(clock, "clock")));
    }

    /** Returns this linter with a catalogue of its own, in place of the one that is on the path. */
    public Linter catalog(Catalog catalog) {
        Knowledge knowledge = new Knowledge(Objects.requireNonNull(catalog, "catalog"));
        return new Linter(settings.withKnowledge(Optional.of(knowledge)));
    }

    /** Returns this linter without a catalogue, as if none were on the path. */
    public Linter withoutCatalog() {
        return new Linter(settings.withKnowledge(Optional.empty()));
    }

    /** Returns this linter with a bound on how much findings that come from the catalogue matter, as AWS adds actions daily. */
    public Linter catalogFindingsAtMost(Severity severity) {
        return new Linter(settings.withOfCatalog(Objects.requireNonNull(severity, "severity")));
    }

    /** Returns this linter for policies that are to work in several partitions, such as {@code aws} and {@code aws-cn}. */
    public Linter forPartitions(String first, String... rest) {
        List<String> partitions = new ArrayList<>(List.of(rest));
        partitions.add(0, Objects.requireNonNull(first, "first"));
        return new Linter(settings.withPartitions(partitions));
    }

    /**
     * Returns this linter with the percentage of a quota from which on it says so; 80 if not said otherwise.
     *
     * @throws IllegalArgumentException if it is not between 1 and 100
     */
    public Linter quotaBudget(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("a budget of " + percent + " percent is none; it is between 1 and 100");
        }
        return new Linter(settings.withBudget(percent));
    }

    /** Reviews a document in the place that its kind is for: a managed policy, a role's trust policy, or any resource. */
    public List<Finding> review(PolicyDocument document) {
        return review(document, usualUse(document));
    }

    private static PolicyUse usualUse(PolicyDocument document) {
        if (document instanceof TrustPolicy) {
            return PolicyUse.ROLE_TRUST;
        }
        return document instanceof Policy ? PolicyUse.MANAGED : PolicyUse.OTHER_RESOURCE;
    }

    /** Reviews a document in a place. */
    public List<Finding> review(PolicyDocument document, PolicyUse use) {
        Objects.requireNonNull(use, "use");
        return Review.of(Objects.requireNonNull(document, "document"), use, settings);
    }

    /** Reviews a text, which need not be a policy, nor JSON: what is wrong with it is a finding. */
    public List<Finding> review(String json, PolicyUse use) {
        Objects.requireNonNull(use, "use");
        return Review.of(Objects.requireNonNull(json, "json"), use, settings);
    }

    /**
     * Reviews policies that work together: each in its place, and what they let somebody do who has them. The pointers of
     * findings start with the code of the layer and the number of the policy in it, such as {@code /identity/0/Statement/1}.
     */
    public List<Finding> review(PolicySet policies) {
        return SetReview.of(Objects.requireNonNull(policies, "policies"), settings);
    }

    /** Returns those of the findings that are failures. */
    public List<Finding> failures(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity().compareTo(settings.failing()) <= 0)
                .toList();
    }
}
