package io.github.iamkit.provision;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * Something that has tags and is neither a user nor a role.
 *
 * <pre>{@code
 * iam.policy("books").tag("team", "ops").untag("owner");
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param <H> the kind of handle
 */
public abstract sealed class IamTaggedResource<H extends IamTaggedResource<H>> extends IamResource<H>
        permits IamInstanceProfile,
                IamManagedPolicy,
                IamOidcProvider,
                IamSamlProvider,
                IamServerCertificate,
                IamVirtualMfaDevice {
    IamTaggedResource(Connection connection, String type, String name, Done done) {
        super(connection, type, name, done);
    }

    abstract TagCalls tagCalls();

    final TagSet tagSet() {
        return new TagSet(connection(), what(), tagCalls());
    }

    /** Returns the tags. */
    public final Map<String, String> tags() {
        return tagSet().all();
    }

    /** Sets a tag, unless it is set so already. */
    public final H tag(String key, String value) {
        return tag(Map.of(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value")));
    }

    /** Sets tags, and leaves the others as they are. */
    public final H tag(Map<String, String> tags) {
        return with(tagSet().put(Map.copyOf(tags)));
    }

    /** Removes tags; that there are none is no error. */
    public final H untag(String key, String... more) {
        return with(
                tagSet().remove(Stream.concat(Stream.of(key), Stream.of(more)).toList()));
    }

    /** Refuses to delete what is not owned. */
    final void requireOwned(String path, List<Tag> tags) {
        connection().ownership().require(what(), Optional.of(path), TagSet.map(tags));
    }
}
