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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * A second, slow reader of statements, written from the facts alone: it reads JSON with another parser and tries every way in
 * which a pattern could match. It shares no code with the first one.
 */
final class ReferenceEvaluator {
    /** Stands for a character that a variable brought in, so that it is no wildcard. */
    private static final char LITERAL = '\uE000';

    private static final Set<String> MULTIVALUED = Set.of("app:Colours");
    private static final Set<String> SEVERAL_OPERATORS = Set.of("ForAllValues", "ForAnyValue");

    private final JsonNode policy;
    private final boolean variables;
    private final boolean completesShortArns;
    private final String action;
    private final String resource;
    private final Map<String, List<String>> context = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * @param completesShortArns whether the policy is of a type in which a short ARN goes on with stars (R7)
     * @param context every key that the request has, those that follow from it included
     */
    ReferenceEvaluator(
            String policy,
            boolean completesShortArns,
            String action,
            String resource,
            Map<String, List<String>> context) {
        try {
            this.policy = new ObjectMapper().readTree(policy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.variables = this.policy.path("Version").asText().equals("2012-10-17");
        this.completesShortArns = completesShortArns;
        this.action = action;
        this.resource = resource;
        this.context.putAll(context);
    }

    static Decision.Outcome decide(String policy, RandomAccess.Question question) {
        Map<String, List<String>> context = new TreeMap<>(question.context());
        context.put("aws:username", List.of("david"));
        return new ReferenceEvaluator(policy, true, question.action(), question.resource(), context).decide();
    }

    /** Returns the statements of the policy. */
    List<JsonNode> statements() {
        return list(policy.get("Statement"));
    }

    private Decision.Outcome decide() {
        boolean allowed = false;
        for (JsonNode statement : statements()) {
            if (applies(statement)) {
                if (statement.get("Effect").asText().equals("Deny")) {
                    return Decision.Outcome.EXPLICITLY_DENIED;
                }
                allowed = true;
            }
        }
        return allowed ? Decision.Outcome.ALLOWED : Decision.Outcome.IMPLICITLY_DENIED;
    }

    /** Whether action, resource and conditions of a statement fit; whom it names is not asked here. */
    boolean applies(JsonNode statement) {
        boolean actionNamed = list(either(statement, "Action")).stream()
                .anyMatch(pattern -> glob(lower(pattern.asText()), lower(action)));
        return actionNamed != statement.has("NotAction")
                && resourceFits(statement)
                && conditionsHold(
                        statement.path("Condition"), statement.get("Effect").asText());
    }

    private boolean resourceFits(JsonNode statement) {
        if (!statement.has("Resource") && !statement.has("NotResource")) {
            return true;
        }
        boolean named =
                list(either(statement, "Resource")).stream().anyMatch(pattern -> matchesResource(pattern.asText()));
        return named != statement.has("NotResource");
    }

    private boolean matchesResource(String pattern) {
        if (variables && beforeFifthColon(pattern).contains("${")) {
            return false;
        }
        Optional<String> filled = fill(pattern);
        return filled.isPresent() && glob(filled.get() + missingFields(pattern), resource);
    }

    private static String beforeFifthColon(String pattern) {
        String[] fields = pattern.split(":", 6);
        return String.join(":", Arrays.copyOf(fields, Math.min(5, fields.length)));
    }

    private String missingFields(String pattern) {
        int fields = pattern.split(":", -1).length;
        return completesShortArns && pattern.startsWith("arn:") && fields < 6 ? ":*".repeat(6 - fields) : "";
    }

    private boolean conditionsHold(JsonNode condition, String effect) {
        for (var block : condition.properties()) {
            for (var key : block.getValue().properties()) {
                List<String> values =
                        list(key.getValue()).stream().map(JsonNode::asText).toList();
                if (!holds(block.getKey(), key.getKey(), values, effect)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean holds(String operator, String key, List<String> values, String effect) {
        List<String> given = context.get(key);
        boolean isMultivalued = MULTIVALUED.contains(key);
        boolean isBlank = given == null || given.stream().allMatch(String::isEmpty);
        if (operator.equals("Null")) {
            boolean isNull = given == null || given.isEmpty() || isMultivalued && isBlank;
            return values.isEmpty() ? effect.equals("Deny") : values.contains(String.valueOf(isNull));
        }
        String[] parts = operator.split(":");
        boolean isSetOperator = SEVERAL_OPERATORS.contains(parts[0]);
        List<String> asked = given == null || given.isEmpty() || isSetOperator && isBlank ? null : given;
        boolean ifExists = operator.endsWith("IfExists");
        String base = parts[parts.length - 1].replace("IfExists", "");
        if (values.isEmpty()) {
            return withoutValues(parts[0], asked == null, ifExists, effect);
        }
        return switch (parts[0]) {
            case "ForAllValues" -> asked == null || asked.stream().allMatch(one -> one(base, one, values));
            case "ForAnyValue" -> asked == null ? ifExists : asked.stream().anyMatch(one -> one(base, one, values));
            default ->
                asked == null
                        ? base.contains("Not") || ifExists
                        : base.contains("Not") && effect.equals("Allow")
                                ? asked.stream().allMatch(one -> one(base, one, values))
                                : asked.stream().anyMatch(one -> one(base, one, values));
        };
    }

    /** What is said of a condition without values (K12), and of a plain one what allows less (section 6, 19). */
    private static boolean withoutValues(String qualifier, boolean absent, boolean ifExists, String effect) {
        boolean denies = effect.equals("Deny");
        return switch (qualifier) {
            case "ForAnyValue" -> ifExists && absent && denies;
            case "ForAllValues" -> absent;
            default -> ifExists ? absent : denies;
        };
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
                case "ArnEquals", "ArnLike" -> value.equals("*") || arn(value, asked);
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
            List<String> values = MULTIVALUED.contains(parts[0]) ? null : context.get(parts[0]);
            boolean isEscape = Set.of("*", "?", "$").contains(parts[0]);
            if (values == null && parts.length < 2 && !isEscape) {
                return Optional.empty();
            }
            String value = isEscape
                    ? parts[0]
                    : values != null ? values.get(0) : parts[1].strip().replace("'", "");
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
