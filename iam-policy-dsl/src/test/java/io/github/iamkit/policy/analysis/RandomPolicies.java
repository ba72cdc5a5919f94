package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Small policies from a tiny vocabulary in which everything overlaps; one seed always gives the same ones. */
final class RandomPolicies {
    private static final List<String> ACTIONS = List.of(
            "*",
            "s3:*",
            "s3:Get*",
            "s3:GetObject",
            "S3:getobject",
            "s3:?etObject",
            "s3:*Object",
            "s3:PutObject",
            "sqs:*",
            "sqs:Send*",
            "s*:Get*",
            "*:GetObject",
            "iam:PassRole");
    private static final List<String> RESOURCES = List.of(
            "*",
            "arn:aws:s3:::a",
            "arn:aws:s3:::a/*",
            "arn:aws:s3:::a/b",
            "arn:aws:s3:::a/?",
            "arn:aws:s3:::a/*b",
            "arn:aws:s3:::*/b",
            "arn:aws:s3:::?/b",
            "arn:aws:s3:::a?b",
            "arn:aws:sqs:*:*:q",
            "arn:aws:sqs:*:q",
            "arn:*:q",
            "arn:aws:s3:::ab*");
    private static final List<String> VARIABLE_RESOURCES = List.of(
            "arn:aws:s3:::a/${aws:username}",
            "arn:aws:s3:::a/${aws:username}/*",
            "arn:aws:s3:::${aws:username}",
            "arn:aws:s3:::a/${k:text}",
            "arn:aws:s3:::a/${k:text, 'b'}",
            "arn:aws:s3:::a/${*}",
            "arn:aws:s3:::a/${aws:username}b");
    private static final List<String> TEXTS = List.of("a", "b", "A", "a*", "?", "*b", "ab", "", "a?");
    private static final List<String> VARIABLE_TEXTS =
            List.of("${aws:username}", "a${aws:username}", "${k:text}", "${k:text, 'a'}");
    private static final List<String> ARNS = List.of(
            "arn:aws:sns:eu:1:t",
            "arn:aws:sns:*:1:t",
            "arn:aws:sns:e?:1:*",
            "arn:*:sns:*:*:t",
            "arn:aws:sns:eu:1:t*",
            "*",
            "arn:aws:sns",
            "arn:aws:sns:eu:1:a:t");
    private static final List<String> NUMBERS = List.of("1", "2", "2.0", "3", "1.5");
    private static final List<String> DATES = List.of("2026-01-01T00:00:00Z", "2026-01-02", "1767225600", "2026");
    private static final List<String> RANGES = List.of(
            "10.0.0.0/8",
            "10.0.0.0/16",
            "10.0.0.1",
            "0.0.0.0/0",
            "::/0",
            "2001:db8::/32",
            "10.128.0.0/9",
            "10.0.0.0/9");
    private static final List<String> PREFIXES = List.of("", "", "", "ForAllValues:", "ForAnyValue:");

    private final Random random;
    private final boolean variables;

    RandomPolicies(long seed, boolean variables) {
        this.random = new Random(seed);
        this.variables = variables;
    }

    Random random() {
        return random;
    }

    /** A statement as the texts of its elements. */
    record Words(
            String effect,
            String actionElement,
            List<String> actions,
            String resourceElement,
            List<String> resources,
            Map<String, Map<String, List<String>>> conditions) {
        String json() {
            String condition = conditions.isEmpty()
                    ? ""
                    : conditions.entrySet().stream()
                            .map(block -> "\"" + block.getKey() + "\":{"
                                    + block.getValue().entrySet().stream()
                                            .map(one -> "\"" + one.getKey() + "\":" + array(one.getValue()))
                                            .collect(Collectors.joining(","))
                                    + "}")
                            .collect(Collectors.joining(",", ",\"Condition\":{", "}"));
            return "{\"Effect\":\"" + effect + "\",\"" + actionElement + "\":" + array(actions) + ",\""
                    + resourceElement + "\":" + array(resources) + condition + "}";
        }
    }

    private static String array(List<String> values) {
        return values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    List<Words> statements(int most) {
        List<Words> statements = new ArrayList<>();
        for (int left = 1 + random.nextInt(most); left > 0; left--) {
            statements.add(statement());
        }
        return statements;
    }

    /** The same statements but for a few small changes. */
    List<Words> changed(List<Words> before) {
        List<Words> after = new ArrayList<>(before);
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            int at = random.nextInt(after.size());
            Words old = after.get(at);
            switch (random.nextInt(7)) {
                case 0 -> after.add(statement());
                case 1 -> {
                    if (after.size() > 1) {
                        after.remove(at);
                    }
                }
                case 2 ->
                    after.set(
                            at,
                            new Words(
                                    old.effect,
                                    old.actionElement,
                                    some(ACTIONS, 3),
                                    old.resourceElement,
                                    old.resources,
                                    old.conditions));
                case 3 ->
                    after.set(
                            at,
                            new Words(
                                    old.effect,
                                    old.actionElement,
                                    old.actions,
                                    old.resourceElement,
                                    resources(),
                                    old.conditions));
                case 4 ->
                    after.set(
                            at,
                            new Words(
                                    old.effect,
                                    old.actionElement,
                                    old.actions,
                                    old.resourceElement,
                                    old.resources,
                                    conditions()));
                case 5 -> {
                    // One statement as two that say the same together.
                    for (String resource : old.resources) {
                        if (old.resourceElement.equals("Resource")) {
                            after.add(new Words(
                                    old.effect,
                                    old.actionElement,
                                    old.actions,
                                    "Resource",
                                    List.of(resource),
                                    old.conditions));
                        }
                    }
                    if (old.resourceElement.equals("Resource")) {
                        after.remove(at);
                    }
                }
                default ->
                    after.set(
                            at,
                            new Words(
                                    old.effect.equals("Allow") ? "Deny" : "Allow",
                                    old.actionElement,
                                    old.actions,
                                    old.resourceElement,
                                    old.resources,
                                    old.conditions));
            }
        }
        return after;
    }

    Policy policy(List<Words> statements, String version) {
        return Policy.parse("{" + (version.isEmpty() ? "" : "\"Version\":\"" + version + "\",") + "\"Statement\":["
                + statements.stream().map(Words::json).collect(Collectors.joining(",")) + "]}");
    }

    private Words statement() {
        return new Words(
                random.nextInt(3) == 0 ? "Deny" : "Allow",
                random.nextInt(6) == 0 ? "NotAction" : "Action",
                some(ACTIONS, 3),
                random.nextInt(6) == 0 ? "NotResource" : "Resource",
                resources(),
                conditions());
    }

    private List<String> resources() {
        List<String> resources = new ArrayList<>(some(RESOURCES, 3));
        if (variables && random.nextInt(2) == 0) {
            resources.add(pick(VARIABLE_RESOURCES));
        }
        return resources;
    }

    private Map<String, Map<String, List<String>>> conditions() {
        Map<String, Map<String, List<String>>> conditions = new LinkedHashMap<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            addCondition(conditions);
        }
        return conditions;
    }

    private void addCondition(Map<String, Map<String, List<String>>> conditions) {
        String prefix = pick(PREFIXES);
        String suffix = random.nextInt(4) == 0 ? "IfExists" : "";
        switch (random.nextInt(8)) {
            case 0 ->
                put(
                        conditions,
                        "Null",
                        pick(List.of("k:text", "k:number", "k:set", "k:ip", "k:bool")),
                        List.of(pick(List.of("true", "false"))));
            case 1 ->
                put(
                        conditions,
                        pick(List.of(
                                        "NumericEquals",
                                        "NumericNotEquals",
                                        "NumericLessThan",
                                        "NumericLessThanEquals",
                                        "NumericGreaterThan",
                                        "NumericGreaterThanEquals"))
                                + suffix,
                        "k:number",
                        some(NUMBERS, 2));
            case 2 ->
                put(
                        conditions,
                        pick(List.of("DateEquals", "DateNotEquals", "DateLessThan", "DateGreaterThanEquals")) + suffix,
                        "aws:CurrentTime",
                        some(DATES, 2));
            case 3 -> put(conditions, pick(List.of("IpAddress", "NotIpAddress")) + suffix, "k:ip", some(RANGES, 2));
            case 4 -> put(conditions, "Bool" + suffix, "k:bool", List.of(pick(List.of("true", "false"))));
            case 5 ->
                put(
                        conditions,
                        prefix + pick(List.of("ArnLike", "ArnNotLike", "ArnEquals")) + suffix,
                        "k:arn",
                        some(ARNS, 2));
            default -> {
                boolean set = random.nextInt(3) == 0;
                String operator = pick(List.of(
                        "StringEquals",
                        "StringNotEquals",
                        "StringLike",
                        "StringNotLike",
                        "StringEqualsIgnoreCase",
                        "StringNotEqualsIgnoreCase"));
                List<String> values = new ArrayList<>(some(TEXTS, 3));
                if (variables && random.nextInt(3) == 0) {
                    values.add(pick(VARIABLE_TEXTS));
                }
                put(
                        conditions,
                        (set ? prefix : "") + operator + suffix,
                        set ? "k:set" : pick(List.of("k:text", "aws:username")),
                        values);
            }
        }
    }

    private static void put(
            Map<String, Map<String, List<String>>> conditions, String operator, String key, List<String> values) {
        conditions.computeIfAbsent(operator, name -> new LinkedHashMap<>()).put(key, values);
    }

    private List<String> some(List<String> from, int most) {
        Set<String> some = new LinkedHashSet<>();
        for (int left = 1 + random.nextInt(most); left > 0; left--) {
            some.add(pick(from));
        }
        return List.copyOf(some);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
