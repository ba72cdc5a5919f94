package io.github.iamkit.blueprint;

import io.github.iamkit.policy.Policy;
import java.util.Objects;

/**
 * What a blueprint says of a group.
 *
 * <pre>{@code
 * Blueprint.builder().group("Admin", group -> group.policy("AdminGroupPolicy", Policy.allow("*").on("*")));
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class GroupDraft {
    private final Entity group;
    private final Saying saying;

    GroupDraft(Entity group, Saying saying) {
        this.group = group;
        this.saying = saying;
    }

    /** Puts the group under a path; without, a group that has to be created gets {@code /}, and one that is there stays where it is. */
    public GroupDraft path(String path) {
        saying.say(group, Aspect.EXISTENCE, path);
        return this;
    }

    /** Writes a policy into the group. */
    public GroupDraft policy(String name, Policy policy) {
        saying.say(group, Aspect.INLINE_POLICY, name, Value.of(Objects.requireNonNull(policy, "policy")));
        return this;
    }

    /** Attaches a managed policy: one of the blueprint by its name, any other by its ARN. */
    public GroupDraft attach(String policy) {
        saying.say(group, Aspect.ATTACHED_POLICY, policy, Value.NOTHING_MORE);
        return this;
    }
}
