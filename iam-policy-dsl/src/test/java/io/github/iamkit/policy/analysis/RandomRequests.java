package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Requests made of what the policies are made of, so that they hit what is written there and what is just beside it. */
final class RandomRequests {
    private static final List<String> FILLINGS = List.of("", "a", "b", "x", "ab", "/", "a/b", ":", "b:q", "xyz");

    private final Random random;
    private final List<String> actions = new ArrayList<>(List.of("s3:GetObject", "zz:Other"));
    private final List<String> resources = new ArrayList<>(List.of("arn:aws:s3:::zz"));
    private final Map<String, Set<String>> values = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> sets = new LinkedHashSet<>();

    RandomRequests(long seed, PolicyDocument... documents) {
        random = new Random(seed);
        for (PolicyDocument document : documents) {
            document.statements().forEach(this::learn);
        }
    }

    private void learn(Statement statement) {
        statement.actions().forEach(action -> actions.add(action.text()));
        statement.notActions().forEach(action -> actions.add(action.text()));
        resources.addAll(statement.resources());
        resources.addAll(statement.notResources());
        statement.resources().forEach(this::learnVariables);
        for (Condition condition : statement.conditions()) {
            String key = condition.key().toLowerCase(Locale.ROOT);
            names.putIfAbsent(key, condition.key());
            Set<String> known = values.computeIfAbsent(key, name -> new LinkedHashSet<>());
            if (condition.operator().qualifier() != Operator.Qualifier.NONE) {
                sets.add(key);
            }
            condition.values().forEach(value -> {
                learnVariables(value);
                known.addAll(around(condition.operator().family(), value));
            });
        }
    }

    private void learnVariables(String text) {
        for (String key : List.of("aws:username", "k:text")) {
            if (text.contains("${" + key)) {
                names.putIfAbsent(key, key);
                values.computeIfAbsent(key, name -> new LinkedHashSet<>()).addAll(List.of("a", "b", "x", "ab", "a/b"));
            }
        }
    }

    private List<String> around(Operator.Family family, String value) {
        return switch (family) {
            case NUMERIC ->
                List.of(
                        value,
                        String.valueOf(Double.parseDouble(value) + 0.25),
                        String.valueOf(Double.parseDouble(value) - 0.25),
                        "0",
                        "99");
            case DATE ->
                List.of(
                        value,
                        "2025-12-31T23:59:59Z",
                        "2026-01-01T00:00:01Z",
                        "2026-01-01T12:00:00Z",
                        "2026-01-02T00:00:01Z");
            case IP ->
                List.of(
                        "10.0.0.0",
                        "10.0.0.1",
                        "10.0.0.2",
                        "10.1.0.0",
                        "10.127.255.255",
                        "10.128.0.0",
                        "11.0.0.0",
                        "9.255.255.255",
                        "::1",
                        "2001:db8::1");
            case BOOL -> List.of("true", "false");
            case NULL -> List.of();
            case ARN ->
                List.of(
                        fill(value),
                        fill(value),
                        "arn:aws:sns:eu:1:t",
                        "arn:aws:sns:us:1:t",
                        "arn:aws:sns:eu:2:t",
                        "arn:aws:sns:eu:1:a:t",
                        "x");
            default -> List.of(fill(value), fill(value), fill(value), value.toUpperCase(Locale.ROOT), "", "zz");
        };
    }

    private String fill(String pattern) {
        StringBuilder filled = new StringBuilder();
        String plain = pattern;
        for (int start = plain.indexOf("${"); start >= 0; start = plain.indexOf("${")) {
            int end = plain.indexOf('}', start);
            String inner = plain.substring(start + 2, end);
            plain = plain.substring(0, start)
                    + (inner.length() == 1 ? "\u0001" : pick(FILLINGS))
                    + plain.substring(end + 1);
        }
        for (char c : plain.toCharArray()) {
            switch (c) {
                case '*' -> filled.append(pick(FILLINGS));
                case '?' -> filled.append(pick(List.of("a", "b", "/", ":", "x")));
                case '\u0001' -> filled.append(pick(List.of("*", "a")));
                default -> filled.append(c);
            }
        }
        return filled.toString();
    }

    AccessRequest next() {
        String action = fill(pick(actions));
        int colon = action.indexOf(':');
        String service = colon < 0 ? "" : action.substring(0, colon);
        String name = action.substring(colon + 1);
        String resource = fill(pick(resources));
        AccessRequest request = AccessRequest.of(
                (service.isEmpty() ? "s3" : service) + ":" + (name.isEmpty() ? "X" : name),
                resource.isEmpty() ? "x" : resource);
        for (Map.Entry<String, Set<String>> key : values.entrySet()) {
            request = with(request, names.get(key.getKey()), sets.contains(key.getKey()), List.copyOf(key.getValue()));
        }
        return request;
    }

    private AccessRequest with(AccessRequest request, String name, boolean isSet, List<String> known) {
        if (random.nextInt(4) == 0 || known.isEmpty() && random.nextBoolean()) {
            return request.with(name, List.of());
        }
        if (known.isEmpty()) {
            return request.with(name, "zz");
        }
        if (isSet && random.nextInt(3) > 0) {
            Set<String> some = new LinkedHashSet<>();
            for (int left = 1 + random.nextInt(3); left > 0; left--) {
                some.add(pick(known));
            }
            return request.with(name, List.copyOf(some));
        }
        return request.with(name, pick(known));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
