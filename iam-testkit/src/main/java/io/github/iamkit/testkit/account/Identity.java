package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What users, groups and roles have in common: a name with a path, and policies. */
abstract sealed class Identity permits StoredUser, StoredGroup, StoredRole {
    private final String id;
    private final Instant created;
    private final Map<String, Document<Policy>> inlinePolicies = new TreeMap<>();
    private final Set<String> attachedPolicies = new TreeSet<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private String name;
    private String path;
    private @Nullable String boundary;

    Identity(String id, String name, String path, Instant created) {
        this.id = id;
        this.name = name;
        this.path = path;
        this.created = created;
    }

    /** The word in ARNs and in AWS's sentences: {@code user}, {@code group} or {@code role}. */
    abstract String type();

    /** How much inline policies may take together. */
    abstract Quota inlineQuota();

    /** How many managed policies may be attached. */
    abstract Quota attachmentQuota();

    String id() {
        return id;
    }

    Instant created() {
        return created;
    }

    String name() {
        return name;
    }

    String path() {
        return path;
    }

    void rename(String newName, String newPath) {
        name = newName;
        path = newPath;
    }

    Map<String, Document<Policy>> inlinePolicies() {
        return inlinePolicies;
    }

    /** The ARNs of the managed policies. */
    Set<String> attachedPolicies() {
        return attachedPolicies;
    }

    Map<String, String> tags() {
        return tags;
    }

    /** The ARN of the managed policy that bounds what it may do. */
    Optional<String> boundary() {
        return Optional.ofNullable(boundary);
    }

    void setBoundary(@Nullable String policyArn) {
        boundary = policyArn;
    }

    void requireNoPolicies() {
        if (!attachedPolicies.isEmpty()) {
            throw Refusal.deleteConflict("detach all policies");
        }
        if (!inlinePolicies.isEmpty()) {
            throw Refusal.deleteConflict("delete policies");
        }
    }
}
