package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.ResourcePolicy;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Callers that stand for all: each one that policies name, somebody else like each of them, and nobody in particular.
 *
 * <p>Names of principals have no wildcards, so there are finitely many kinds of callers. Whom a statement is about, the
 * evaluator itself is asked.
 */
final class Callers {
    private static final String ACTION = "s3:GetObject";
    private static final String RESOURCE = "x";

    /**
     * One caller.
     *
     * @param applied puts the caller into a request
     */
    record Example(String text, Kind kind, UnaryOperator<AccessRequest> applied) {
        /** The account of a caller that has one. */
        String account() {
            return text.split(":", 6)[4];
        }

        String partition() {
            return text.split(":", 6)[1];
        }

        boolean hasAccount() {
            return kind == Kind.IDENTITY || kind == Kind.FEDERATED_USER;
        }

        boolean isServiceLinkedRole() {
            return text.contains(":role/aws-service-role/");
        }
    }

    /** What decides on the caller's side. */
    enum Kind {
        /** Policies of the user or role. */
        IDENTITY,
        /** As with {@link #IDENTITY}, as far as a session policy passes it on. */
        FEDERATED_USER,
        /** Nothing: a service. */
        SERVICE,
        /** Nothing: an identity provider. */
        PROVIDER,
        /** Nothing: an anonymous caller. */
        ANONYMOUS
    }

    private final List<Example> examples;
    private final UnaryOperator<PolicySet> surroundings;
    private final Map<List<Object>, BitSet> reached = new HashMap<>();

    private Callers(List<Example> examples, UnaryOperator<PolicySet> surroundings) {
        this.examples = examples;
        this.surroundings = surroundings;
    }

    /** The one caller of policies that name none: nobody in particular. */
    static Callers ofIdentities() {
        return new Callers(List.of(new Example("", Kind.IDENTITY, request -> request)), set -> set);
    }

    /** The callers that some rules tell apart. */
    static Callers of(Collection<Rule> rules) {
        return of(rules, new CallerExamples());
    }

    /** The callers that some rules tell apart, each in every partition that resources may be in. */
    static Callers ofAllPartitions(Collection<Rule> rules) {
        CallerExamples examples = new CallerExamples();
        rules.stream()
                .map(Rule::resources)
                .filter(Objects::nonNull)
                .flatMap(set -> set.texts().stream())
                .forEach(examples::addPartition);
        return of(rules, examples);
    }

    private static Callers of(Collection<Rule> rules, CallerExamples examples) {
        Set<Principal> named = new LinkedHashSet<>();
        rules.forEach(rule -> {
            named.addAll(rule.principals());
            named.addAll(rule.notPrincipals());
        });
        named.forEach(examples::add);
        return new Callers(examples.all(), examples.surroundings());
    }

    /** These callers one by one. */
    List<Example> examples() {
        return examples;
    }

    /** One of these callers alone, who makes requests so. */
    Callers only(Example example, UnaryOperator<AccessRequest> requests) {
        Example one = new Example(
                example.text(),
                example.kind(),
                request -> requests.apply(example.applied().apply(request)));
        return new Callers(List.of(one), surroundings);
    }

    int count() {
        return examples.size();
    }

    Example example(int number) {
        return examples.get(number);
    }

    /** The set with what the names of principals are taken to stand for. */
    PolicySet in(PolicySet set) {
        return surroundings.apply(set);
    }

    /** The callers that a rule is about. */
    BitSet reached(Rule rule) {
        return reached.computeIfAbsent(
                List.of(rule.effect(), rule.principals(), rule.notPrincipals()), key -> ask(rule));
    }

    private BitSet ask(Rule rule) {
        PolicySet set = in(PolicySet.identity().resource(probe(rule)));
        BitSet callers = new BitSet();
        for (int i = 0; i < examples.size(); i++) {
            callers.set(i, !set.evaluate(request(examples.get(i))).applying().isEmpty());
        }
        return callers;
    }

    private static AccessRequest request(Example example) {
        return example.applied().apply(AccessRequest.of(ACTION, RESOURCE));
    }

    /** Whether a rule that allows makes an identity policy of the one caller needless, in the account that owns the resource. */
    boolean replacesIdentityPolicy(Rule rule) {
        return isAllowed(rule, Policy.allow("*").on("*"));
    }

    /** Whether a rule that allows makes boundary and session policy needless too. */
    boolean replacesAllPolicies(Rule rule) {
        return isAllowed(rule, Policy.allow("none:None").on("*"));
    }

    private boolean isAllowed(Rule rule, Policy limit) {
        Example example = examples.get(0);
        PolicySet set = in(PolicySet.identity().boundary(limit).session(limit).resource(probe(rule)));
        return set.evaluate(request(example).ownedBy(example.account())).isAllowed();
    }

    /** A statement about the rule's principals and everything else. */
    private static ResourcePolicy probe(Rule rule) {
        List<Principal> listed = rule.principals().isEmpty() ? rule.notPrincipals() : rule.principals();
        Principal first = listed.get(0);
        Principal[] more = listed.subList(1, listed.size()).toArray(Principal[]::new);
        boolean allows = rule.effect() == Effect.ALLOW;
        if (rule.principals().isEmpty()) {
            return (allows
                            ? ResourcePolicy.allowEveryoneExcept(first, more)
                            : ResourcePolicy.denyEveryoneExcept(first, more))
                    .to("*")
                    .on("*");
        }
        return (allows ? ResourcePolicy.allow(first, more) : ResourcePolicy.deny(first, more))
                .to("*")
                .on("*");
    }
}
