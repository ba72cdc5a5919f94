package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.match.Glob;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * What is known of an action.
 *
 * <pre>{@code
 * ActionFacts action = catalog.action("s3:ListBucket");
 * action.level();                            // LIST
 * action.findKey("S3:Prefix").isPresent();   // true
 * action.touches("arn:aws:s3:::books");      // true
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
@Value.Immutable
public abstract class ActionFacts {
    ActionFacts() {}

    /** Returns the action, in AWS's letter case. */
    @Value.Parameter
    public abstract Action action();

    @Value.Parameter
    public abstract AccessLevel level();

    /** Returns the resource types that the action can be limited to; none if it takes {@code *} alone. */
    @Value.Parameter
    public abstract List<ResourceUse> resources();

    /** Returns the keys of the action itself; {@link #findKey} asks its resource types too. */
    @Value.Parameter
    public abstract List<KeyFacts> keys();

    /** Returns the actions that AWS documents as needed beside this one, such as {@code iam:PassRole}. */
    @Value.Parameter
    public abstract List<Action> dependentActions();

    /** Tells whether only the resource {@code *} grants the action, because it takes no resource type. */
    public boolean isWildcardOnly() {
        return resources().isEmpty();
    }

    /**
     * Tells whether the action can be about what an ARN, or a pattern of them, names: {@code *} always, else a resource that
     * overlaps one of its types. An action that takes {@code *} alone touches nothing else.
     */
    public boolean touches(CharSequence resource) {
        if (isEverything(resource)) {
            return true;
        }
        Elements pattern = Elements.ofPolicy(resource.toString());
        return resources().stream().anyMatch(use -> use.type().overlaps(pattern));
    }

    /**
     * Tells whether an ARN pattern means everything that the action can be about, in the partition {@code aws}: {@code *}
     * always, {@code arn:aws:s3:::*} for an action on buckets and objects.
     */
    public boolean isCoveredBy(CharSequence resource) {
        return isEverything(resource)
                || !isWildcardOnly()
                        && resources().stream().allMatch(use -> use.type().isCoveredBy(resource));
    }

    private static boolean isEverything(CharSequence resource) {
        return Glob.of(Objects.requireNonNull(resource, "resource").toString()).matchesEverything();
    }

    /**
     * Returns the key of this name, if requests for the action can have it: one of the action's own, of a resource type it
     * takes, or of this action's use of that type. Global keys, which no service lists, are for {@link Catalog#findKey}.
     */
    public Optional<KeyFacts> findKey(CharSequence key) {
        return allKeys().find(Objects.requireNonNull(key, "key"));
    }

    @Value.Lazy
    KeyIndex allKeys() {
        Stream<KeyFacts> ofResources =
                resources().stream().flatMap(use -> Stream.concat(use.keys().stream(), use.type().keys().stream()));
        return KeyIndex.of(Stream.concat(keys().stream(), ofResources));
    }
}
