package io.github.iamkit.provision;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyUse;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/**
 * A managed policy of the account: one that stands alone, and is attached to users, groups and roles.
 *
 * <pre>{@code
 * IamManagedPolicy books = iam.policy("read-books").ensure(Policy.allow("s3:GetObject").on(Arn.objects("books", "*")));
 * iam.group("Readers").ensure().attachPolicy(books);
 * }</pre>
 *
 * <p>AWS keeps five versions of it, of which one is in force. Its name is looked up among all policies of the account;
 * {@link IamProvisioner#policyByArn} saves that.
 *
 * <p>Immutable and thread-safe.
 */
public final class IamManagedPolicy extends IamTaggedResource<IamManagedPolicy> {
    private static final int MOST_VERSIONS = 5;
    private static final int ATTEMPTS = 3;
    private static final int LARGEST_PAGE = 1000;

    private final @Nullable String path;
    private final Optional<String> knownArn;
    private final Wishes wishes;

    IamManagedPolicy(
            Connection connection,
            String name,
            @Nullable String path,
            Optional<String> knownArn,
            Wishes wishes,
            Done done) {
        super(connection, "policy", name, done);
        this.path = path;
        this.knownArn = knownArn;
        this.wishes = wishes;
    }

    @Override
    IamManagedPolicy with(Done done) {
        return new IamManagedPolicy(connection(), name(), path, knownArn, wishes, done);
    }

    private IamManagedPolicy at(String arn, Done done) {
        return new IamManagedPolicy(connection(), name(), path, Optional.of(arn), wishes, done);
    }

    /** Says that {@link #ensure} shall create it with a description, which AWS cannot change later. */
    public IamManagedPolicy withDescription(String text) {
        return new IamManagedPolicy(
                connection(),
                name(),
                path,
                knownArn,
                wishes.withDescription(Objects.requireNonNull(text, "text")),
                Done.UNCHANGED);
    }

    /** Says that {@link #ensure} shall set a tag. */
    public IamManagedPolicy withTag(String key, String value) {
        return new IamManagedPolicy(connection(), name(), path, knownArn, wishes.withTag(key, value), Done.UNCHANGED);
    }

    /**
     * Creates the policy if it does not exist, and puts this document in force unless the one that is says the same. The
     * oldest version makes room for the sixth.
     *
     * @throws PathConflictException if it exists under another path than the one that was asked for
     * @throws io.github.iamkit.policy.InvalidPolicyException if AWS would refuse the policy here; no call is made
     */
    public IamManagedPolicy ensure(Policy document) {
        Documents.requireValid(document, PolicyUse.MANAGED);
        Creation.Found<Place> found = new Creation<>(connection(), "policy", name(), this::find)
                .among(() -> local().map(Place::name))
                .findOr(() -> create(document));
        Place place = found.thing();
        PathConflictException.check("policy", name(), place.path(), path);
        IamManagedPolicy there = at(place.arn(), Done.CREATED);
        return found.isNew()
                ? there
                : there.with(there.alignDocument(place.arn(), document)
                        .and(there.tagSet().put(wishes.tags())));
    }

    /** Where a policy is. */
    private record Place(String name, String path, String arn) {
        static Place of(software.amazon.awssdk.services.iam.model.Policy policy) {
            return new Place(policy.policyName(), policy.path(), policy.arn());
        }
    }

    private Place create(Policy document) {
        return Place.of(connection()
                .client()
                .createPolicy(request -> request.policyName(name())
                        .path(path)
                        .description(wishes.description().orElse(null))
                        .policyDocument(document.toJson())
                        .tags(TagSet.orNothing(wishes.tags())))
                .policy());
    }

    private Optional<Place> find() {
        if (knownArn.isPresent()) {
            return Connection.find(() -> Place.of(get(knownArn.get())));
        }
        return local().filter(place -> place.name().equals(name())).findFirst();
    }

    private Stream<Place> local() {
        return connection()
                .client()
                .listPoliciesPaginator(
                        request -> request.scope(PolicyScopeType.LOCAL).maxItems(LARGEST_PAGE))
                .policies()
                .stream()
                .map(Place::of);
    }

    private software.amazon.awssdk.services.iam.model.Policy get(String arn) {
        return connection()
                .client()
                .getPolicy(request -> request.policyArn(arn))
                .policy();
    }

    private Done alignDocument(String arn, Policy document) {
        for (int attempt = 1; ; attempt++) {
            if (Documents.says(encoded(arn, get(arn).defaultVersionId()), document)) {
                return attempt == 1 ? Done.UNCHANGED : Done.updated("put another version of " + what() + " in force");
            }
            try {
                makeRoom(arn);
                return connection()
                        .change(
                                "put another version of " + what() + " in force",
                                () -> connection()
                                        .client()
                                        .createPolicyVersion(request -> request.policyArn(arn)
                                                .policyDocument(document.toJson())
                                                .setAsDefault(true)));
            } catch (SdkException e) {
                if (!Failure.mayHaveBeenDone(e) || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void makeRoom(String arn) {
        List<PolicyVersion> versions = versions(arn).toList();
        if (versions.size() >= MOST_VERSIONS) {
            versions.stream()
                    .filter(version -> !version.isDefaultVersion())
                    .min(Comparator.comparing(PolicyVersion::createDate).thenComparing(this::number))
                    .ifPresent(oldest -> deleteVersion(oldest.versionId()));
        }
    }

    private int number(PolicyVersion version) {
        String digits = version.versionId().substring(1);
        int dot = digits.indexOf('.');
        return Integer.parseInt(dot < 0 ? digits : digits.substring(0, dot));
    }

    private Stream<PolicyVersion> versions(String arn) {
        return connection().client().listPolicyVersionsPaginator(request -> request.policyArn(arn)).versions().stream();
    }

    private String encoded(String arn, String versionId) {
        return connection()
                .client()
                .getPolicyVersion(request -> request.policyArn(arn).versionId(versionId))
                .policyVersion()
                .document();
    }

    @Override
    public boolean exists() {
        return find().isPresent();
    }

    @Override
    public String arn() {
        return knownArn.orElseGet(() -> find().map(Place::arn)
                .orElseThrow(() -> NoSuchEntityException.builder()
                        .message("no policy of this account has the name " + name())
                        .build()));
    }

    /** Returns its unique id. */
    public String uniqueId() {
        return get(arn()).policyId();
    }

    /** Returns its path. */
    public String path() {
        return get(arn()).path();
    }

    /** Returns the description, if there is one. */
    public Optional<String> description() {
        return Optional.ofNullable(get(arn()).description());
    }

    /** Returns the document that is in force. */
    public Policy document() {
        String arn = arn();
        return Policy.parse(Documents.text(encoded(arn, get(arn).defaultVersionId())));
    }

    /** Returns the document of a version, such as {@code v2}. */
    public Policy document(String versionId) {
        return Policy.parse(Documents.text(encoded(arn(), Objects.requireNonNull(versionId, "versionId"))));
    }

    /** Returns the ids of the versions that AWS keeps, the newest first. */
    public List<String> versionIds() {
        return versions(arn())
                .sorted(Comparator.comparing(this::number).reversed())
                .map(PolicyVersion::versionId)
                .toList();
    }

    /** Returns the id of the version that is in force. */
    public String defaultVersionId() {
        return get(arn()).defaultVersionId();
    }

    /** Puts another version in force, unless it is already. */
    public IamManagedPolicy setDefaultVersion(String versionId) {
        String arn = arn();
        String before = get(arn).defaultVersionId();
        return before.equals(versionId)
                ? with(Done.UNCHANGED)
                : change(
                        "version in force " + before + " -> " + versionId,
                        () -> connection()
                                .client()
                                .setDefaultPolicyVersion(
                                        request -> request.policyArn(arn).versionId(versionId)));
    }

    /** Deletes a version; that there is none is no error. AWS refuses with {@code DeleteConflict} for the one in force. */
    public IamManagedPolicy deleteVersion(String versionId) {
        String arn = arn();
        return remove(
                "deleted version " + versionId,
                () -> connection()
                        .client()
                        .deletePolicyVersion(request -> request.policyArn(arn).versionId(versionId)));
    }

    /** Returns who has it attached. */
    public List<PolicyHolder> attachments() {
        return holders(PolicyUsageType.PERMISSIONS_POLICY);
    }

    /** Returns the users and roles that it bounds. */
    public List<PolicyHolder> boundedBy() {
        return holders(PolicyUsageType.PERMISSIONS_BOUNDARY);
    }

    private List<PolicyHolder> holders(PolicyUsageType usage) {
        String arn = arn();
        return connection()
                .client()
                .listEntitiesForPolicyPaginator(
                        request -> request.policyArn(arn).policyUsageFilter(usage))
                .stream()
                .flatMap(PolicyHolder::of)
                .toList();
    }

    @Override
    TagCalls tagCalls() {
        return TagCallsOf.policy(connection().client(), arn());
    }

    @Override
    void listParts(Deletion.Parts parts) {
        Optional<Place> place = find();
        if (place.isEmpty()) {
            throw NoSuchEntityException.builder()
                    .message(what() + " is not there")
                    .build();
        }
        String arn = place.get().arn();
        PathConflictException.check("policy", name(), place.get().path(), path);
        requireDeletable(arn);
        IamManagedPolicy there = at(arn, Done.UNCHANGED);
        for (PolicyHolder holder : there.attachments()) {
            parts.add(
                    holder.detachOperation(),
                    holder.toString(),
                    () -> holder.detach(connection().client(), arn));
        }
        versions(arn)
                .filter(version -> !version.isDefaultVersion())
                .map(PolicyVersion::versionId)
                .forEach(version -> parts.add(
                        "DeletePolicyVersion",
                        version,
                        () -> connection()
                                .client()
                                .deletePolicyVersion(
                                        request -> request.policyArn(arn).versionId(version))));
        parts.add("DeletePolicy", arn, () -> connection().client().deletePolicy(request -> request.policyArn(arn)));
    }

    private void requireDeletable(String arn) {
        if (arn.contains(":iam::aws:")) {
            throw new DeletionRefusedException(what() + " is AWS's own; detach it instead");
        }
        software.amazon.awssdk.services.iam.model.Policy policy = get(arn);
        requireOwned(policy.path(), policy.tags());
        List<PolicyHolder> bounded = at(arn, Done.UNCHANGED).boundedBy();
        if (!bounded.isEmpty()) {
            throw new DeletionRefusedException(what() + " is the permissions boundary of " + bounded
                    + ", who could do more without it; give them another boundary first");
        }
    }
}
