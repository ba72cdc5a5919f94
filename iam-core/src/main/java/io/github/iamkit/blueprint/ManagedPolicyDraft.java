package io.github.iamkit.blueprint;

import java.util.Objects;

/**
 * What a blueprint says of a managed policy, beside its text.
 *
 * <pre>{@code
 * Blueprint.builder().managedPolicy("read-books", books, policy -> policy.path("/library/").tag("team", "ops"));
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class ManagedPolicyDraft {
    private final Entity policy;
    private final Saying saying;

    ManagedPolicyDraft(Entity policy, Saying saying) {
        this.policy = policy;
        this.saying = saying;
    }

    /**
     * Puts the policy under a path; without, a policy that has to be created gets {@code /}, and one that is there stays where
     * it is. AWS cannot move a policy: under another path it is deleted and created anew.
     */
    public ManagedPolicyDraft path(String path) {
        saying.say(policy, Aspect.EXISTENCE, path);
        return this;
    }

    /** Says what the policy is for. AWS takes it at creation only, so a later change is not made. */
    public ManagedPolicyDraft description(String text) {
        saying.say(policy, Aspect.DESCRIPTION, text);
        return this;
    }

    /** Tags the policy. */
    public ManagedPolicyDraft tag(String key, String value) {
        saying.say(policy, Aspect.TAG, key, Value.of(Objects.requireNonNull(value, "value")));
        return this;
    }
}
