package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A managed policy with its versions. */
final class StoredPolicy {
    private final String arn;
    private final String id;
    private final String name;
    private final String path;
    private final @Nullable String description;
    private final Instant created;
    private final Map<String, Version> versions = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private String defaultVersion = "";
    private Instant updated;
    private int lastVersion;

    /** One text that the policy has or had. */
    record Version(String id, Document<Policy> document, Instant created) {}

    StoredPolicy(String arn, String id, String name, String path, @Nullable String description, Instant created) {
        this.arn = arn;
        this.id = id;
        this.name = name;
        this.path = path;
        this.description = description;
        this.created = created;
        this.updated = created;
    }

    /** Adds a version; numbers are never used again. */
    Version add(Document<Policy> document, boolean asDefault, Instant now) {
        lastVersion++;
        Version version = new Version("v" + lastVersion, document, now);
        versions.put(version.id(), version);
        if (asDefault || versions.size() == 1) {
            setDefault(version.id(), now);
        }
        updated = now;
        return version;
    }

    Version version(String versionId) {
        Version version = versions.get(versionId);
        if (version == null) {
            throw Refusal.noSuchEntity(
                    "Policy " + arn + " version " + versionId + " does not exist or is not attachable.");
        }
        return version;
    }

    void setDefault(String versionId, Instant now) {
        defaultVersion = versionId;
        updated = now;
    }

    Version current() {
        return version(defaultVersion);
    }

    boolean isDefault(Version version) {
        return version.id().equals(defaultVersion);
    }

    String arn() {
        return arn;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String path() {
        return path;
    }

    @Nullable
    String description() {
        return description;
    }

    Instant created() {
        return created;
    }

    Instant updated() {
        return updated;
    }

    Map<String, Version> versions() {
        return versions;
    }

    Map<String, String> tags() {
        return tags;
    }
}
