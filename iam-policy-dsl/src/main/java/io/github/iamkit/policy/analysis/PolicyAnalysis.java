package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicySet;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What a policy, or a set of them, can ever allow: proved that it never does, or shown by a request.
 *
 * <pre>{@code
 * PolicyAnalysis.of(books).canAllow("iam:PassRole").isProvedNever();
 * PolicyAnalysis.of(books).canAllow(access -> access.action("s3:Put*").resource("arn:aws:s3:::audit/*"));
 * PolicyAnalysis.of(bucket).canAllowMoreThan(ReferencePolicies.accounts("123456789012"));
 * }</pre>
 *
 * <p>Actions are not looked up: an action of any name counts, be there such an action or not.
 *
 * <p>Immutable and thread-safe.
 */
public final class PolicyAnalysis {
    /** Asks whether something is allowed that a reference does not allow. */
    @FunctionalInterface
    private interface Asking {
        Answer ask(PolicyDocument reference, AnalysisLimits limits);
    }

    private final Asking asking;
    private final boolean namesPrincipals;
    private final AnalysisLimits limits;

    private PolicyAnalysis(Asking asking, boolean namesPrincipals, AnalysisLimits limits) {
        this.asking = asking;
        this.namesPrincipals = namesPrincipals;
        this.limits = limits;
    }

    /** Starts an analysis of one document, as if it were alone. */
    public static PolicyAnalysis of(PolicyDocument document) {
        Access access = Access.of(document);
        return new PolicyAnalysis(
                (reference, limits) -> {
                    Access less = Access.of(reference);
                    return new Question(access, less, Subject.of(List.of(access, less)), Budget.of(limits)).ask();
                },
                !(document instanceof Policy),
                AnalysisLimits.standard());
    }

    /** Starts an analysis of policies that have a say together. */
    public static PolicyAnalysis of(PolicySet policies) {
        Objects.requireNonNull(policies, "policies");
        return new PolicyAnalysis(
                (reference, limits) -> SetQuestion.ask(policies, reference, Budget.of(limits)),
                false,
                AnalysisLimits.standard());
    }

    /** Returns this analysis within other limits. */
    public PolicyAnalysis limits(AnalysisLimits limits) {
        return new PolicyAnalysis(asking, namesPrincipals, Objects.requireNonNull(limits, "limits"));
    }

    /**
     * Tells whether an action that one of these patterns covers can be allowed, to anybody on anything.
     *
     * @param action an action or pattern, such as {@code iam:PassRole} or {@code iam:*}
     */
    public Answer canAllow(CharSequence action, CharSequence... more) {
        return canAllow(access -> access.action(action, more));
    }

    /** Tells whether some access can be allowed. */
    public Answer canAllow(UnaryOperator<AccessPattern> access) {
        return asking.ask(access.apply(AccessPattern.ANY).everythingElse(namesPrincipals), limits);
    }

    /**
     * Tells whether something can be allowed that a reference does not allow, as {@code CheckNoNewAccess} does.
     *
     * @see ReferencePolicies
     * @throws IllegalArgumentException if only one of the two names principals
     */
    public Answer canAllowMoreThan(PolicyDocument reference) {
        if (namesPrincipals == reference instanceof Policy) {
            throw new IllegalArgumentException(
                    "the reference " + (namesPrincipals ? "names no principals" : "names principals")
                            + ", unlike what it is compared with; compare documents of one kind");
        }
        return asking.ask(reference, limits);
    }

    /**
     * Tells whether a resource or trust policy lets in somebody whom it does not single out: by name, or by a value that only
     * those whom it means can have, such as {@code aws:PrincipalOrgID}.
     *
     * @see ReferencePolicies#butThePublic(PolicyDocument)
     * @throws IllegalArgumentException if the policy names no principals
     */
    public static Answer isPublic(PolicyDocument document) {
        return of(document).canAllowMoreThan(ReferencePolicies.butThePublic(document));
    }
}
