package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement as it is written, as far as it can be read; what cannot be read is not there. */
final class LintStatement {
    private final JsonObject object;
    private final boolean notAction;
    private final boolean notResource;
    private final boolean notPrincipal;
    private final List<JsonScalar> actions;
    private final List<String> actionNames;
    private final List<JsonScalar> resources;
    private final List<LintPrincipal> principals;
    private final List<LintCondition> conditions;

    LintStatement(JsonObject object) {
        this.object = object;
        notAction = isLeftOver("Action");
        notResource = isLeftOver("Resource");
        notPrincipal = isLeftOver("Principal");
        actions = texts(notAction ? "NotAction" : "Action");
        List<String> names = new ArrayList<>(actions.size());
        for (JsonScalar action : actions) {
            names.add(action.text().toLowerCase(Locale.ROOT));
        }
        actionNames = names;
        resources = texts(notResource ? "NotResource" : "Resource");
        principals = readPrincipals(notPrincipal ? "NotPrincipal" : "Principal");
        conditions = readConditions();
    }

    /** Tells whether the {@code Not} twin of the element stands alone. */
    private boolean isLeftOver(String element) {
        return member("Not" + element) != null && member(element) == null;
    }

    private List<JsonScalar> texts(String element) {
        JsonObject.Member member = member(element);
        return member == null ? List.of() : strings(member.value());
    }

    private static List<JsonScalar> strings(JsonValue value) {
        List<JsonScalar> scalars = scalars(value);
        for (JsonScalar scalar : scalars) {
            if (!scalar.isString()) {
                return scalars.stream().filter(JsonScalar::isString).toList();
            }
        }
        return scalars;
    }

    private static List<JsonScalar> scalars(JsonValue value) {
        if (value instanceof JsonScalar scalar) {
            return List.of(scalar);
        }
        List<JsonScalar> scalars = new ArrayList<>();
        if (value instanceof JsonArray array) {
            for (JsonValue item : array.values()) {
                if (item instanceof JsonScalar scalar) {
                    scalars.add(scalar);
                }
            }
        }
        return scalars;
    }

    private List<LintPrincipal> readPrincipals(String element) {
        JsonObject.Member member = member(element);
        List<LintPrincipal> read = new ArrayList<>();
        if (member != null
                && member.value() instanceof JsonScalar scalar
                && scalar.text().equals("*")) {
            read.add(new LintPrincipal(LintPrincipal.EVERYONE, scalar));
        } else if (member != null && member.value() instanceof JsonObject map) {
            for (JsonObject.Member kind : map.members()) {
                strings(kind.value()).forEach(value -> read.add(new LintPrincipal(kind.name(), value)));
            }
        }
        return read;
    }

    private List<LintCondition> readConditions() {
        List<LintCondition> read = new ArrayList<>();
        JsonObject.Member member = member("Condition");
        if (member != null && member.value() instanceof JsonObject blocks) {
            for (JsonObject.Member block : blocks.members()) {
                Operator operator = Operator.named(block.name()).orElse(null);
                if (operator != null && block.value() instanceof JsonObject keys) {
                    for (JsonObject.Member key : keys.members()) {
                        read.add(new LintCondition(
                                operator,
                                key.name().toLowerCase(Locale.ROOT),
                                key.name(),
                                key.offset(),
                                scalars(key.value()),
                                key.value() instanceof JsonArray));
                    }
                }
            }
        }
        return read;
    }

    /** Returns where the statement starts. */
    int offset() {
        return object.offset();
    }

    JsonObject object() {
        return object;
    }

    /** Returns where an element stands, the statement itself if it has none of that name. */
    int offsetOf(String element) {
        JsonObject.Member member = member(element);
        return member == null ? object.offset() : member.offset();
    }

    JsonObject.@Nullable Member member(String element) {
        for (JsonObject.Member member : object.members()) {
            if (member.name().equals(element)) {
                return member;
            }
        }
        return null;
    }

    Optional<String> sid() {
        return text("Sid");
    }

    boolean allows() {
        return text("Effect").filter("Allow"::equals).isPresent();
    }

    boolean denies() {
        return text("Effect").filter("Deny"::equals).isPresent();
    }

    private Optional<String> text(String element) {
        JsonObject.Member member = member(element);
        return member != null && member.value() instanceof JsonScalar scalar && scalar.isString()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** Tells whether {@link #actions()} are those of {@code NotAction}. */
    boolean isNotAction() {
        return notAction;
    }

    boolean isNotResource() {
        return notResource;
    }

    boolean isNotPrincipal() {
        return notPrincipal;
    }

    /** Returns the actions of {@code Action} or {@code NotAction}, whichever stands. */
    List<JsonScalar> actions() {
        return actions;
    }

    /** Returns the actions in lower case, in the same order. */
    List<String> actionNames() {
        return actionNames;
    }

    /** Returns the resources of {@code Resource} or {@code NotResource}, whichever stands. */
    List<JsonScalar> resources() {
        return resources;
    }

    List<LintPrincipal> principals() {
        return principals;
    }

    List<LintCondition> conditions() {
        return conditions;
    }

    /** Tells whether a {@code Condition} element stands there, be it empty or not to be read. */
    boolean hasConditionElement() {
        return member("Condition") != null;
    }

    /** Tells whether a condition is on the key, given in lower case. */
    boolean tests(String key) {
        return conditions.stream().anyMatch(condition -> condition.key().equals(key));
    }

    /** Tells whether a condition that can fail for lack of a fitting value is on the key, given in lower case. */
    boolean restricts(String key) {
        return conditions.stream()
                .anyMatch(condition -> condition.key().equals(key)
                        && !condition.operator().isNegated()
                        && !condition.isFamily(Operator.Family.NULL));
    }

    String actionElement() {
        return notAction ? "NotAction" : "Action";
    }

    String resourceElement() {
        return notResource ? "NotResource" : "Resource";
    }

    String principalElement() {
        return notPrincipal ? "NotPrincipal" : "Principal";
    }

    /** Tells whether {@code Action} or {@code NotAction} takes the action in, given in lower case. */
    boolean covers(String action) {
        boolean listed = false;
        for (int i = 0; i < actionNames.size() && !listed; i++) {
            listed = Patterns.covers(actionNames.get(i), action);
        }
        return notAction ? !actionNames.isEmpty() && !listed : listed;
    }
}
