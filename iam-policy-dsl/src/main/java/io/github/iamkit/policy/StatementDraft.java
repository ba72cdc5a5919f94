package io.github.iamkit.policy;

import io.github.iamkit.policy.json.WritableText;
import java.util.Collection;

/**
 * A statement of a {@link Policy} before its resources are known.
 *
 * @param before the statements that come before it
 */
record StatementDraft(StandardPolicy before, Effect effect, Selection<Action> actions) implements Policy.Target {
    @Override
    public OpenPolicy on(CharSequence resource, CharSequence... more) {
        return finish(Selection.only(WritableText.requireAllNonEmpty(resource, more, "resource")));
    }

    @Override
    public OpenPolicy on(Collection<? extends CharSequence> resources) {
        return finish(Selection.only(WritableText.requireAllNonEmpty(resources, "resources")));
    }

    @Override
    public OpenPolicy onAllExcept(CharSequence resource, CharSequence... more) {
        return finish(Selection.allExcept(WritableText.requireAllNonEmpty(resource, more, "resource")));
    }

    @Override
    public OpenPolicy onAllExcept(Collection<? extends CharSequence> resources) {
        return finish(Selection.allExcept(WritableText.requireAllNonEmpty(resources, "resources")));
    }

    private OpenPolicy finish(Selection<String> resources) {
        return before.plus(new Statement(null, effect, null, actions, resources, ConditionElement.ABSENT, null));
    }

    /** Says what is written so far; a draft is no policy yet. */
    @Override
    public String toString() {
        return effect + (actions.allExcept() ? " all except " : " ") + actions.items() + " on no resource yet";
    }
}
