package io.github.iamkit.blueprint;

import java.util.Objects;

/**
 * What a blueprint says of an instance profile.
 *
 * <pre>{@code
 * Blueprint.builder().instanceProfile("web", profile -> profile.role("web"));
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class InstanceProfileDraft {
    private final Entity profile;
    private final Saying saying;

    InstanceProfileDraft(Entity profile, Saying saying) {
        this.profile = profile;
        this.saying = saying;
    }

    /**
     * Puts the profile under a path; without, a profile that has to be created gets {@code /}, and one that is there stays
     * where it is. AWS cannot move a profile: under another path it is deleted and created anew.
     */
    public InstanceProfileDraft path(String path) {
        saying.say(profile, Aspect.EXISTENCE, path);
        return this;
    }

    /** Puts a role of the blueprint into the profile, which takes one. */
    public InstanceProfileDraft role(String role) {
        saying.say(profile, Aspect.ROLE, role);
        return this;
    }

    /** Tags the profile. */
    public InstanceProfileDraft tag(String key, String value) {
        saying.say(profile, Aspect.TAG, key, Value.of(Objects.requireNonNull(value, "value")));
        return this;
    }
}
