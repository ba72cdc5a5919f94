package io.github.iamkit.policy;

import io.github.iamkit.policy.json.WritableText;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one implementation of {@link ResourcePolicy}, open and closed. */
final class StandardResourcePolicy extends StandardDocument<ResourcePolicy.Target> implements ResourcePolicy.Target {
    /** Where a chain starts; never handed out. */
    static final StandardResourcePolicy EMPTY =
            new StandardResourcePolicy(LanguageVersion.V2012_10_17, null, List.of());

    StandardResourcePolicy(LanguageVersion version, @Nullable String id, List<Statement> statements) {
        super(version, id, statements);
    }

    @Override
    public ResourcePolicy and(ResourcePolicy other) {
        return joined(other);
    }

    @Override
    public ResourcePolicy compacted() {
        return joinedStatements();
    }

    @Override
    StandardResourcePolicy with(LanguageVersion version, @Nullable String id, List<Statement> statements) {
        return new StandardResourcePolicy(version, id, statements);
    }

    @Override
    public OpenResourcePolicy on(CharSequence resource, CharSequence... more) {
        return on(Selection.only(WritableText.requireAllNonEmpty(resource, more, "resource")));
    }

    @Override
    public OpenResourcePolicy on(Collection<? extends CharSequence> resources) {
        return on(Selection.only(WritableText.requireAllNonEmpty(resources, "resources")));
    }

    @Override
    public OpenResourcePolicy onAllExcept(CharSequence resource, CharSequence... more) {
        return on(Selection.allExcept(WritableText.requireAllNonEmpty(resource, more, "resource")));
    }

    @Override
    public OpenResourcePolicy onAllExcept(Collection<? extends CharSequence> resources) {
        return on(Selection.allExcept(WritableText.requireAllNonEmpty(resources, "resources")));
    }

    private OpenResourcePolicy on(Selection<String> resources) {
        return refine(statement -> statement.withResources(resources));
    }

    @Override
    public Grant allow(Principal principal, Principal... more) {
        return new Draft(this, Effect.ALLOW, Selection.only(listOf(principal, more, "principal")));
    }

    @Override
    public Grant allowEveryoneExcept(Principal principal, Principal... more) {
        return new Draft(this, Effect.ALLOW, Selection.allExcept(listOf(principal, more, "principal")));
    }

    @Override
    public Grant deny(Principal principal, Principal... more) {
        return new Draft(this, Effect.DENY, Selection.only(listOf(principal, more, "principal")));
    }

    @Override
    public Grant denyEveryoneExcept(Principal principal, Principal... more) {
        return new Draft(this, Effect.DENY, Selection.allExcept(listOf(principal, more, "principal")));
    }

    /** A statement before its actions are known. */
    record Draft(StandardResourcePolicy before, Effect effect, Selection<Principal> principals) implements Grant {
        @Override
        public Target to(CharSequence action, CharSequence... more) {
            return finish(Selection.only(actions(action, more)));
        }

        @Override
        public Target to(Collection<? extends CharSequence> actions) {
            return finish(Selection.only(actions(actions)));
        }

        @Override
        public Target toAllExcept(CharSequence action, CharSequence... more) {
            return finish(Selection.allExcept(actions(action, more)));
        }

        @Override
        public Target toAllExcept(Collection<? extends CharSequence> actions) {
            return finish(Selection.allExcept(actions(actions)));
        }

        private Target finish(Selection<Action> actions) {
            Statement statement = new Statement(null, effect, principals, actions, null, ConditionElement.ABSENT, null);
            return before.plus(statement);
        }

        /** Says what is written so far; a draft is no policy yet. */
        @Override
        public String toString() {
            return effect + (principals.allExcept() ? " everyone except " : " ") + principals.items()
                    + " to do nothing yet";
        }
    }
}
