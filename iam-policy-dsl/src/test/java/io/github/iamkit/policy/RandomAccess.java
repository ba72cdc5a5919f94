package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Policies and requests from a small world, so that they often meet; one seed always gives the same ones. */
final class RandomAccess {
    private static final List<String> ACTIONS = List.of(
            "*",
            "s3:*",
            "S3:Get*",
            "s3:GetObject",
            "s3:getobject",
            "s3:Get?bject",
            "s3:PutObject",
            "sqs:SendMessage",
            "sqs:*Message",
            "iam:*User*");
    private static final List<String> RESOURCES = List.of(
            "*",
            "arn:aws:s3:::books/*",
            "arn:aws:s3:::books/${aws:username}/*",
            "arn:aws:s3:::books/${aws:PrincipalTag/team, 'none'}/*",
            "arn:aws:s3:::books/a?c",
            "arn:aws:s3:::*/abc",
            "arn:aws:sqs:eu-west-1:111122223333:jobs",
            "arn:aws:sqs:*:111122223333:*",
            "arn:aws:sqs:*:jobs",
            "arn:aws:sqs",
            "arn:aws:s3:*abc",
            "arn:aws:s3:::books/${*}",
            "arn:aws:s3:::books/${app:Colours}/*",
            "arn:aws:s3::${app:Size}:books/abc",
            "arn:aws:iam::111122223333:user/${aws:username}");
    private static final List<String> REQUESTED_ACTIONS =
            List.of("s3:GetObject", "s3:PutObject", "s3:GetBucketAcl", "sqs:SendMessage", "iam:GetUser");
    private static final List<String> REQUESTED_RESOURCES = List.of(
            "*",
            "arn:aws:s3:::books/abc",
            "arn:aws:s3:::books/*",
            "arn:aws:s3:::books/david/x",
            "arn:aws:s3:::books/red/x",
            "arn:aws:s3:::films/abc",
            "arn:aws:sqs:eu-west-1:111122223333:jobs",
            "arn:aws:iam::111122223333:user/david");
    private static final List<String> OPERATORS = List.of(
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike",
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
            "Bool",
            "BinaryEquals",
            "IpAddress",
            "NotIpAddress",
            "ArnEquals",
            "ArnLike",
            "ArnNotEquals",
            "ArnNotLike",
            "Null");
    private static final List<String> STRINGS = List.of(
            "red",
            "Red",
            "r*",
            "?ed",
            "r${*}",
            "blue",
            "${aws:username}",
            "${aws:principaltag/Team}",
            "${app:None, 'blue'}",
            "david",
            "");
    private static final List<String> ARNS = List.of(
            "arn:aws:sns:eu-west-1:111122223333:news",
            "arn:aws:sns:*:111122223333:*",
            "arn:aws:sns:eu-west-?:111122223333:news",
            "arn:*:sns:*:*:news",
            "arn:aws:sns:eu-west-1:*",
            "arn:aws:sns:eu-west-1:111122223333:*:a",
            "*");
    private static final List<String> NUMBERS =
            List.of("1", "2", "2.0", "10", "-1", "1e1", "9007199254740993", "9007199254740992", "two");
    private static final List<String> DATES =
            List.of("2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z", "2026-06-01T02:00:00+02:00", "1767225600", "soon");
    private static final List<String> NETWORKS =
            List.of("203.0.113.0/24", "203.0.113.77/24", "203.0.113.7", "2001:db8::/32", "0.0.0.0/0", "::/0");

    private final Random random;

    RandomAccess(long seed) {
        random = new Random(seed);
    }

    /** Returns a policy of one to five statements. */
    Policy policy() {
        String statements =
                Stream.generate(this::statement).limit(1 + random.nextInt(5)).collect(Collectors.joining(","));
        return Policy.parse("{\"Version\":\"" + (random.nextInt(4) == 0 ? "2008-10-17" : "2012-10-17")
                + "\",\"Statement\":[" + statements + "]}");
    }

    private String statement() {
        return "{\"Effect\":\"" + (random.nextInt(3) == 0 ? "Deny" : "Allow") + "\","
                + list("Action", ACTIONS) + ","
                + list("Resource", RESOURCES)
                + conditions() + "}";
    }

    private String list(String name, List<String> from) {
        return (random.nextInt(8) == 0 ? "\"Not" : "\"") + name + "\":" + array(some(from, 3));
    }

    private String conditions() {
        Set<String> taken = new LinkedHashSet<>();
        List<String> blocks = new ArrayList<>();
        for (int left = random.nextInt(3); left > 0; left--) {
            Condition condition = condition();
            if (taken.add(condition.operator().name())) {
                blocks.add("\"" + condition.operator().name() + "\":{\"" + condition.key() + "\":"
                        + array(random.nextInt(16) == 0 ? List.of() : condition.values()) + "}");
            }
        }
        return blocks.isEmpty() ? "" : ",\"Condition\":{" + String.join(",", blocks) + "}";
    }

    /** Returns a condition with any operator on a key that requests may have. */
    Condition condition() {
        String base = pick(OPERATORS);
        String prefix = pick(List.of("", "", "ForAllValues:", "ForAnyValue:"));
        String name = prefix + base + (random.nextInt(4) == 0 && !base.equals("Null") ? "IfExists" : "");
        if (base.equals("Null")) {
            String key = pick(List.of("aws:SecureTransport", "app:Colours", "aws:PrincipalTag/team"));
            return Condition.of(base, key, pick(List.of("true", "false")));
        }
        if (!prefix.isEmpty() || random.nextInt(16) == 0) {
            return Condition.of(name, "app:Colours", valuesFor(base));
        }
        return switch (family(base)) {
            case "Null", "Bool" -> Condition.of(name, "aws:SecureTransport", pick(List.of("true", "false")));
            case "Arn" -> Condition.of(name, "aws:SourceArn", some(ARNS, 2));
            case "Numeric" -> Condition.of(name, "app:Size", some(NUMBERS, 2));
            case "Date" -> Condition.of(name, "aws:CurrentTime", some(DATES, 2));
            case "Ip" -> Condition.of(name, "aws:SourceIp", some(NETWORKS, 2));
            case "Binary" -> Condition.of(name, "app:Bytes", some(List.of("QQ==", "Qg=="), 2));
            default -> Condition.of(name, pick(List.of("aws:username", "AWS:PrincipalTag/team")), some(STRINGS, 3));
        };
    }

    private List<String> valuesFor(String base) {
        return switch (family(base)) {
            case "Null", "Bool" -> List.of(pick(List.of("true", "false")));
            case "Arn" -> some(ARNS, 2);
            case "Numeric" -> some(NUMBERS, 2);
            case "Date" -> some(DATES, 2);
            case "Ip" -> some(NETWORKS, 2);
            case "Binary" -> List.of("QQ==");
            default -> some(STRINGS, 3);
        };
    }

    private static String family(String base) {
        return Stream.of("Null", "Bool", "Arn", "Numeric", "Date", "Binary", "String")
                .filter(base::startsWith)
                .findFirst()
                .orElse("Ip");
    }

    /** What is asked; {@code david} asks it. */
    record Question(String action, String resource, Map<String, List<String>> context) {
        AccessRequest request() {
            AccessRequest request = AccessRequest.of(action, resource).by("arn:aws:iam::111122223333:user/david");
            for (Map.Entry<String, List<String>> key : context.entrySet()) {
                request = key.getKey().equals("app:Colours")
                        ? request.with(key.getKey(), key.getValue())
                        : request.with(key.getKey(), key.getValue().get(0));
            }
            return request;
        }
    }

    AccessRequest request() {
        return question().request();
    }

    /** Returns a question of which each key but the time is there three times in four. */
    Question question() {
        Map<String, List<String>> context = new TreeMap<>();
        context.put("aws:CurrentTime", List.of(pick(DATES)));
        maybe(context, "aws:PrincipalTag/team", List.of("red", "Red", "blue", "", "r*"));
        maybe(context, "aws:SecureTransport", List.of("true", "false"));
        maybe(
                context,
                "aws:SourceArn",
                List.of(
                        "arn:aws:sns:eu-west-1:111122223333:news",
                        "arn:aws:sns:eu-west-1:111122223333:b:a",
                        "arn:aws:sns:eu-west-1",
                        "news"));
        maybe(context, "app:Size", NUMBERS);
        maybe(context, "aws:SourceIp", List.of("203.0.113.7", "198.51.100.1", "2001:db8::1", "here"));
        maybe(context, "app:Bytes", List.of("QQ==", "Qg=="));
        if (random.nextInt(4) > 0) {
            context.put(
                    "app:Colours",
                    random.nextInt(16) == 0 ? List.of() : some(List.of("red", "blue", "Red", "green", ""), 3));
        }
        return new Question(pick(REQUESTED_ACTIONS), pick(REQUESTED_RESOURCES), context);
    }

    private void maybe(Map<String, List<String>> context, String key, List<String> values) {
        if (random.nextInt(4) > 0) {
            context.put(key, List.of(pick(values)));
        }
    }

    private static String array(List<String> values) {
        return values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    private List<String> some(List<String> from, int most) {
        Set<String> some = new LinkedHashSet<>();
        for (int left = 1 + random.nextInt(most); left > 0; left--) {
            some.add(pick(from));
        }
        return List.copyOf(some);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
