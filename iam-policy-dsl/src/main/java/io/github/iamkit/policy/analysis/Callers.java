package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.ResourcePolicy;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    private static final String RESOURCE = "arn:aws:s3:::x";

    /**
     * One caller.
     *
     * @param applied puts the caller into a request
     */
    record Example(String text, UnaryOperator<AccessRequest> applied) {}

    private final List<Example> examples;
    private final UnaryOperator<PolicySet> surroundings;
    private final Map<List<Object>, BitSet> reached = new HashMap<>();

    private Callers(List<Example> examples, UnaryOperator<PolicySet> surroundings) {
        this.examples = examples;
        this.surroundings = surroundings;
    }

    /** The one caller of policies that name none: nobody in particular. */
    static Callers ofIdentities() {
        return new Callers(List.of(new Example("", request -> request)), set -> set);
    }

    static Callers of(Collection<Rule> rules) {
        Set<Principal> named = new LinkedHashSet<>();
        rules.forEach(rule -> {
            named.addAll(rule.principals());
            named.addAll(rule.notPrincipals());
        });
        CallerExamples examples = new CallerExamples();
        named.forEach(examples::add);
        return new Callers(examples.all(), examples.surroundings());
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
            AccessRequest request = examples.get(i).applied().apply(AccessRequest.of(ACTION, RESOURCE));
            callers.set(i, !set.evaluate(request).applying().isEmpty());
        }
        return callers;
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
