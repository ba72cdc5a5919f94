package io.github.iamkit.provision;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user or a role: what can sign requests, has tags, and can be bounded.
 *
 * <pre>{@code
 * iam.user("david").putPermissionsBoundary("arn:aws:iam::123456789012:policy/limit").tag("team", "ops");
 * iam.user("intern").withPermissionsBoundary("arn:aws:iam::123456789012:policy/limit").ensure();   // never without it
 * }</pre>
 *
 * <p>What starts with {@code with} makes no call: it says what {@code ensure()} shall create it with, or add to it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <H> the kind of handle
 */
public abstract sealed class IamPrincipal<H extends IamPrincipal<H>> extends IamIdentity<H>
        permits IamRole, IamUserCredentials {
    private final PrincipalCalls calls;
    private final Wishes wishes;

    IamPrincipal(Connection connection, String type, String name, Done done, PrincipalCalls calls, Wishes wishes) {
        super(connection, type, name, done, calls);
        this.calls = calls;
        this.wishes = wishes;
    }

    abstract H with(Wishes other);

    final Wishes wishes() {
        return wishes;
    }

    private TagSet tagSet() {
        return new TagSet(connection(), what(), calls.tags());
    }

    /** Says that {@code ensure()} shall set a tag. */
    public final H withTag(String key, String value) {
        return with(wishes.withTag(key, value));
    }

    /** Says that {@code ensure()} shall set the permissions boundary. */
    public final H withPermissionsBoundary(String policyArn) {
        return with(wishes.withBoundary(policyArn));
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

    /** Returns the ARN of the policy that bounds what other policies allow, if there is one. */
    public final Optional<String> permissionsBoundary() {
        return calls.boundary();
    }

    /** Sets the managed policy that bounds what other policies allow, unless it is set already. */
    public final H putPermissionsBoundary(String policyArn) {
        Objects.requireNonNull(policyArn, "policyArn");
        return with(alignBoundary(Optional.of(policyArn), permissionsBoundary()));
    }

    private String boundaryPlace() {
        return what() + " boundary";
    }

    private Done alignBoundary(Optional<String> wanted, Optional<String> present) {
        return wanted.map(policyArn -> connection()
                        .align(
                                boundaryPlace(),
                                policyArn,
                                wanted.equals(present),
                                "permissions boundary of " + what() + ": " + present.orElse("none") + " -> "
                                        + policyArn,
                                () -> calls.putBoundary(policyArn)))
                .orElse(Done.UNCHANGED);
    }

    /** Takes the boundary away, which can give access; that there is none is no error. */
    public final H deletePermissionsBoundary() {
        return permissionsBoundary().isEmpty() && connection().recent().agree(boundaryPlace(), RecentWrites.GONE)
                ? with(Done.UNCHANGED)
                : with(connection()
                        .remove(boundaryPlace(), "deleted permissions boundary of " + what(), calls::deleteBoundary));
    }

    /** Brings tags and boundary of what is there into line with what was asked for. */
    final Done align() {
        Done boundary =
                wishes.boundary().isEmpty() ? Done.UNCHANGED : alignBoundary(wishes.boundary(), permissionsBoundary());
        return boundary.and(tagSet().put(wishes.tags()));
    }
}
