package io.github.iamkit.blueprint;

import io.github.iamkit.policy.Policy;
import java.util.Objects;

/**
 * What a blueprint says of a user. Keys, passwords and certificates are not in blueprints: a secret that is issued once is
 * not a desired state.
 *
 * <pre>{@code
 * Blueprint.builder().user("david", user -> user.memberOf("Admin").tag("team", "ops"));
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class UserDraft {
    private final Entity user;
    private final Saying saying;

    UserDraft(Entity user, Saying saying) {
        this.user = user;
        this.saying = saying;
    }

    /** Puts the user under a path; without, a user that has to be created gets {@code /}, and one that is there stays where it is. */
    public UserDraft path(String path) {
        saying.say(user, Aspect.EXISTENCE, path);
        return this;
    }

    /** Puts the user into a group of the blueprint. */
    public UserDraft memberOf(String group) {
        saying.say(user, Aspect.MEMBERSHIP, group, Value.NOTHING_MORE);
        return this;
    }

    /** Writes a policy into the user. */
    public UserDraft policy(String name, Policy policy) {
        saying.say(user, Aspect.INLINE_POLICY, name, Value.of(Objects.requireNonNull(policy, "policy")));
        return this;
    }

    /** Attaches a managed policy: one of the blueprint by its name, any other by its ARN. */
    public UserDraft attach(String policy) {
        saying.say(user, Aspect.ATTACHED_POLICY, policy, Value.NOTHING_MORE);
        return this;
    }

    /** Limits what the user can be granted to what a managed policy allows: one of the blueprint by its name, any other by its ARN. */
    public UserDraft boundary(String policy) {
        saying.say(user, Aspect.BOUNDARY, policy);
        return this;
    }

    /** Tags the user. */
    public UserDraft tag(String key, String value) {
        saying.say(user, Aspect.TAG, key, Value.of(Objects.requireNonNull(value, "value")));
        return this;
    }
}
