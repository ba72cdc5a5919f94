package io.github.iamkit.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * A second, slow evaluator of identity policies, written from the facts alone: it reads JSON with another parser and tries
 * every way in which a pattern could match. It shares no code with the first one.
 */
final class ReferenceEvaluator {
    /** Stands for a character that a variable brought in, so that it is no wildcard. */
    private static final char LITERAL = '\uE000';

    private final JsonNode policy;
    private final boolean variables;
    private final String action;
    private final String resource;
    private final Map<String, List<String>> context = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private ReferenceEvaluator(JsonNode policy, RandomAccess.Question question) {
        this.policy = policy;
        this.variables = policy.path("Version").asText().equals("2012-10-17");
        this.action = question.action();
        this.resource = question.resource();
        this.context.putAll(question.context());
        this.context.put("aws:username", List.of("david"));
    }

    static Decision.Outcome decide(String policy, RandomAccess.Question question) {
        try {
            return new ReferenceEvaluator(new ObjectMapper().readTree(policy), question).decide();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Decision.Outcome decide() {
        boolean allowed = false;
        for (JsonNode statement : list(policy.get("Statement"))) {
            if (applies(statement)) {
                if (statement.get("Effect").asText().equals("Deny")) {
                    return Decision.Outcome.EXPLICITLY_DENIED;
                }
                allowed = true;
            }
        }
        return allowed ? Decision.Outcome.ALLOWED : Decision.Outcome.IMPLICITLY_DENIED;
    }

    private boolean applies(JsonNode statement) {
        boolean actionNamed = list(either(statement, "Action")).stream()
                .anyMatch(pattern -> glob(lower(pattern.asText()), lower(action)));
        boolean resourceNamed =
                list(either(statement, "Resource")).stream().anyMatch(pattern -> matchesResource(pattern.asText()));
        return actionNamed != statement.has("NotAction")
                && resourceNamed != statement.has("NotResource")
                && conditionsHold(statement.path("Condition"));
    }

    private boolean matchesResource(String pattern) {
        Optional<String> filled = fill(pattern);
        return filled.isPresent() && (pattern.equals("*") || arn(filled.get(), resource));
    }

    private boolean conditionsHold(JsonNode condition) {
        for (var block : condition.properties()) {
            for (var key : block.getValue().properties()) {
                List<String> values =
                        list(key.getValue()).stream().map(JsonNode::asText).toList();
                if (!holds(block.getKey(), context.get(key.getKey()), values)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean holds(String operator, List<String> asked, List<String> values) {
        if (operator.equals("Null")) {
            return values.contains(asked == null ? "true" : "false");
        }
        boolean ifExists = operator.endsWith("IfExists");
        String base = operator.substring(operator.indexOf(':') + 1).replace("IfExists", "");
        boolean negated = base.contains("Not");
        if (operator.startsWith("ForAllValues:")) {
            return asked == null || asked.stream().allMatch(one -> one(base, one, values));
        }
        if (operator.startsWith("ForAnyValue:")) {
            return asked == null ? ifExists : asked.stream().anyMatch(one -> one(base, one, values));
        }
        return asked == null ? negated || ifExists : one(base, asked.get(0), values);
    }

    /** Compares one value of the request: with any value of the policy, or with none of them for a negated operator. */
    private boolean one(String operator, String asked, List<String> values) {
        boolean negated = operator.contains("Not");
        String positive = operator.replace("Not", "");
        for (String value : values) {
            Optional<String> filled = fillsVariables(positive) ? fill(value) : Optional.of(value);
            if (filled.isPresent() && compare(positive, asked, filled.get())) {
                return !negated;
            }
        }
        return negated;
    }

    private static boolean fillsVariables(String operator) {
        return operator.startsWith("String") || operator.startsWith("Arn");
    }

    /** Compares two values; one that is none of its type equals nothing. */
    private static boolean compare(String operator, String asked, String value) {
        try {
            return switch (operator) {
                case "StringEquals" -> asked.equals(plain(value));
                case "StringEqualsIgnoreCase" -> asked.equalsIgnoreCase(plain(value));
                case "StringLike" -> glob(value, asked);
                case "ArnEquals", "ArnLike" -> asked.startsWith("arn:") && arn(value, asked);
                case "Bool" -> asked.equalsIgnoreCase(value);
                case "BinaryEquals" ->
                    Arrays.equals(
                            Base64.getDecoder().decode(asked),
                            Base64.getDecoder().decode(value));
                case "IpAddress" -> inRange(asked, value);
                default ->
                    operator.startsWith("Numeric")
                            ? ordered(operator, new BigDecimal(asked).compareTo(new BigDecimal(value)))
                            : ordered(operator, instant(asked).compareTo(instant(value)));
            };
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return false;
        }
    }

    private static boolean ordered(String operator, int sign) {
        return operator.endsWith("LessThan") && sign < 0
                || operator.endsWith("LessThanEquals") && sign <= 0
                || operator.endsWith("GreaterThan") && sign > 0
                || operator.endsWith("GreaterThanEquals") && sign >= 0
                || (operator.equals("NumericEquals") || operator.equals("DateEquals")) && sign == 0;
    }

    private static Instant instant(String text) {
        return text.chars().allMatch(Character::isDigit)
                ? Instant.ofEpochSecond(Long.parseLong(text))
                : OffsetDateTime.parse(text).toInstant();
    }

    private static boolean inRange(String address, String range) {
        String[] parts = range.split("/");
        byte[] base = bytes(parts[0]);
        byte[] asked = bytes(address);
        if (base.length != asked.length) {
            return false;
        }
        int rest = base.length * 8 - (parts.length > 1 ? Integer.parseInt(parts[1]) : base.length * 8);
        return new BigInteger(1, base).shiftRight(rest).equals(new BigInteger(1, asked).shiftRight(rest));
    }

    private static byte[] bytes(String address) {
        try {
            if (!address.contains(":") && !address.matches("[0-9.]+")) {
                throw new IllegalArgumentException(address);
            }
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Returns a text with its variables filled in; empty if one has no value. */
    private Optional<String> fill(String text) {
        if (!variables) {
            return Optional.of(text);
        }
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", from)) {
            int end = text.indexOf('}', start);
            String[] parts = text.substring(start + 2, end).split(",", 2);
            List<String> values = context.get(parts[0].strip());
            if (values == null && parts.length < 2) {
                return Optional.empty();
            }
            String value = values != null ? values.get(0) : parts[1].strip().replace("'", "");
            filled.append(text, from, start);
            value.chars().forEach(c -> filled.append(LITERAL).append((char) c));
            from = end + 1;
        }
        return Optional.of(filled.append(text.substring(from)).toString());
    }

    private static String plain(String filled) {
        return filled.replace(String.valueOf(LITERAL), "");
    }

    /** Matches segment by segment; the last one takes all that is left. */
    private static boolean arn(String pattern, String arn) {
        String[] patterns = pattern.split(":", 6);
        String[] segments = arn.split(":", 6);
        if (patterns.length != segments.length) {
            return false;
        }
        for (int i = 0; i < patterns.length; i++) {
            if (!glob(patterns[i], segments[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean glob(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        char first = pattern.charAt(0);
        if (first == '*') {
            return glob(pattern.substring(1), text) || !text.isEmpty() && glob(pattern, text.substring(1));
        }
        int length = first == LITERAL ? 2 : 1;
        boolean matches = !text.isEmpty() && (first == '?' || pattern.charAt(length - 1) == text.charAt(0));
        return matches && glob(pattern.substring(length), text.substring(1));
    }

    private static JsonNode either(JsonNode statement, String element) {
        return statement.has(element) ? statement.get(element) : statement.get("Not" + element);
    }

    private static List<JsonNode> list(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false).toList()
                : new ArrayList<>(List.of(node));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
