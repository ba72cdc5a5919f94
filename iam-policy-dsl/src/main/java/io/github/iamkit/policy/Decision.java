package io.github.iamkit.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What AWS would say to a request, and why.
 *
 * <pre>{@code
 * Decision decision = books.evaluate(request);
 * if (!decision.isAllowed()) {
 *     System.out.println(decision.outcome() + ": " + decision.missingKeys() + "\n" + decision.explain());
 * }
 * }</pre>
 *
 * <p>A key that the request lacks is no error: conditions have rules for it. {@link #missingKeys()} names those that were
 * asked for, since a forgotten key is the usual reason for a surprise.
 *
 * <p>Reasons are worked out when they are asked for.
 *
 * <p>Immutable and thread-safe.
 */
public final class Decision {
    /** The three answers. */
    public enum Outcome {
        /** Everything that has to allow does, and nothing denies. */
        ALLOWED,
        /** A statement denies, which no other one can undo. */
        EXPLICITLY_DENIED,
        /** Nothing denies, but something that has to allow does not. */
        IMPLICITLY_DENIED
    }

    private final Evaluation evaluation;
    private final Evaluator evaluator;
    private final Outcome outcome;
    private final List<DecidingStatement> deciding;
    private final Set<Layer> silentLayers;
    private final Optional<String> refusal;

    Decision(
            Evaluation evaluation,
            Evaluator evaluator,
            Outcome outcome,
            List<DecidingStatement> deciding,
            Set<Layer> silentLayers,
            Optional<String> refusal) {
        this.evaluation = evaluation;
        this.evaluator = evaluator;
        this.outcome = outcome;
        this.deciding = List.copyOf(deciding);
        this.silentLayers = silentLayers;
        this.refusal = refusal;
    }

    /** Returns the request that was decided. */
    public AccessRequest request() {
        return evaluation.request();
    }

    public Outcome outcome() {
        return outcome;
    }

    public boolean isAllowed() {
        return outcome == Outcome.ALLOWED;
    }

    /**
     * Returns the statements that settled it: those that deny, or those of identity and resource policies that grant. None
     * of a request that was denied because nothing spoke for it, and of one that needs no policy.
     */
    public List<DecidingStatement> deciding() {
        return deciding;
    }

    /**
     * Returns all statements that apply to the request, whether or not they settled it, in the order of their layers; of
     * policies that have a say in requests of this caller.
     */
    public List<DecidingStatement> applying() {
        return evaluator.applying(evaluation);
    }

    /** Returns the types of policies that would have had to allow an implicitly denied request, and did not (D4). */
    public Set<Layer> silentLayers() {
        return new LinkedHashSet<>(silentLayers);
    }

    /**
     * Returns the keys that conditions and variables asked for and nobody gave, in the letter case of the policies, in
     * statements that are about the request's principal and action.
     */
    public Set<String> missingKeys() {
        return new Explanation(evaluation, evaluator).missingKeys();
    }

    /** Returns what was taken for granted where the request does not say it, and where AWS may differ by service. */
    public List<String> assumptions() {
        List<String> assumptions = new ArrayList<>();
        if (evaluation.ownerIsAssumed()
                && evaluation.hasResource()
                && !evaluation.owner().isEmpty()) {
            assumptions.add("the resource belongs to the caller's account " + evaluation.owner()
                    + ", as neither its ARN nor the request says otherwise; say it with ownedBy(...)");
        }
        assumptions.addAll(new Explanation(evaluation, evaluator).sparedByPart());
        return List.copyOf(assumptions);
    }

    /** Returns one line a statement: that it matched, or the first thing of it that did not. */
    public String explain() {
        String lines = String.join("\n", new Explanation(evaluation, evaluator).lines());
        return refusal.map(reason -> "the service refuses: " + reason + (lines.isEmpty() ? "" : "\n" + lines))
                .orElse(lines);
    }

    /**
     * Returns the sentence that AWS puts into {@code AccessDenied}; nothing if the request is allowed.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">AWS: access denied error
     *     messages</a>
     */
    public Optional<String> accessDeniedMessage() {
        if (isAllowed()) {
            return Optional.empty();
        }
        AccessRequest request = request();
        return Optional.of("User: " + request.principal().orElse("anonymous") + " is not authorized to perform: "
                + request.action() + " on resource: " + request.resource() + reason());
    }

    private String reason() {
        if (outcome == Outcome.EXPLICITLY_DENIED) {
            DecidingStatement first = deciding.get(0);
            boolean isTrust = first.policy() instanceof TrustPolicy;
            return " with an explicit deny in "
                    + (isTrust
                            ? "the role trust policy"
                            : article(first.layer()) + first.layer().noun());
        }
        return silentLayers.stream()
                .min(Enum::compareTo)
                .map(layer -> " because no " + noun(layer) + " allows the "
                        + request().action() + " action")
                .orElse("");
    }

    private String noun(Layer layer) {
        boolean isTrust = layer == Layer.RESOURCE && ServiceRules.needsTrust(evaluation);
        return isTrust ? "role trust policy" : layer.noun();
    }

    private static String article(Layer layer) {
        return "aeiou".indexOf(layer.noun().charAt(0)) >= 0 ? "an " : "a ";
    }

    /** Returns the outcome, the request and what settled it. */
    @Override
    public String toString() {
        return outcome + ": " + request() + (deciding.isEmpty() ? "" : " by " + deciding)
                + (silentLayers.isEmpty() ? "" : ", silent: " + silentLayers);
    }
}
