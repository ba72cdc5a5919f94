package io.github.iamkit.policy.condition;

import io.github.iamkit.policy.match.Suggestion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A condition operator with its parts: {@code ForAnyValue:StringNotLikeIfExists} is the family of strings, compared by
 * likeness, negated, for any value, and true where the key is absent.
 *
 * <pre>{@code
 * Operator operator = Operator.of("ForAnyValue:StringNotLikeIfExists");
 * operator.family();      // STRING
 * operator.comparison();  // LIKE
 * operator.isNegated();   // true
 * }</pre>
 *
 * <p>IAM knows 27 operators; all but {@code Null} take the suffix {@code IfExists}, and all take one of two
 * qualifiers. There is one instance for each of these 159 names, so they may be compared by identity. Names are
 * case-sensitive.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">AWS:
 *     condition operators</a>
 */
public final class Operator {
    /** The kind of value that an operator compares. */
    public enum Family {
        STRING("String"),
        NUMERIC("Numeric"),
        DATE("Date"),
        BOOL("Bool"),
        BINARY("Binary"),
        IP("IpAddress"),
        ARN("Arn"),
        NULL("Null");

        private final String prefix;

        Family(String prefix) {
            this.prefix = prefix;
        }
    }

    /** How an operator compares, negation aside. */
    public enum Comparison {
        EQUALS("Equals"),
        EQUALS_IGNORE_CASE("EqualsIgnoreCase"),
        LIKE("Like"),
        LESS_THAN("LessThan"),
        LESS_THAN_EQUALS("LessThanEquals"),
        GREATER_THAN("GreaterThan"),
        GREATER_THAN_EQUALS("GreaterThanEquals"),
        /** The address lies in the range. */
        IN_RANGE(""),
        /** The key is absent. */
        ABSENT("");

        private final String suffix;

        Comparison(String suffix) {
            this.suffix = suffix;
        }

        /**
         * Tells whether two numbers or dates compare so.
         *
         * @param order negative, zero or positive as the value of the request is less than, equal to or greater than that of the
         *     policy
         * @throws IllegalStateException if this does not compare by order
         */
        public boolean holds(int order) {
            return switch (this) {
                case EQUALS -> order == 0;
                case LESS_THAN -> order < 0;
                case LESS_THAN_EQUALS -> order <= 0;
                case GREATER_THAN -> order > 0;
                case GREATER_THAN_EQUALS -> order >= 0;
                default -> throw new IllegalStateException(this + " does not compare by order");
            };
        }
    }

    /** How an operator treats a key with several values in the request. */
    public enum Qualifier {
        NONE(""),
        FOR_ALL_VALUES("ForAllValues:"),
        FOR_ANY_VALUE("ForAnyValue:");

        private final String prefix;

        Qualifier(String prefix) {
            this.prefix = prefix;
        }
    }

    private static final String IF_EXISTS = "IfExists";
    private static final Map<String, Operator> BY_NAME = all();
    private static final List<Operator> VALUES = List.copyOf(BY_NAME.values());

    private final Qualifier qualifier;
    private final Family family;
    private final Comparison comparison;
    private final boolean negated;
    private final boolean ifExists;
    private final String name;

    private Operator(Qualifier qualifier, Family family, Comparison comparison, boolean negated, boolean ifExists) {
        this.qualifier = qualifier;
        this.family = family;
        this.comparison = comparison;
        this.negated = negated;
        this.ifExists = ifExists;
        this.name = qualifier.prefix + baseName(family, comparison, negated) + (ifExists ? IF_EXISTS : "");
    }

    private static String baseName(Family family, Comparison comparison, boolean negated) {
        if (family == Family.IP) {
            return (negated ? "Not" : "") + family.prefix;
        }
        String suffix = family == Family.BOOL || family == Family.NULL ? "" : comparison.suffix;
        return family.prefix + (negated ? "Not" : "") + suffix;
    }

    private static Map<String, Operator> all() {
        Map<String, Operator> operators = new LinkedHashMap<>();
        for (Qualifier qualifier : Qualifier.values()) {
            for (Family family : Family.values()) {
                for (Comparison comparison : comparisons(family)) {
                    for (boolean negated :
                            negatable(family, comparison) ? new boolean[] {false, true} : new boolean[1]) {
                        add(operators, new Operator(qualifier, family, comparison, negated, false));
                        if (family != Family.NULL) {
                            add(operators, new Operator(qualifier, family, comparison, negated, true));
                        }
                    }
                }
            }
        }
        return Collections.unmodifiableMap(operators);
    }

    private static void add(Map<String, Operator> operators, Operator operator) {
        operators.put(operator.name, operator);
    }

    private static List<Comparison> comparisons(Family family) {
        return switch (family) {
            case STRING -> List.of(Comparison.EQUALS, Comparison.EQUALS_IGNORE_CASE, Comparison.LIKE);
            case NUMERIC, DATE ->
                List.of(
                        Comparison.EQUALS,
                        Comparison.LESS_THAN,
                        Comparison.LESS_THAN_EQUALS,
                        Comparison.GREATER_THAN,
                        Comparison.GREATER_THAN_EQUALS);
            case BOOL, BINARY -> List.of(Comparison.EQUALS);
            case IP -> List.of(Comparison.IN_RANGE);
            case ARN -> List.of(Comparison.EQUALS, Comparison.LIKE);
            case NULL -> List.of(Comparison.ABSENT);
        };
    }

    private static boolean negatable(Family family, Comparison comparison) {
        return switch (family) {
            case STRING, ARN, IP -> true;
            case NUMERIC, DATE -> comparison == Comparison.EQUALS;
            case BOOL, BINARY, NULL -> false;
        };
    }

    /** Returns all 159 operators. */
    public static List<Operator> values() {
        return VALUES;
    }

    /**
     * Returns the operator of this name.
     *
     * @throws IllegalArgumentException if IAM has no such operator
     */
    public static Operator of(String name) {
        return named(name)
                .orElseThrow(() -> new IllegalArgumentException("unknown condition operator `" + name + "`; "
                        + Suggestion.among(BY_NAME.keySet(), name, "see AWS's list of condition operators")));
    }

    /** Returns the operator of this name, or nothing if IAM has none. */
    public static Optional<Operator> named(String name) {
        return Optional.ofNullable(BY_NAME.get(Objects.requireNonNull(name, "name")));
    }

    /** Returns the full name, as it stands in a policy. */
    public String name() {
        return name;
    }

    public Family family() {
        return family;
    }

    public Comparison comparison() {
        return comparison;
    }

    public Qualifier qualifier() {
        return qualifier;
    }

    /** Tells whether the operator has {@code Not} in its name: several values then mean "none of them". */
    public boolean isNegated() {
        return negated;
    }

    /** Tells whether the condition is true when the key is absent from the request, by the suffix {@code IfExists}. */
    public boolean isIfExists() {
        return ifExists;
    }

    /**
     * Returns this operator with the suffix {@code IfExists}.
     *
     * @throws IllegalArgumentException for {@code Null}, which asks for the key's existence itself
     */
    public Operator ifExists() {
        if (family == Family.NULL) {
            throw new IllegalArgumentException(
                    "`" + name + "` takes no IfExists: it asks whether the key exists itself");
        }
        return ifExists ? this : Objects.requireNonNull(BY_NAME.get(name + IF_EXISTS));
    }

    /** Returns the full name. */
    @Override
    public String toString() {
        return name;
    }
}
