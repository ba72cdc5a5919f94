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
    private static final List<String> KNOWN_PARTITIONS = List.of("aws-cn", "aws-us-gov");
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
        if (principal instanceof Principal.Service) {
            add(principal.value(), Callers.Kind.SERVICE, request -> request.by(principal));
        } else if (principal instanceof Principal.Federated) {
            add(principal.value(), Callers.Kind.PROVIDER, request -> request.by(principal));
        } else if (principal instanceof Principal.CanonicalUser) {
            String account = inventAccount();
            accounts.add(account);
            surroundings.add(set -> set.canonicalUser(principal.value(), account));
        } else if (principal instanceof Principal.Aws && !principal.value().equals("*")) {
            addAws(principal.value());
        }
    }

    /** Adds callers of the partition that a resource is in; of one that may be in several, of those that AWS is known to have. */
    void addPartition(String resource) {
        String[] parts = resource.split(":", ARN_PARTS);
        if (parts.length > 1 && parts[0].equals("arn")) {
            boolean isPattern = parts[1].indexOf('*') >= 0 || parts[1].indexOf('?') >= 0;
            partitions.addAll(isPattern ? KNOWN_PARTITIONS : List.of(parts[1]));
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
            addArn(arn);
            addArn(session);
            add(
                    session + " as " + arn,
                    Callers.Kind.IDENTITY,
                    request -> request.by(session).actingAs(arn));
        } else if (parts[2].equals("iam") && resource.startsWith("user/")) {
            String federated = sessions + "federated-user/" + SOMEBODY;
            addArn(arn);
            add(
                    federated + " by " + arn,
                    Callers.Kind.FEDERATED_USER,
                    request -> request.by(federated).federatedBy(arn));
        } else if (parts[2].equals("sts")) {
            addArn(arn);
        }
    }

    private void addArn(String arn) {
        add(arn, kindOf(arn), request -> request.by(arn));
    }

    private void add(String text, Callers.Kind kind, UnaryOperator<AccessRequest> applied) {
        if (isCaller(applied)) {
            callers.putIfAbsent(text, new Callers.Example(text, kind, applied));
        }
    }

    private static Callers.Kind kindOf(String arn) {
        return arn.contains(":federated-user/") ? Callers.Kind.FEDERATED_USER : Callers.Kind.IDENTITY;
    }

    private static boolean isCaller(UnaryOperator<AccessRequest> applied) {
        try {
            return applied.apply(AccessRequest.of("sts:AssumeRole", "*"))
                    .principal()
                    .isPresent();
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
            every.forEach(account -> {
                addArn("arn:" + partition + ":iam::" + account + ":user/" + SOMEBODY);
                addArn("arn:" + partition + ":sts::" + account + ":federated-user/" + SOMEBODY);
            });
        }
        add("anonymous", Callers.Kind.ANONYMOUS, request -> request.by(Principal.everyone()));
        Principal service = Principal.service("some-service.amazonaws.com");
        add(service.value(), Callers.Kind.SERVICE, request -> request.by(service));
        String provider = "arn:aws:iam::" + other + ":saml-provider/" + SOMEBODY;
        add(provider, Callers.Kind.PROVIDER, request -> request.by(Principal.federated(provider)));
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
