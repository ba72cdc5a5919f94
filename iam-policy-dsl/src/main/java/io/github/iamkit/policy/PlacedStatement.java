package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.json.Pointer;
import java.util.List;
import java.util.function.Supplier;

/**
 * A statement that knows the places of its elements.
 *
 * @param number its number in the document, from 0
 */
record PlacedStatement(int number, Statement statement) {
    private static final int ITSELF = 0;
    private static final int SID = 1;
    private static final int PRINCIPAL = 2;
    private static final int ACTION = 3;
    private static final int RESOURCE = 4;
    private static final int CONDITION = 5;

    boolean allows() {
        return statement.effect() == Effect.ALLOW;
    }

    /** Returns the principals of {@code Principal} or {@code NotPrincipal}, whichever stands. */
    List<Principal> principals() {
        Selection<Principal> principals = statement.principalSelection();
        return principals == null ? List.of() : principals.items();
    }

    /** Returns the actions of {@code Action} or {@code NotAction}, whichever stands. */
    List<Action> actions() {
        return statement.actionSelection().items();
    }

    /** Returns the resources of {@code Resource} or {@code NotResource}, whichever stands. */
    List<String> resources() {
        Selection<String> resources = statement.resourceSelection();
        return resources == null ? List.of() : resources.items();
    }

    List<Condition> conditions() {
        return statement.conditions();
    }

    String principalElement() {
        return statement.notPrincipals().isEmpty() ? "Principal" : "NotPrincipal";
    }

    String actionElement() {
        return statement.notActions().isEmpty() ? "Action" : "NotAction";
    }

    String resourceElement() {
        return statement.notResources().isEmpty() ? "Resource" : "NotResource";
    }

    Place place() {
        return place(() -> "", ITSELF, 0, 0);
    }

    Place placeOfSid() {
        return place(() -> "/Sid", SID, 0, 0);
    }

    Place placeOfPrincipals() {
        return place(() -> "/" + principalElement(), PRINCIPAL, 0, 0);
    }

    Place placeOfPrincipal(int index) {
        PrincipalKey key = PrincipalKey.of(principals().get(index));
        return key == PrincipalKey.EVERYONE
                ? placeOfPrincipals()
                : place(() -> principalPointer(key, index), PRINCIPAL, 1 + index, 0);
    }

    private String principalPointer(PrincipalKey key, int index) {
        List<PrincipalKey> keys = principals().stream().map(PrincipalKey::of).toList();
        int first = keys.indexOf(key);
        int count = keys.lastIndexOf(key) - first + 1;
        return "/" + principalElement() + "/" + key.text() + item(index - first, count);
    }

    Place placeOfActions() {
        return place(() -> "/" + actionElement(), ACTION, 0, 0);
    }

    Place placeOfAction(int index) {
        return place(() -> "/" + actionElement() + item(index, actions().size()), ACTION, 1 + index, 0);
    }

    Place placeOfResources() {
        return place(() -> "/" + resourceElement(), RESOURCE, 0, 0);
    }

    Place placeOfResource(int index) {
        return place(() -> "/" + resourceElement() + item(index, resources().size()), RESOURCE, 1 + index, 0);
    }

    Place placeOfConditions() {
        return place(() -> "/Condition", CONDITION, 0, 0);
    }

    Place placeOfCondition(int index) {
        return place(() -> conditionPointer(index), CONDITION, 1 + index, 0);
    }

    Place placeOfValue(int index, int value) {
        int values = conditions().get(index).values().size();
        return place(() -> conditionPointer(index) + item(value, values), CONDITION, 1 + index, 1 + value);
    }

    private String conditionPointer(int index) {
        Condition condition = conditions().get(index);
        return "/Condition/" + condition.operator() + Pointer.step(condition.key());
    }

    /** Returns the step to an item of a list; a list of one is written without brackets. */
    private static String item(int index, int size) {
        return size == 1 ? "" : "/" + index;
    }

    private Place place(Supplier<String> path, int element, int item, int value) {
        return new Place(() -> "/Statement/" + number + path.get(), statement, List.of(number, element, item, value));
    }
}
