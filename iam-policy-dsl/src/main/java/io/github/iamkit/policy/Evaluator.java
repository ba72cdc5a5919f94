package io.github.iamkit.policy;

import io.github.iamkit.policy.Caller.Kind;
import io.github.iamkit.policy.Decision.Outcome;
import io.github.iamkit.policy.PrincipalTest.Reach;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides requests under one set of policies.
 *
 * <p>It reads as AWS describes it: one applying Deny anywhere settles the matter (D2); then every layer that has to allow
 * must do so (D3), which of them have to depends on who asks (D5, C1, C2), whose resource it is (X1) and whom the policy on
 * the resource names (S2).
 *
 * <p>Thread-safe.
 */
final class Evaluator {
    private static final Layer[] LAYERS = Layer.values();

    private final PolicySet set;
    private final Map<Layer, List<CompiledLevel>> levels = new EnumMap<>(Layer.class);

    Evaluator(PolicySet set) {
        this.set = set;
        for (Layer layer : LAYERS) {
            List<CompiledLevel> compiled = new ArrayList<>();
            int policies = 0;
            for (List<PolicyDocument> level : set.levels(layer)) {
                compiled.add(new CompiledLevel(layer, level, policies, set));
                policies += level.size();
            }
            levels.put(layer, compiled);
        }
    }

    /** The levels of a layer, as they were given. */
    List<CompiledLevel> levels(Layer layer) {
        return Objects.requireNonNull(levels.get(layer));
    }

    /** Whether a layer has a say in requests of this caller. */
    static boolean binds(Layer layer, Evaluation evaluation) {
        Caller caller = evaluation.caller();
        return switch (layer) {
            case RESOURCE_CONTROL -> ServiceRules.isResourceControlled(evaluation);
            case SERVICE_CONTROL ->
                caller.kind().hasAccount()
                        && !caller.isServiceLinkedRole()
                        && !evaluation.set().isManagementAccount(evaluation.callerAccount());
            case RESOURCE -> !ServiceRules.isOwnBucketPolicy(evaluation);
            case IDENTITY, BOUNDARY -> caller.kind().hasIdentityPolicies();
            case SESSION -> caller.kind().hasAccount();
            case ENDPOINT -> true;
        };
    }

    /** The statements that apply, of layers that bind the caller. */
    List<DecidingStatement> applying(Evaluation evaluation) {
        List<DecidingStatement> applying = new ArrayList<>();
        for (Layer layer : LAYERS) {
            if (binds(layer, evaluation)) {
                for (CompiledLevel level : levels(layer)) {
                    for (CompiledStatement statement : level.candidates(evaluation)) {
                        if (statement.appliesTo(evaluation) != Reach.NONE) {
                            applying.add(statement.place());
                        }
                    }
                }
            }
        }
        return applying;
    }

    Decision decide(AccessRequest request) {
        Evaluation evaluation = new Evaluation(request, set, set.clock().instant());
        if (ServiceRules.isAlwaysAllowed(evaluation)) {
            return new Decision(evaluation, this, Outcome.ALLOWED, List.of(), Set.of(), Optional.empty());
        }
        Votes votes = new Votes(evaluation);
        if (!votes.denies.isEmpty()) {
            return new Decision(evaluation, this, Outcome.EXPLICITLY_DENIED, votes.denies, Set.of(), Optional.empty());
        }
        Optional<String> refusal = ServiceRules.refusal(evaluation);
        if (refusal.isPresent()) {
            return new Decision(evaluation, this, Outcome.IMPLICITLY_DENIED, List.of(), Set.of(), refusal);
        }
        Set<Layer> silent = silentLayers(evaluation, votes);
        return silent.isEmpty()
                ? new Decision(evaluation, this, Outcome.ALLOWED, votes.grants(), silent, refusal)
                : new Decision(evaluation, this, Outcome.IMPLICITLY_DENIED, List.of(), silent, refusal);
    }

    /** What the statements say that apply to one request. */
    private final class Votes {
        private final List<DecidingStatement> denies = new ArrayList<>(0);
        private final List<DecidingStatement> identityGrants = new ArrayList<>(1);
        private final List<DecidingStatement> resourceGrants = new ArrayList<>(0);
        private final EnumSet<Layer> allowing = EnumSet.noneOf(Layer.class);
        private final boolean resourceCanGrant;
        private Reach resourceReach = Reach.NONE;

        Votes(Evaluation evaluation) {
            resourceCanGrant = !evaluation.isCrossPartition() && !ServiceRules.isAlias(evaluation);
            for (Layer layer : LAYERS) {
                List<CompiledLevel> given = levels(layer);
                if (!given.isEmpty() && binds(layer, evaluation)) {
                    boolean allLevels = true;
                    for (int i = 0; i < given.size(); i++) {
                        allLevels &= vote(layer, given.get(i), evaluation);
                    }
                    if (allLevels) {
                        allowing.add(layer);
                    }
                }
            }
        }

        /** Counts what a level says; tells whether it allows. */
        private boolean vote(Layer layer, CompiledLevel level, Evaluation evaluation) {
            boolean allows = false;
            for (CompiledStatement statement : level.candidates(evaluation)) {
                Reach reach = statement.appliesTo(evaluation);
                if (reach == Reach.NONE) {
                    continue;
                }
                if (statement.effect() == Effect.DENY) {
                    denies.add(statement.place());
                } else {
                    allows = true;
                    grant(layer, statement.place(), reach);
                }
            }
            return allows;
        }

        private void grant(Layer layer, DecidingStatement place, Reach reach) {
            if (layer == Layer.IDENTITY) {
                identityGrants.add(place);
            } else if (layer == Layer.RESOURCE && resourceCanGrant) {
                resourceGrants.add(place);
                resourceReach = reach.compareTo(resourceReach) > 0 ? reach : resourceReach;
            }
        }

        /** The statements that gave what an allowed request needed, in the order of their layers. */
        private List<DecidingStatement> grants() {
            List<DecidingStatement> grants = new ArrayList<>(identityGrants);
            grants.addAll(resourceGrants);
            return grants;
        }
    }

    /** The layers that would have to allow and do not. */
    private Set<Layer> silentLayers(Evaluation evaluation, Votes votes) {
        Set<Layer> silent = EnumSet.noneOf(Layer.class);
        for (Layer layer : List.of(Layer.SERVICE_CONTROL, Layer.ENDPOINT)) {
            if (set.has(layer) && binds(layer, evaluation) && !votes.allowing.contains(layer)) {
                silent.add(layer);
            }
        }
        Kind kind = evaluation.caller().kind();
        boolean isCross = evaluation.isCrossAccount();
        Reach reach = votes.resourceReach;
        boolean needsResourceGrant = !kind.hasAccount() || isCross || ServiceRules.needsResourceGrant(evaluation);
        if (needsResourceGrant && reach == Reach.NONE) {
            silent.add(Layer.RESOURCE);
        }
        if (kind.hasAccount()) {
            addSilentOnCallersSide(evaluation, votes, isCross ? Reach.ACCOUNT : reach, silent);
        }
        return silent;
    }

    /** Adds the caller's own layers, unless the policy on the resource makes them needless by whom it names (S2). */
    private void addSilentOnCallersSide(Evaluation evaluation, Votes votes, Reach reach, Set<Layer> silent) {
        Kind kind = evaluation.caller().kind();
        boolean needsIdentity = kind.hasIdentityPolicies() && reach.compareTo(Reach.ORIGIN) < 0;
        boolean needsLimits = kind == Kind.ROOT || reach.compareTo(Reach.EXACT) < 0;
        if (needsIdentity && !votes.allowing.contains(Layer.IDENTITY)) {
            silent.add(Layer.IDENTITY);
        }
        if (needsLimits && kind.hasIdentityPolicies() && isSilent(Layer.BOUNDARY, votes)) {
            silent.add(Layer.BOUNDARY);
        }
        if (needsLimits && (isSilent(Layer.SESSION, votes) || lacksSessionPolicy(kind, reach))) {
            silent.add(Layer.SESSION);
        }
    }

    private boolean isSilent(Layer layer, Votes votes) {
        return set.has(layer) && !votes.allowing.contains(layer);
    }

    /** Whether this is a federated user to whom no session policy passes anything on (S6 and section 6, 20). */
    private boolean lacksSessionPolicy(Kind kind, Reach reach) {
        boolean isNeeded =
                reach != Reach.ORIGIN || set.dialect().has(Dialect.Reading.FEDERATED_USER_NEEDS_SESSION_POLICY);
        return kind == Kind.FEDERATED_USER && isNeeded && !set.has(Layer.SESSION);
    }
}
