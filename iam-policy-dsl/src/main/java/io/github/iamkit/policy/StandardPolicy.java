package io.github.iamkit.policy;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one implementation of {@link Policy}, open and closed. */
final class StandardPolicy extends StandardDocument<OpenPolicy> implements OpenPolicy {
    /** Where a chain starts; never handed out. */
    static final StandardPolicy EMPTY = new StandardPolicy(LanguageVersion.V2012_10_17, null, List.of());

    StandardPolicy(LanguageVersion version, @Nullable String id, List<Statement> statements) {
        super(version, id, statements);
    }

    @Override
    public Policy and(Policy other) {
        return joined(other);
    }

    @Override
    public Policy compacted() {
        return joinedStatements();
    }

    @Override
    OpenPolicy with(LanguageVersion version, @Nullable String id, List<Statement> statements) {
        return new StandardPolicy(version, id, statements);
    }

    @Override
    public Target allow(CharSequence action, CharSequence... more) {
        return new StatementDraft(this, Effect.ALLOW, Selection.only(actions(action, more)));
    }

    @Override
    public Target allow(Collection<? extends CharSequence> actions) {
        return new StatementDraft(this, Effect.ALLOW, Selection.only(actions(actions)));
    }

    @Override
    public Target allowAllExcept(CharSequence action, CharSequence... more) {
        return new StatementDraft(this, Effect.ALLOW, Selection.allExcept(actions(action, more)));
    }

    @Override
    public Target allowAllExcept(Collection<? extends CharSequence> actions) {
        return new StatementDraft(this, Effect.ALLOW, Selection.allExcept(actions(actions)));
    }

    @Override
    public Target deny(CharSequence action, CharSequence... more) {
        return new StatementDraft(this, Effect.DENY, Selection.only(actions(action, more)));
    }

    @Override
    public Target deny(Collection<? extends CharSequence> actions) {
        return new StatementDraft(this, Effect.DENY, Selection.only(actions(actions)));
    }

    @Override
    public Target denyAllExcept(CharSequence action, CharSequence... more) {
        return new StatementDraft(this, Effect.DENY, Selection.allExcept(actions(action, more)));
    }

    @Override
    public Target denyAllExcept(Collection<? extends CharSequence> actions) {
        return new StatementDraft(this, Effect.DENY, Selection.allExcept(actions(actions)));
    }
}
