package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.match.Suggestion;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a service: its actions, resource types and condition keys.
 *
 * <pre>{@code
 * ServiceFacts s3 = Catalog.bundled().service("s3");
 * s3.name();                         // Amazon S3
 * s3.actions(AccessLevel.TAGGING);   // [s3:DeleteJobTagging, s3:DeleteObjectTagging, ...]
 * s3.actionsOn("bucket");            // [s3:CreateBucket, s3:DeleteBucket, ...]
 * }</pre>
 *
 * <p>All but prefix, name and {@link #supportsResourceControl} is read when it is first asked for. Letter case does not matter
 * in what is asked.
 *
 * <p>Immutable and thread-safe.
 */
public final class ServiceFacts {
    private final String prefix;
    private final String name;
    private final boolean resourceControl;
    private final CatalogFacts facts;
    private volatile @Nullable ServiceLines lines;

    ServiceFacts(String prefix, String name, boolean resourceControl, CatalogFacts facts) {
        this.prefix = prefix;
        this.name = name;
        this.resourceControl = resourceControl;
        this.facts = facts;
    }

    /** Returns what the service's actions start with, such as {@code s3}. */
    public String prefix() {
        return prefix;
    }

    /** Returns the name that AWS sells the service under, such as {@code Amazon S3}. */
    public String name() {
        return name;
    }

    /** Tells whether resource control policies may speak of the service. */
    public boolean supportsResourceControl() {
        return resourceControl;
    }

    /** Returns all actions in order of their names. */
    public List<Action> actions() {
        return lines().actions();
    }

    /** Returns the actions of any of these access levels, in order of their names; perhaps none. */
    public List<Action> actions(AccessLevel first, AccessLevel... rest) {
        Set<AccessLevel> levels = EnumSet.of(first, rest);
        return allActionFacts().stream()
                .filter(action -> levels.contains(action.level()))
                .map(ActionFacts::action)
                .toList();
    }

    /**
     * Returns the actions that can be limited to resources of a type, in order of their names.
     *
     * @throws IllegalArgumentException if the service has no such type
     */
    public List<Action> actionsOn(CharSequence resourceType) {
        String type = resourceType(resourceType).name();
        return allActionFacts().stream()
                .filter(action -> action.resources().stream()
                        .anyMatch(use -> use.type().name().equals(type)))
                .map(ActionFacts::action)
                .toList();
    }

    /** Returns what is known of all actions, in order of their names. */
    public List<ActionFacts> allActionFacts() {
        return lines().allActionFacts();
    }

    /** Returns what is known of the action of this name, without prefix: {@code GetObject}; nothing if there is none. */
    public Optional<ActionFacts> findAction(CharSequence name) {
        return lines().action(Objects.requireNonNull(name, "name").toString());
    }

    /**
     * Returns what is known of the action of this name, without prefix: {@code GetObject}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public ActionFacts action(CharSequence name) {
        return findAction(name).orElseThrow(() -> {
            List<String> names = actions().stream().map(Action::name).toList();
            return unknown("action", name, names);
        });
    }

    /** Returns when an action was found to be gone that earlier facts had, if the name is one of these. */
    public Optional<LocalDate> goneSince(CharSequence name) {
        return lines().goneSince(Objects.requireNonNull(name, "name").toString());
    }

    /** Returns all resource types in order of their names. */
    public List<ResourceFacts> resourceTypes() {
        return lines().resourceTypes();
    }

    /** Returns the resource type of this name, or nothing if there is none. */
    public Optional<ResourceFacts> findResourceType(CharSequence name) {
        return lines().resourceType(Objects.requireNonNull(name, "name").toString());
    }

    /**
     * Returns the resource type of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public ResourceFacts resourceType(CharSequence name) {
        return findResourceType(name).orElseThrow(() -> {
            List<String> names =
                    resourceTypes().stream().map(ResourceFacts::name).toList();
            return unknown("resource type", name, names);
        });
    }

    /** Returns all keys that the service's actions and resource types have, in order of their names. */
    public List<KeyFacts> keys() {
        return lines().keys();
    }

    Optional<KeyFacts> findKey(CharSequence name) {
        return lines().key(name);
    }

    /** Returns the actions by their names in folded letter case. */
    Map<String, Action> actionsByFoldedName() {
        return lines().actionsByFoldedName();
    }

    private IllegalArgumentException unknown(String what, CharSequence written, List<String> names) {
        String remedy = Suggestion.among(names, written.toString(), prefix + " has " + names.size() + " others");
        return new IllegalArgumentException("unknown " + what + " `" + written + "` of `" + prefix + "`: " + remedy);
    }

    private ServiceLines lines() {
        ServiceLines read = lines;
        if (read == null) {
            read = ServiceLines.read(prefix, facts.service(prefix));
            lines = read;
        }
        return read;
    }

    /** Returns the prefix. */
    @Override
    public String toString() {
        return prefix;
    }
}
