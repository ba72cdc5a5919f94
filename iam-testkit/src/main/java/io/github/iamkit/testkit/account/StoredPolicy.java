package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A managed policy with its versions. */
@Value.Immutable
interface StoredPolicy extends Named, WithStoredPolicy {
    /** One text that the policy has or had. */
    record Version(String id, Document<Policy> document, Instant created) {}

    /** Returns a builder. */
    static ImmutableStoredPolicy.Builder builder() {
        return ImmutableStoredPolicy.builder();
    }

    /** Returns a builder of a policy that has one version, with this text. */
    static ImmutableStoredPolicy.Builder of(Document<Policy> document, Instant created) {
        Version first = new Version("v1", document, created);
        return builder()
                .addVersions(first)
                .defaultVersion(first.id())
                .lastVersion(1)
                .created(created)
                .updated(created);
    }

    String arn();

    String id();

    String name();

    String path();

    Optional<String> description();

    Instant created();

    Instant updated();

    /** The versions that were not deleted, oldest first. */
    List<Version> versions();

    String defaultVersion();

    /** The number of the newest version that there ever was; numbers are never used again. */
    int lastVersion();

    @Override
    Map<String, String> tags();

    @Override
    default String type() {
        return "policy";
    }

    /** Returns the policy with one more version, the newest. */
    default StoredPolicy withVersion(Document<Policy> document, boolean asDefault, Instant now) {
        Version version = new Version("v" + (lastVersion() + 1), document, now);
        List<Version> all = new ArrayList<>(versions());
        all.add(version);
        return withVersions(all)
                .withLastVersion(lastVersion() + 1)
                .withDefaultVersion(asDefault ? version.id() : defaultVersion())
                .withUpdated(now);
    }

    /** Returns the version of this id. */
    default Version version(String versionId) {
        return versions().stream()
                .filter(version -> version.id().equals(versionId))
                .findFirst()
                .orElseThrow(() -> Refusal.noSuchEntity(
                        "Policy " + arn() + " version " + versionId + " does not exist or is not attachable."));
    }

    default Version current() {
        return version(defaultVersion());
    }

    default Version newest() {
        return versions().get(versions().size() - 1);
    }

    /** Returns the versions as answers list them. */
    default List<Version> newestFirst() {
        List<Version> newestFirst = new ArrayList<>(versions());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    default boolean isDefault(Version version) {
        return version.id().equals(defaultVersion());
    }
}
