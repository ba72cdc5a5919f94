package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Makes up the callers that stand for all where some principals are named.
 *
 * <p>Not thread-safe.
 */
final class CallerExamples {
    private static final int ARN_PARTS = 6;
    private static final String OTHER_ACCOUNT = "111122223333";
    private static final String SOMEBODY = "somebody";

    private final Map<String, Callers.Example> callers = new LinkedHashMap<>();
    private final Set<String> partitions = new LinkedHashSet<>(Set.of("aws"));
    private final Set<String> accounts = new LinkedHashSet<>();
    private final List<UnaryOperator<PolicySet>> surroundings = new ArrayList<>();
    private long inventedAccounts = 900_000_000_000L;

    /** Adds the callers that a principal tells from others. */
    void add(Principal principal) {
        if (principal instanceof Principal.Service || principal instanceof Principal.Federated) {
            add(principal.value(), request -> request.by(principal));
        } else if (principal instanceof Principal.CanonicalUser) {
            String account = inventAccount();
            accounts.add(account);
            surroundings.add(set -> set.canonicalUser(principal.value(), account));
        } else if (principal instanceof Principal.Aws && !principal.value().equals("*")) {
            addAws(principal.value());
        }
    }

    private String inventAccount() {
        return String.valueOf(inventedAccounts++);
    }

    private void addAws(String value) {
        if (isAccount(value)) {
            accounts.add(value);
            return;
        }
        String[] parts = value.split(":", ARN_PARTS);
        if (parts.length == ARN_PARTS) {
            addArn(value, parts);
        } else if (value.length() > 4 && value.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))) {
            String kind = value.startsWith("AROA") ? "role/" : "user/";
            String arn = "arn:aws:iam::" + inventAccount() + ":" + kind + value;
            surroundings.add(set -> set.uniqueId(value, arn));
            addArn(arn, arn.split(":", ARN_PARTS));
        }
    }

    private void addArn(String arn, String[] parts) {
        boolean canCall = isAccount(parts[4]) && arn.indexOf('*') < 0 && arn.indexOf('?') < 0;
        if (!canCall) {
            return;
        }
        partitions.add(parts[1]);
        accounts.add(parts[4]);
        String resource = parts[5];
        String sessions = "arn:" + parts[1] + ":sts::" + parts[4] + ":";
        if (parts[2].equals("iam") && resource.startsWith("role/")) {
            String session = sessions + "assumed-role" + resource.substring(resource.lastIndexOf('/')) + "/" + SOMEBODY;
            add(arn);
            add(session);
            add(session + " as " + arn, request -> request.by(session).actingAs(arn));
        } else if (parts[2].equals("iam") && resource.startsWith("user/")) {
            String federated = sessions + "federated-user/" + SOMEBODY;
            add(arn);
            add(federated + " by " + arn, request -> request.by(federated).federatedBy(arn));
        } else if (parts[2].equals("sts")) {
            add(arn);
        }
    }

    private void add(String arn) {
        add(arn, request -> request.by(arn));
    }

    private void add(String text, UnaryOperator<AccessRequest> applied) {
        if (isCaller(applied)) {
            callers.putIfAbsent(text, new Callers.Example(text, applied));
        }
    }

    private static boolean isCaller(UnaryOperator<AccessRequest> applied) {
        try {
            applied.apply(AccessRequest.of("sts:AssumeRole", "*"));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAccount(String text) {
        return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The callers that were added, and those who are like none of them. */
    List<Callers.Example> all() {
        Map<String, Callers.Example> named = new LinkedHashMap<>(callers);
        Set<String> every = new LinkedHashSet<>(accounts);
        String other = OTHER_ACCOUNT;
        while (accounts.contains(other)) {
            other = String.valueOf(Long.parseLong(other) + 1);
        }
        every.add(other);
        callers.clear();
        for (String partition : partitions) {
            every.forEach(account -> add("arn:" + partition + ":iam::" + account + ":user/" + SOMEBODY));
        }
        add("anonymous");
        add("some-service.amazonaws.com");
        String provider = "arn:aws:iam::" + other + ":saml-provider/" + SOMEBODY;
        add(provider, request -> request.by(Principal.federated(provider)));
        List<Callers.Example> all = new ArrayList<>(callers.values());
        named.values().stream().filter(one -> !callers.containsKey(one.text())).forEach(all::add);
        return all;
    }

    UnaryOperator<PolicySet> surroundings() {
        List<UnaryOperator<PolicySet>> all = List.copyOf(surroundings);
        return set -> {
            PolicySet complete = set;
            for (UnaryOperator<PolicySet> one : all) {
                complete = one.apply(complete);
            }
            return complete;
        };
    }
}
