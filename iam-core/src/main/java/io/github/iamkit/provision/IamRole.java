package io.github.iamkit.provision;

import io.github.iamkit.policy.PolicyUse;
import io.github.iamkit.policy.TrustPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * A role of the account.
 *
 * <pre>{@code
 * IamRole web = iam.role("web").ensure(TrustPolicy.allow(Principal.service("ec2.amazonaws.com")))
 *     .putPolicy("read-books", Policy.allow("s3:GetObject").on(Arn.objects("books", "*")));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class IamRole extends IamPrincipal<IamRole> {
    private final @Nullable String path;

    IamRole(Connection connection, String name, @Nullable String path, Wishes wishes, Done done) {
        super(connection, "role", name, done, new RoleCalls(connection.client(), name), wishes);
        this.path = path;
    }

    @Override
    IamRole with(Done done) {
        return new IamRole(connection(), name(), path, wishes(), done);
    }

    @Override
    IamRole with(Wishes other) {
        return new IamRole(connection(), name(), path, other, Done.UNCHANGED);
    }

    /** Says that {@link #ensure} shall set the description. */
    public IamRole withDescription(String text) {
        return with(wishes().withDescription(Objects.requireNonNull(text, "text")));
    }

    /** Says that {@link #ensure} shall set how long a session can be: one to twelve hours. */
    public IamRole withMaxSessionDuration(Duration longest) {
        boolean isPossible =
                longest.compareTo(Duration.ofHours(1)) >= 0 && longest.compareTo(Duration.ofHours(12)) <= 0;
        if (!isPossible) {
            throw new IllegalArgumentException(
                    "a session of at most " + longest + " cannot be set for a role; AWS takes one to twelve hours");
        }
        return with(wishes().withLongestSession(longest));
    }

    /**
     * Creates the role if it does not exist, and gives it this trust policy unless it has one that says the same.
     *
     * @throws PathConflictException if it exists under another path than the one that was asked for
     * @throws io.github.iamkit.policy.InvalidPolicyException if AWS would refuse the policy here; no call is made
     */
    public IamRole ensure(TrustPolicy trust) {
        Documents.requireValid(trust, PolicyUse.ROLE_TRUST);
        Names.requireCreatable("role", name(), 64);
        Creation.Found<Role> found = new Creation<>(connection(), "role", name(), this::find)
                .among(() -> connection().client().listRolesPaginator().roles().stream()
                        .map(Role::roleName))
                .findOr(() -> create(trust));
        Role role = found.thing();
        PathConflictException.check("role", name(), role.path(), path);
        return with(
                found.isNew()
                        ? Done.CREATED
                        : alignTrust(role, trust).and(alignSettings(role)).and(align()));
    }

    private Role create(TrustPolicy trust) {
        return connection()
                .client()
                .createRole(request -> request.roleName(name())
                        .path(path)
                        .assumeRolePolicyDocument(trust.toJson())
                        .description(wishes().description().orElse(null))
                        .maxSessionDuration(wishes().longestSession()
                                .map(longest -> Math.toIntExact(longest.toSeconds()))
                                .orElse(null))
                        .permissionsBoundary(wishes().boundary().orElse(null))
                        .tags(TagSet.orNothing(wishes().tags())))
                .role();
    }

    private Done alignTrust(Role role, TrustPolicy trust) {
        return connection()
                .align(
                        what() + " trust",
                        trust.toJson(),
                        Documents.says(role.assumeRolePolicyDocument(), trust),
                        "changed the trust policy of " + what(),
                        () -> connection()
                                .client()
                                .updateAssumeRolePolicy(
                                        request -> request.roleName(name()).policyDocument(trust.toJson())));
    }

    private Done alignSettings(Role role) {
        List<String> changes = new ArrayList<>();
        wishes().description()
                .filter(text -> !text.equals(role.description()))
                .ifPresent(text -> changes.add("description of " + what() + ": " + role.description() + " -> " + text));
        wishes().longestSession()
                .filter(longest -> longest.toSeconds() != role.maxSessionDuration())
                .ifPresent(longest -> changes.add("max session duration of " + what() + ": " + role.maxSessionDuration()
                        + " s -> " + longest.toSeconds() + " s"));
        if (!changes.isEmpty()) {
            // UpdateRole sets what it does not name back to its default.
            connection()
                    .client()
                    .updateRole(request -> request.roleName(name())
                            .description(wishes().description().orElse(role.description()))
                            .maxSessionDuration(wishes().longestSession()
                                    .map(longest -> Math.toIntExact(longest.toSeconds()))
                                    .orElse(role.maxSessionDuration())));
            changes.forEach(connection().chronicle()::changed);
        }
        return Done.updated(changes);
    }

    /**
     * Gives the role this trust policy, unless it has one that says the same.
     *
     * @throws io.github.iamkit.policy.InvalidPolicyException if AWS would refuse the policy here; no call is made
     */
    public IamRole putTrustPolicy(TrustPolicy trust) {
        Documents.requireValid(trust, PolicyUse.ROLE_TRUST);
        return with(alignTrust(get(), trust));
    }

    private Optional<Role> find() {
        return Connection.find(this::get);
    }

    private Role get() {
        return connection()
                .client()
                .getRole(request -> request.roleName(name()))
                .role();
    }

    @Override
    public boolean exists() {
        return find().isPresent();
    }

    @Override
    public String arn() {
        return get().arn();
    }

    @Override
    public String uniqueId() {
        return get().roleId();
    }

    @Override
    public String path() {
        return get().path();
    }

    @Override
    public Instant created() {
        return get().createDate();
    }

    /** Returns the description, if there is one. */
    public Optional<String> description() {
        return Optional.ofNullable(get().description());
    }

    /** Returns how long a session can be. */
    public Duration maxSessionDuration() {
        return Duration.ofSeconds(get().maxSessionDuration());
    }

    /** Returns when the role was last used, within AWS's tracking period of 400 days. */
    public Optional<Instant> lastUsed() {
        return Optional.ofNullable(get().roleLastUsed()).map(use -> use.lastUsedDate());
    }

    /** Returns the policy that says who may assume the role. */
    public TrustPolicy trustPolicy() {
        return TrustPolicy.parse(Documents.text(get().assumeRolePolicyDocument()));
    }

    /** Returns the names of the instance profiles that the role stands in. */
    public List<String> instanceProfileNames() {
        return profiles().map(InstanceProfile::instanceProfileName).toList();
    }

    /** Returns the ARNs of the instance profiles that the role stands in. */
    public List<String> instanceProfileArns() {
        return profiles().map(InstanceProfile::arn).toList();
    }

    private Stream<InstanceProfile> profiles() {
        return connection()
                .client()
                .listInstanceProfilesForRolePaginator(request -> request.roleName(name()))
                .instanceProfiles()
                .stream();
    }

    /**
     * Deletes the role alone: while it has policies or stands in an instance profile, AWS refuses with
     * {@code DeleteConflict}.
     *
     * @throws OwnAccessException if the calls are signed with a session of the role, and a token service tells so
     */
    public IamRole deleteIfBare() {
        connection().caller().requireOtherRole(connection().tokenServices(), name());
        return deleteAlone(() -> connection().client().deleteRole(request -> request.roleName(name())));
    }

    /**
     * Asks the service of AWS that owns the role to let it go, and waits for the answer; that there is none is no error.
     *
     * @throws DeletionRefusedException if something of the service uses the role, which the message names, or if it takes
     *     longer than the propagation bound
     * @throws software.amazon.awssdk.services.iam.model.InvalidInputException if it is no service-linked role
     */
    public IamRole deleteServiceLinked() {
        find().ifPresent(role ->
                connection().ownership().require(what(), Optional.of(role.path()), TagSet.map(role.tags())));
        return with(new ServiceLinkedRole(connection(), name()).delete());
    }

    @Override
    void listParts(Deletion.Parts parts) {
        Role role = get();
        connection().caller().requireOtherRole(connection().tokenServices(), name());
        PathConflictException.check("role", name(), role.path(), path);
        ServiceLinkedRole.requireOther(role);
        connection().ownership().require(what(), Optional.of(role.path()), TagSet.map(role.tags()));
        for (String profile : instanceProfileNames()) {
            parts.add(
                    "RemoveRoleFromInstanceProfile",
                    profile,
                    () -> connection()
                            .client()
                            .removeRoleFromInstanceProfile(
                                    request -> request.roleName(name()).instanceProfileName(profile)));
        }
        addPolicies(parts);
        parts.add("DeleteRole", name(), () -> connection().client().deleteRole(request -> request.roleName(name())));
    }
}
