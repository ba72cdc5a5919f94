package io.github.iamkit.provision;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a provisioner may delete.
 *
 * <pre>{@code
 * IamProvisioner iam = IamProvisioner.builder(client).owns(Ownership.ofPath("/shop/")).build();
 * iam.user("root-of-all-evil").delete();   // DeletionRefusedException, if it is under another path
 * }</pre>
 *
 * <p>Without one, a provisioner deletes what it is asked to. What AWS owns is never deleted: its managed policies, and
 * roles under {@code /aws-reserved/}. AWS cannot tag groups, so that {@link #ofTag} owns none.
 *
 * <p>Immutable and thread-safe.
 */
public final class Ownership {
    /** Owns whatever the account holds. */
    static final Ownership EVERYTHING = new Ownership(Optional.empty(), Optional.empty());

    private final Optional<String> pathPrefix;
    private final Optional<Map.Entry<String, String>> tag;

    private Ownership(Optional<String> pathPrefix, Optional<Map.Entry<String, String>> tag) {
        this.pathPrefix = pathPrefix;
        this.tag = tag;
    }

    /** Owns what stands under a path, such as {@code /shop/}. */
    public static Ownership ofPath(String prefix) {
        Names.requirePath(prefix);
        return new Ownership(Optional.of(prefix), Optional.empty());
    }

    /** Owns what has this tag. */
    public static Ownership ofTag(String key, String value) {
        return new Ownership(
                Optional.empty(),
                Optional.of(Map.entry(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"))));
    }

    /** Refuses what is somebody else's. */
    void require(String what, Optional<String> path, Map<String, String> tags) {
        pathPrefix.ifPresent(prefix -> {
            if (path.filter(actual -> actual.startsWith(prefix)).isEmpty()) {
                throw new DeletionRefusedException(
                        what + " is not under path `" + prefix
                                + "`, which is all that this provisioner may delete; ask its owner, or delete it with another one");
            }
        });
        tag.ifPresent(entry -> {
            if (!entry.getValue().equals(tags.get(entry.getKey()))) {
                throw new DeletionRefusedException(
                        what + " has no tag `" + entry.getKey() + "` with value `" + entry.getValue()
                                + "`, which marks all that this provisioner may delete; ask its owner, or delete it with another"
                                + " one");
            }
        });
    }

    /** Tells whether something is not somebody else's. */
    boolean owns(String path, Supplier<Map<String, String>> tags) {
        return pathPrefix.map(path::startsWith).orElse(true)
                && tag.map(entry -> entry.getValue().equals(tags.get().get(entry.getKey())))
                        .orElse(true);
    }

    /** Returns what is owned. */
    @Override
    public String toString() {
        return pathPrefix
                .map(prefix -> "everything under " + prefix)
                .or(() -> tag.map(entry -> "everything with tag " + entry))
                .orElse("everything");
    }
}
