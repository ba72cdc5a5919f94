package io.github.iamkit.blueprint;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.analysis.PolicyComparison;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from a change of a policy.
 *
 * @param risks that somebody may do more, or less, or that neither could be excluded
 * @param example a request that shows it, if one was found
 */
record AccessChange(Set<Risk> risks, Optional<String> example) {
    static final AccessChange NONE = of();
    static final AccessChange UNKNOWN = of(Risk.WIDENS_ACCESS, Risk.REMOVES_ACCESS);

    private static final Policy EVERYTHING = Policy.allow("*").on("*");

    static AccessChange of(Risk... risks) {
        Set<Risk> all = EnumSet.noneOf(Risk.class);
        all.addAll(List.of(risks));
        return new AccessChange(all, Optional.empty());
    }

    boolean widens() {
        return risks.contains(Risk.WIDENS_ACCESS);
    }

    boolean narrows() {
        return risks.contains(Risk.REMOVES_ACCESS);
    }

    /** Returns what follows from a document that is there afterwards and was not before. */
    static AccessChange adding(Value.Document document) {
        EnumSet<Risk> risks = EnumSet.noneOf(Risk.class);
        if (document.mayAllow()) {
            risks.add(Risk.WIDENS_ACCESS);
        }
        if (document.mayDeny()) {
            risks.add(Risk.REMOVES_ACCESS);
        }
        return new AccessChange(risks, Optional.empty());
    }

    /** Returns what follows from a document that is not there any more. */
    static AccessChange removing(Value.Document document) {
        return adding(document).reversed();
    }

    AccessChange reversed() {
        EnumSet<Risk> risks = EnumSet.noneOf(Risk.class);
        if (widens()) {
            risks.add(Risk.REMOVES_ACCESS);
        }
        if (narrows()) {
            risks.add(Risk.WIDENS_ACCESS);
        }
        return new AccessChange(risks, Optional.empty());
    }

    AccessChange and(AccessChange other) {
        EnumSet<Risk> all = EnumSet.noneOf(Risk.class);
        all.addAll(risks);
        all.addAll(other.risks);
        return new AccessChange(all, example.or(other::example));
    }

    /**
     * Returns what follows from one document in place of another, whatever other policies there are beside them: from what
     * they allow, and, as a denial also works on what others allow, from what they leave of everything.
     */
    static AccessChange between(Value before, Value after) {
        Optional<PolicyDocument> old = ((Value.Document) before).parsed();
        Optional<PolicyDocument> wanted = ((Value.Document) after).parsed();
        if (old.isEmpty() || wanted.isEmpty()) {
            return UNKNOWN;
        }
        AccessChange alone = of(PolicyComparison.between(old.get(), wanted.get()));
        boolean denies = ((Value.Document) before).mayDeny() || ((Value.Document) after).mayDeny();
        return denies && old.get() instanceof Policy one && wanted.get() instanceof Policy other
                ? alone.and(of(PolicyComparison.between(
                        PolicySet.identity(EVERYTHING, one), PolicySet.identity(EVERYTHING, other))))
                : alone;
    }

    private static AccessChange of(PolicyComparison comparison) {
        EnumSet<Risk> risks = EnumSet.noneOf(Risk.class);
        if (!comparison.gained().isProvedNever()) {
            risks.add(Risk.WIDENS_ACCESS);
        }
        if (!comparison.lost().isProvedNever()) {
            risks.add(Risk.REMOVES_ACCESS);
        }
        Optional<String> example = comparison
                .gained()
                .witness()
                .map(witness -> "allowed only afterwards: " + witness.request())
                .or(() -> comparison.lost().witness().map(witness -> "allowed only before: " + witness.request()))
                .or(() ->
                        comparison.undecided().map(reason -> "it could not be decided who gains or loses: " + reason));
        return new AccessChange(risks, example);
    }
}
