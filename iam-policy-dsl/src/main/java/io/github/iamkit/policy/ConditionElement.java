package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The {@code Condition} element of a statement.
 *
 * <p>JSON has one place for each operator, and in it one for each key; so conditions of one operator stand together, and
 * no key comes twice under an operator. Both are objects to JSON, so equality does not look at their order.
 */
final class ConditionElement {
    /** No {@code Condition} element. */
    static final ConditionElement ABSENT = new ConditionElement(false, List.of(), Set.of());

    private final boolean present;
    private final List<Condition> conditions;
    private final Set<Operator> emptyOperators;

    private ConditionElement(boolean present, List<Condition> conditions, Set<Operator> emptyOperators) {
        this.present = present;
        this.conditions = conditions;
        this.emptyOperators = emptyOperators;
    }

    /** Returns the element of conditions that are grouped by operator and differ in operator or key. */
    static ConditionElement read(List<Condition> conditions, Set<Operator> emptyOperators) {
        return new ConditionElement(true, conditions, emptyOperators);
    }

    /** Returns this element with more conditions. */
    ConditionElement and(List<Condition> more) {
        List<Condition> all = new ArrayList<>(conditions.size() + more.size());
        all.addAll(conditions);
        more.forEach(condition -> all.add(endOfBlock(all, condition), condition));
        return new ConditionElement(true, Collections.unmodifiableList(all), without(emptyOperators, more));
    }

    /** Returns where the conditions with the operator of a new one end, none of which may have its key. */
    private static int endOfBlock(List<Condition> all, Condition added) {
        int end = all.size();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).operator() == added.operator()) {
                requireDifferentKey(all.get(i), added);
                end = i + 1;
            }
        }
        return end;
    }

    private static Set<Operator> without(Set<Operator> operators, List<Condition> conditions) {
        if (operators.isEmpty()) {
            return operators;
        }
        Set<Operator> rest = new LinkedHashSet<>(operators);
        conditions.forEach(condition -> rest.remove(condition.operator()));
        return rest;
    }

    private static void requireDifferentKey(Condition first, Condition second) {
        if (first.key().equalsIgnoreCase(second.key())) {
            throw new IllegalArgumentException("condition " + second.operator() + " on `" + second.key()
                    + "` is already set in this statement; IAM would read a second one as OR.\n"
                    + "  For either value write equalTo(\"a\", \"b\"); for both write two statements");
        }
    }

    /** Returns this element with blocks that are there but empty; without operators, the element itself is. */
    ConditionElement withEmpty(List<Operator> operators) {
        Set<Operator> empty = new LinkedHashSet<>(emptyOperators);
        empty.addAll(operators);
        conditions.forEach(condition -> empty.remove(condition.operator()));
        return new ConditionElement(true, conditions, empty);
    }

    boolean isPresent() {
        return present;
    }

    List<Condition> conditions() {
        return conditions;
    }

    List<Operator> emptyOperators() {
        return List.copyOf(emptyOperators);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConditionElement element
                && present == element.present
                && conditions.size() == element.conditions.size()
                && Set.copyOf(conditions).equals(Set.copyOf(element.conditions))
                && emptyOperators.equals(element.emptyOperators);
    }

    @Override
    public int hashCode() {
        return Set.copyOf(conditions).hashCode() + 31 * emptyOperators.hashCode();
    }
}
