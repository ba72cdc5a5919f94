package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.condition.Operator.Family;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in the language of SMT solvers that one policy allows a request and another does not, for keys with one value and
 * without variables. It is written from the facts alone and shares nothing with the analysis.
 */
final class SmtLib {
    private static final String ANY = "re.all";
    private static final String ONE = "re.allchar";
    private static final String IN_FIELD = "(re.diff re.allchar (str.to_re \":\"))";

    private final Map<String, Family> keys = new TreeMap<>();

    private SmtLib() {}

    /** The question whether the first policy allows something that the second does not. */
    static String question(Policy more, Policy less) {
        SmtLib text = new SmtLib();
        String difference = "(and " + text.allows(more) + " (not " + text.allows(less) + "))";
        StringBuilder all = new StringBuilder("(declare-const action String)\n(declare-const resource String)\n");
        text.keys.forEach((key, family) -> all.append(declare(key, family)));
        // What every action is: a service and a name, in small letters.
        all.append("(assert (str.in_re action (re.++ (re.+ ")
                .append(IN_FIELD)
                .append(") (str.to_re \":\") (re.+ re.allchar))))\n");
        all.append("(assert (not (str.in_re action (re.++ re.all (re.range \"A\" \"Z\") re.all))))\n");
        all.append("(assert (not (= resource \"\")))\n");
        return all.append("(assert ").append(difference).append(")\n").toString();
    }

    private static String declare(String key, Family family) {
        String name = name(key);
        String type = switch (family) {
            case NUMERIC, DATE -> "Real";
            case IP -> "Int";
            case BOOL -> "Bool";
            default -> "String";
        };
        String more = family == Family.IP
                ? "(declare-const v6" + name + " Bool)\n(assert (and (>= " + name + " 0) (< " + name + " (ite v6" + name
                        + " " + BigInteger.TWO.pow(128) + " " + BigInteger.TWO.pow(32) + "))))\n"
                : "";
        return "(declare-const has" + name + " Bool)\n(declare-const " + name + " " + type + ")\n" + more;
    }

    private static String name(String key) {
        return key.toLowerCase(Locale.ROOT).replace(':', '_').replace('/', '_');
    }

    private String allows(Policy policy) {
        return "(and " + any(policy, Effect.ALLOW) + " (not " + any(policy, Effect.DENY) + "))";
    }

    private String any(Policy policy, Effect effect) {
        return or(policy.statements().stream()
                .filter(statement -> statement.effect() == effect)
                .map(this::applies)
                .toList());
    }

    private String applies(Statement statement) {
        List<String> parts = new ArrayList<>();
        boolean allowsLess =
                (statement.effect() == Effect.DENY) == statement.notActions().isEmpty();
        List<Action> actions = statement.notActions().isEmpty() ? statement.actions() : statement.notActions();
        String listed = or(actions.stream()
                .map(action -> action.text().toLowerCase(Locale.ROOT))
                .filter(text -> allowsLess || text.equals("*") || !text.split(":", 2)[0].contains("*"))
                .map(text -> "(str.in_re action " + glob(text, ANY, ONE) + ")")
                .toList());
        parts.add(statement.notActions().isEmpty() ? listed : "(not " + listed + ")");
        List<String> resources = statement.notResources().isEmpty() ? statement.resources() : statement.notResources();
        String named = or(resources.stream()
                .map(text -> "(str.in_re resource " + glob(completed(text), ANY, ONE) + ")")
                .toList());
        parts.add(statement.notResources().isEmpty() ? named : "(not " + named + ")");
        statement.conditions().forEach(condition -> parts.add(holds(condition)));
        return "(and " + String.join(" ", parts) + ")";
    }

    private static String completed(String text) {
        long colons = text.chars().filter(c -> c == ':').count();
        return text.startsWith("arn:") && colons < 5 ? text + ":*".repeat((int) (5 - colons)) : text;
    }

    private String holds(Condition condition) {
        Operator operator = condition.operator();
        String name = name(condition.key());
        keys.merge(
                condition.key().toLowerCase(Locale.ROOT),
                operator.family(),
                (one, other) -> one == Family.NULL ? other : one);
        if (operator.family() == Family.NULL) {
            return condition.values().contains("true") ? "(not has" + name + ")" : "has" + name;
        }
        String fits = or(condition.values().stream()
                .map(value -> fits(operator, name, value))
                .toList());
        String compared = operator.isNegated() ? "(not " + fits + ")" : fits;
        return operator.isNegated() || operator.isIfExists()
                ? "(or (not has" + name + ") " + compared + ")"
                : "(and has" + name + " " + compared + ")";
    }

    private static String fits(Operator operator, String name, String value) {
        return switch (operator.family()) {
            case STRING ->
                switch (operator.comparison()) {
                    case LIKE -> "(str.in_re " + name + " " + glob(value, ANY, ONE) + ")";
                    case EQUALS_IGNORE_CASE -> "(str.in_re " + name + " " + anyCase(value) + ")";
                    default -> "(= " + name + " \"" + value + "\")";
                };
            case ARN -> "(str.in_re " + name + " " + arn(value) + ")";
            case NUMERIC -> compare(operator, name, value.contains(".") ? value : value + ".0");
            case DATE -> compare(operator, name, seconds(value) + ".0");
            case IP -> inRange(name, value);
            case BOOL -> value.equals("true") ? name : "(not " + name + ")";
            default -> throw new IllegalArgumentException(operator.name());
        };
    }

    private static String compare(Operator operator, String name, String value) {
        String sign = switch (operator.comparison()) {
            case LESS_THAN -> "<";
            case LESS_THAN_EQUALS -> "<=";
            case GREATER_THAN -> ">";
            case GREATER_THAN_EQUALS -> ">=";
            default -> "=";
        };
        return "(" + sign + " " + name + " " + value + ")";
    }

    private static long seconds(String date) {
        if (date.length() == 4) {
            return LocalDate.of(Integer.parseInt(date), 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        }
        if (date.length() == 10 && date.contains("-")) {
            return LocalDate.parse(date).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        }
        return date.contains("T") ? Instant.parse(date).getEpochSecond() : Long.parseLong(date);
    }

    private static String inRange(String name, String range) {
        try {
            String[] parts = range.split("/");
            byte[] bytes = InetAddress.getByName(parts[0]).getAddress();
            int rest = parts.length < 2 ? 0 : bytes.length * 8 - Integer.parseInt(parts[1]);
            BigInteger start = new BigInteger(1, bytes).shiftRight(rest).shiftLeft(rest);
            BigInteger end = start.add(BigInteger.ONE.shiftLeft(rest));
            String family = bytes.length == 4 ? "(not v6" + name + ")" : "v6" + name;
            return "(and " + family + " (>= " + name + " " + start + ") (< " + name + " " + end + "))";
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String anyCase(String value) {
        return concatenated(
                value,
                c -> "(re.union (str.to_re \"" + Character.toLowerCase(c) + "\") (str.to_re \""
                        + Character.toUpperCase(c) + "\"))");
    }

    private static String arn(String pattern) {
        if (pattern.equals("*")) {
            return ANY;
        }
        String[] parts = pattern.split(":", 6);
        if (parts.length < 6) {
            return "re.none";
        }
        String fields = Stream.of(parts)
                .limit(5)
                .map(part -> glob(part, "(re.* " + IN_FIELD + ")", IN_FIELD) + " (str.to_re \":\")")
                .collect(Collectors.joining(" "));
        return "(re.++ " + fields + " " + glob(parts[5], ANY, ONE) + ")";
    }

    private static String glob(String pattern, String star, String one) {
        return concatenated(pattern, c -> c == '*' ? star : c == '?' ? one : "(str.to_re \"" + c + "\")");
    }

    private static String concatenated(String text, Function<Character, String> each) {
        return text.chars()
                .mapToObj(c -> each.apply((char) c))
                .collect(Collectors.joining(" ", "(re.++ (str.to_re \"\") (str.to_re \"\") ", ")"));
    }

    private static String or(List<String> parts) {
        return parts.isEmpty() ? "false" : "(or " + String.join(" ", parts) + ")";
    }
}
