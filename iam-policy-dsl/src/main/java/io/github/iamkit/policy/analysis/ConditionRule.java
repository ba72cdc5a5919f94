package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.condition.Operator.Family;
import io.github.iamkit.policy.condition.Operator.Qualifier;
import io.github.iamkit.policy.match.CaseFolding;
import io.github.iamkit.policy.match.Template;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a condition says of its key, in the standard dialect: the same as the evaluator makes of it for a key with no, one or
 * several values. A test asks both about all operators.
 *
 * @param key the folded name of the key
 * @param name the name as the policy writes it
 * @param asks what is asked
 * @param operator the operator
 * @param effect the effect of the statement
 * @param values the values that fit, negation aside; of no meaning unless values are compared
 */
record ConditionRule(String key, String name, Asks asks, Operator operator, Effect effect, ValueSet values) {
    /** What a condition can ask. */
    enum Asks {
        /** Nothing: it always holds. */
        NOTHING,
        /** What is never so. */
        THE_IMPOSSIBLE,
        /** That the key is absent. */
        ABSENCE,
        /** That the key is present. */
        PRESENCE,
        /** That the key has no value to compare with: as {@link #ABSENCE}, but for how it takes empty texts. */
        NO_VALUES,
        /** How its values compare. */
        VALUES
    }

    private static final ValueSet NONE = TextSet.of("", TextSet.Form.EXACT, List.of(), Filling.UNKNOWN);

    static ConditionRule of(Condition condition, Function<String, Template> reader, Effect effect, Filling filling) {
        Operator operator = condition.operator();
        String key = CaseFolding.fold(condition.key());
        Asks asks = asks(condition, effect, filling, reader);
        ValueSet values = asks == Asks.VALUES ? values(condition, key, reader, effect, filling) : NONE;
        return new ConditionRule(key, condition.key(), asks, operator, effect, values);
    }

    private static Asks asks(Condition condition, Effect effect, Filling filling, Function<String, Template> reader) {
        Operator operator = condition.operator();
        boolean isNull = operator.family() == Family.NULL;
        if (isNull && operator.qualifier() != Qualifier.NONE) {
            return operator.qualifier() == Qualifier.FOR_ALL_VALUES ? Asks.NOTHING : Asks.THE_IMPOSSIBLE;
        }
        if (condition.values().isEmpty()) {
            return asksWithoutValues(operator, effect);
        }
        if (!isNull) {
            return Asks.VALUES;
        }
        TextSet booleans = booleans(condition, CaseFolding.fold(condition.key()), reader, effect, filling);
        boolean whenAbsent = booleans.fits("true");
        boolean whenPresent = booleans.fits("false");
        if (!booleans.open().isEmpty()) {
            return Asks.VALUES;
        }
        return whenAbsent
                ? (whenPresent ? Asks.NOTHING : Asks.ABSENCE)
                : (whenPresent ? Asks.PRESENCE : Asks.THE_IMPOSSIBLE);
    }

    private static Asks asksWithoutValues(Operator operator, Effect effect) {
        boolean denies = effect == Effect.DENY;
        if (operator.family() == Family.NULL) {
            return denies ? Asks.NOTHING : Asks.THE_IMPOSSIBLE;
        }
        return switch (operator.qualifier()) {
            case FOR_ANY_VALUE -> operator.isIfExists() && denies ? Asks.NO_VALUES : Asks.THE_IMPOSSIBLE;
            case FOR_ALL_VALUES -> Asks.NO_VALUES;
            case NONE -> operator.isIfExists() ? Asks.NO_VALUES : denies ? Asks.NOTHING : Asks.THE_IMPOSSIBLE;
        };
    }

    private static ValueSet values(
            Condition condition, String key, Function<String, Template> reader, Effect effect, Filling filling) {
        Operator operator = condition.operator();
        List<String> sorted = condition.values().stream().distinct().sorted().toList();
        return switch (operator.family()) {
            case STRING ->
                TextSet.of(key, form(operator), sorted.stream().map(reader).toList(), filling);
            case ARN ->
                TextSet.of(key, TextSet.Form.ARN, sorted.stream().map(reader).toList(), filling);
            case NUMERIC -> ValueSet.Ordered.ofNumbers(operator.comparison(), sorted);
            case DATE -> ValueSet.Ordered.ofDates(operator.comparison(), sorted);
            case IP -> ValueSet.Ranges.of(sorted);
            case BINARY ->
                TextSet.of(
                        key,
                        TextSet.Form.EXACT,
                        sorted.stream()
                                .filter(ConditionRule::isBase64)
                                .map(Template::plain)
                                .toList(),
                        filling);
            case BOOL, NULL -> booleans(condition, key, reader, effect, filling);
        };
    }

    private static TextSet.Form form(Operator operator) {
        return switch (operator.comparison()) {
            case EQUALS_IGNORE_CASE -> TextSet.Form.FOLDED;
            case LIKE -> TextSet.Form.GLOB;
            default -> TextSet.Form.EXACT;
        };
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(Base64.getDecoder().decode(text))
                    .equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The booleans of a condition: in an Allow as they are written and without variables, in a Deny in any letter case. */
    private static TextSet booleans(
            Condition condition, String key, Function<String, Template> reader, Effect effect, Filling filling) {
        boolean denies = effect == Effect.DENY;
        boolean fillsVariables = denies && condition.operator().family() == Family.BOOL;
        List<Template> templates = condition.values().stream()
                .map(fillsVariables ? reader : Template::plain)
                .filter(template -> !template.isConstant() || isBoolean(template, denies))
                .toList();
        return TextSet.of(key, denies ? TextSet.Form.FOLDED : TextSet.Form.EXACT, templates, filling)
                .ofBooleans();
    }

    private static boolean isBoolean(Template constant, boolean ignoresCase) {
        String text = constant.text(key -> null).orElse("");
        return Stream.of("true", "false").anyMatch(ignoresCase ? text::equalsIgnoreCase : text::equals);
    }

    /** The texts that stand for this condition as a whole, if what it says hangs on variables. */
    Fact fact() {
        return new Fact(key, operator.name(), String.join(" ", values.texts()));
    }

    boolean hasVariables() {
        return values instanceof TextSet set && !set.open().isEmpty();
    }

    /** The values of which a key has to have one for the condition to hold, if it names them. */
    Optional<List<String>> onlyValues() {
        boolean names = asks == Asks.VALUES
                && operator.qualifier() == Qualifier.NONE
                && !operator.isNegated()
                && !operator.isIfExists()
                && values instanceof TextSet set
                && set.isExact();
        return names ? Optional.of(values.texts()) : Optional.empty();
    }

    /**
     * When the condition holds.
     *
     * @param fitting the classes whose values fit, negation aside
     * @param empty the class of the empty text alone; -1 if there is none
     * @param classes how many classes there are
     */
    Outcome outcome(BitSet fitting, int empty, int classes) {
        return switch (asks) {
            case NOTHING -> Outcome.constant(true, classes);
            case THE_IMPOSSIBLE -> Outcome.constant(false, classes);
            case ABSENCE -> new Outcome(true, true, new BitSet(), false, new BitSet());
            case PRESENCE -> new Outcome(true, true, new BitSet(), false, new BitSet()).negated(classes);
            case NO_VALUES -> noValues(empty);
            case VALUES -> comparing(fitting, empty, classes);
        };
    }

    private Outcome noValues(int empty) {
        boolean takesEmpty = operator.qualifier() != Qualifier.NONE;
        BitSet single = new BitSet();
        if (takesEmpty && empty >= 0) {
            single.set(empty);
        }
        return new Outcome(true, takesEmpty, single, false, new BitSet());
    }

    private Outcome comparing(BitSet fitting, int empty, int classes) {
        BitSet wanted = operator.isNegated() ? Outcome.complement(fitting, classes) : fitting;
        return switch (operator.qualifier()) {
            case NONE ->
                new Outcome(
                        operator.isNegated() || operator.isIfExists(),
                        empty >= 0 && wanted.get(empty),
                        wanted,
                        !operator.isNegated() || effect == Effect.DENY,
                        wanted);
            case FOR_ALL_VALUES -> new Outcome(true, true, with(wanted, empty, true), false, wanted);
            case FOR_ANY_VALUE ->
                new Outcome(
                        operator.isIfExists(),
                        operator.isIfExists(),
                        with(wanted, empty, operator.isIfExists()),
                        true,
                        wanted);
        };
    }

    private static BitSet with(BitSet classes, int empty, boolean value) {
        BitSet changed = (BitSet) classes.clone();
        if (empty >= 0) {
            changed.set(empty, value);
        }
        return changed;
    }
}
