package io.github.iamkit.blueprint;

import io.github.iamkit.policy.Policy;
import java.time.Duration;
import java.util.Objects;

/**
 * What a blueprint says of a role, beside who may assume it.
 *
 * <pre>{@code
 * Blueprint.builder().role("web", TrustPolicy.allow(Principal.service("ec2.amazonaws.com")),
 *     role -> role.policy("read-books", Policy.allow("s3:GetObject").on(Arn.objects("books", "*"))));
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class RoleDraft {
    private final Entity role;
    private final Saying saying;

    RoleDraft(Entity role, Saying saying) {
        this.role = role;
        this.saying = saying;
    }

    /**
     * Puts the role under a path; without, a role that has to be created gets {@code /}, and one that is there stays where it
     * is. AWS cannot move a role: under another path it is deleted and created anew.
     */
    public RoleDraft path(String path) {
        saying.say(role, Aspect.EXISTENCE, path);
        return this;
    }

    /** Says what the role is for. */
    public RoleDraft description(String text) {
        saying.say(role, Aspect.DESCRIPTION, text);
        return this;
    }

    /** Limits how long a session of the role may last, from an hour to twelve. */
    public RoleDraft longestSession(Duration duration) {
        saying.say(
                role,
                Aspect.SESSION_DURATION,
                Long.toString(Objects.requireNonNull(duration, "duration").toSeconds()));
        return this;
    }

    /** Writes a policy into the role. */
    public RoleDraft policy(String name, Policy policy) {
        saying.say(role, Aspect.INLINE_POLICY, name, Value.of(Objects.requireNonNull(policy, "policy")));
        return this;
    }

    /** Attaches a managed policy: one of the blueprint by its name, any other by its ARN. */
    public RoleDraft attach(String policy) {
        saying.say(role, Aspect.ATTACHED_POLICY, policy, Value.NOTHING_MORE);
        return this;
    }

    /** Limits what the role can be granted to what a managed policy allows: one of the blueprint by its name, any other by its ARN. */
    public RoleDraft boundary(String policy) {
        saying.say(role, Aspect.BOUNDARY, policy);
        return this;
    }

    /** Tags the role. */
    public RoleDraft tag(String key, String value) {
        saying.say(role, Aspect.TAG, key, Value.of(Objects.requireNonNull(value, "value")));
        return this;
    }
}
