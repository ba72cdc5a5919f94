package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.Dialect;
import io.github.iamkit.policy.Layer;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.analysis.Access.Judgement;
import io.github.iamkit.policy.analysis.Callers.Example;
import io.github.iamkit.policy.analysis.Callers.Kind;
import io.github.iamkit.policy.analysis.Undecided.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One of the kinds of requests that sets of policies decide differently: by whom, of the same account or another one, and
 * whether resource control policies have a say.
 *
 * <p>Without a policy on the resource, a set is what the caller's side says, and the caller is nobody in particular. With one,
 * each kind of caller is a scenario (sections 1.1 and 1.2 of the evaluator): what has to allow is different, and in one
 * scenario the same for all requests.
 *
 * @param callers the caller, alone
 * @param owner whose the resource is
 * @param control whether resource control policies have a say
 */
record Scenario(Callers callers, Owner owner, Control control) {
    /** Whose the resource is. */
    enum Owner {
        /** Not looked at, as there is no policy on it. */
        UNSTATED,
        CALLER,
        ANOTHER_ACCOUNT
    }

    /** What resource control policies have to do with it. */
    enum Control {
        /** There are none. */
        NONE,
        BINDING,
        /** There are some, which have no say. */
        NOT_BINDING
    }

    private static final String ANOTHER_ACCOUNT = "444455556666";

    /** The scenarios that some sets tell apart. */
    static List<Scenario> of(List<PolicySet> sets) {
        sets.forEach(Scenario::requireSupported);
        List<Rule> rules = sets.stream()
                .flatMap(set -> Stream.of(Layer.values()).map(layer -> LayerRules.of(set, layer)))
                .flatMap(layer -> Stream.concat(
                        layer.denying().stream(), layer.allowing().stream().flatMap(List::stream)))
                .toList();
        boolean isOnResource =
                sets.stream().anyMatch(set -> !set.levels(Layer.RESOURCE).isEmpty());
        boolean hasResourceControl = sets.stream()
                .anyMatch(set -> !set.levels(Layer.RESOURCE_CONTROL).isEmpty());
        List<Scenario> scenarios = new ArrayList<>();
        List<Control> controls =
                hasResourceControl ? List.of(Control.BINDING, Control.NOT_BINDING) : List.of(Control.NONE);
        for (Control control : controls) {
            if (isOnResource) {
                Callers all = Callers.ofAllPartitions(rules);
                all.examples().forEach(example -> add(all, example, control, scenarios));
            } else {
                scenarios.add(new Scenario(Callers.ofIdentities(), Owner.UNSTATED, control));
            }
        }
        return scenarios;
    }

    private static void add(Callers all, Example example, Control control, List<Scenario> scenarios) {
        if (control == Control.BINDING && example.isServiceLinkedRole()) {
            return;
        }
        String other = example.text().contains(ANOTHER_ACCOUNT) ? "777788889999" : ANOTHER_ACCOUNT;
        if (example.hasAccount()) {
            Callers own = all.only(example, request -> request.ownedBy(example.account()));
            scenarios.add(new Scenario(own, Owner.CALLER, control));
        }
        Callers others = all.only(example, request -> request.ownedBy(other));
        scenarios.add(new Scenario(others, Owner.ANOTHER_ACCOUNT, control));
    }

    private static void requireSupported(PolicySet set) {
        if (!set.dialect().equals(Dialect.standard())) {
            throw new GaveUp(Reason.UNSUPPORTED, "policies are analysed in the standard dialect alone");
        }
        boolean hasControl = !set.levels(Layer.SERVICE_CONTROL).isEmpty()
                || !set.levels(Layer.RESOURCE_CONTROL).isEmpty();
        if (set.managementAccount().isPresent() && hasControl) {
            throw new GaveUp(Reason.UNSUPPORTED, "control policies that spare a management account");
        }
        if (statements(set, Layer.ENDPOINT)
                .anyMatch(rule -> !rule.principals().equals(List.of(Principal.everyone())))) {
            throw new GaveUp(Reason.UNSUPPORTED, "an endpoint policy that names principals");
        }
    }

    private static Stream<Rule> statements(PolicySet set, Layer layer) {
        LayerRules rules = LayerRules.of(set, layer);
        return Stream.concat(rules.denying().stream(), rules.allowing().stream().flatMap(List::stream));
    }

    private Example caller() {
        return callers.example(0);
    }

    /** What a set allows in this scenario. */
    Access view(PolicySet set) {
        Map<Layer, LayerRules> rules = new EnumMap<>(Layer.class);
        for (Layer layer : Layer.values()) {
            if (binds(layer)) {
                rules.put(layer, LayerRules.of(set, layer));
            }
        }
        boolean hasBoundary = !set.levels(Layer.BOUNDARY).isEmpty();
        List<Rule> denying = rules.values().stream()
                .flatMap(layer -> layer.denying().stream())
                .map(rule -> hasBoundary ? sparingNobody(rule) : rule)
                .toList();
        List<List<Rule>> allowing = new ArrayList<>();
        for (Layer layer : List.of(Layer.SERVICE_CONTROL, Layer.ENDPOINT)) {
            Optional.ofNullable(rules.get(layer)).ifPresent(given -> allowing.addAll(given.allowing()));
        }
        List<Rule> granting = allow(rules, Layer.RESOURCE);
        if (caller().hasAccount()) {
            addCallersSide(set, rules, granting, allowing);
        }
        if (owner == Owner.ANOTHER_ACCOUNT) {
            allowing.add(granting);
            allowing.add(SyntheticRules.grantableOnResource());
        } else if (owner == Owner.CALLER) {
            allowing.add(Stream.concat(granting.stream(), SyntheticRules.withoutResourceGrant().stream())
                    .toList());
        }
        Judgement judgement = owner == Owner.UNSTATED ? Judgement.STATEMENTS : Judgement.DECISION;
        return new Access(set, denying, allowing, scope(), judgement);
    }

    /** What a denial is for a user or role that has a boundary: {@code NotPrincipal} does not spare it (N3). */
    private Rule sparingNobody(Rule rule) {
        return caller().hasAccount() && !rule.notPrincipals().isEmpty() ? rule.aboutEveryone() : rule;
    }

    private boolean binds(Layer layer) {
        return switch (layer) {
            case RESOURCE_CONTROL -> control == Control.BINDING;
            case SERVICE_CONTROL -> caller().hasAccount() && !caller().isServiceLinkedRole();
            case IDENTITY, BOUNDARY, SESSION -> caller().hasAccount();
            case RESOURCE -> owner != Owner.UNSTATED;
            case ENDPOINT -> true;
        };
    }

    /** Adds what has to allow of the caller's own policies, unless the policy on the resource makes it needless (S2). */
    private void addCallersSide(
            PolicySet set, Map<Layer, LayerRules> rules, List<Rule> granting, List<List<Rule>> allowing) {
        Predicate<Rule> replacesIdentity = rule -> owner == Owner.CALLER && callers.replacesIdentityPolicy(rule);
        Predicate<Rule> replacesAll = rule -> owner == Owner.CALLER && callers.replacesAllPolicies(rule);
        if (owner == Owner.CALLER && set.levels(Layer.RESOURCE).stream().anyMatch(level -> !level.isEmpty())) {
            addOnAlias(set, rules, allowing);
        }
        allowing.add(union(allow(rules, Layer.IDENTITY), granting, replacesIdentity));
        if (!set.levels(Layer.BOUNDARY).isEmpty()) {
            allowing.add(union(allow(rules, Layer.BOUNDARY), granting, replacesAll));
        }
        if (!set.levels(Layer.SESSION).isEmpty() || caller().kind() == Kind.FEDERATED_USER) {
            allowing.add(union(allow(rules, Layer.SESSION), granting, replacesAll));
        }
    }

    /** Adds what has to allow on an alias of KMS, where the policy on the resource grants nothing. */
    private void addOnAlias(PolicySet set, Map<Layer, LayerRules> rules, List<List<Rule>> allowing) {
        for (Layer layer : List.of(Layer.IDENTITY, Layer.BOUNDARY, Layer.SESSION)) {
            boolean isNeeded = layer == Layer.IDENTITY
                    || !set.levels(layer).isEmpty()
                    || (layer == Layer.SESSION && caller().kind() == Kind.FEDERATED_USER);
            if (isNeeded) {
                allowing.add(Stream.concat(allow(rules, layer).stream(), SyntheticRules.grantableOnResource().stream())
                        .toList());
            }
        }
    }

    private static List<Rule> union(List<Rule> own, List<Rule> granting, Predicate<Rule> replaces) {
        return Stream.concat(own.stream(), granting.stream().filter(replaces)).toList();
    }

    private static List<Rule> allow(Map<Layer, LayerRules> rules, Layer layer) {
        LayerRules given = rules.get(layer);
        return given == null
                ? List.of()
                : given.allowing().stream().flatMap(List::stream).toList();
    }

    /** The requests that belong to this scenario. */
    private List<List<Rule>> scope() {
        List<List<Rule>> scope = new ArrayList<>();
        if (owner != Owner.UNSTATED) {
            scope.add(SyntheticRules.decidedByPolicies());
            if (caller().kind() == Kind.PROVIDER) {
                scope.add(SyntheticRules.byProviders());
            }
            if (caller().hasAccount()) {
                scope.add(SyntheticRules.inPartition(caller().partition()));
            }
        }
        if (control == Control.BINDING) {
            scope.add(SyntheticRules.resourceControlled(caller().kind()));
        } else if (control == Control.NOT_BINDING && !caller().isServiceLinkedRole()) {
            scope.add(SyntheticRules.beyondResourceControl(caller().kind()));
        }
        return scope;
    }
}
