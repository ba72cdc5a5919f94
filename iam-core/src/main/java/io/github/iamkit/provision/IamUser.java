package io.github.iamkit.provision;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.policy.Policy;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.User;

/**
 * A user of the account.
 *
 * <pre>{@code
 * IamUser david = iam.user("david").ensure().addToGroup(admins);
 * AccessKeyPair key = david.createAccessKey(CredentialFile.legacy(file)::write);
 * david.uploadSigningCertificate(certificate);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class IamUser {
    private static final Logger LOG = LoggerFactory.getLogger(IamUser.class);

    private final IamClient client;
    private final Clock clock;
    private final String name;
    private final @Nullable String path;
    private final Outcome outcome;
    private final InlinePolicies policies;
    private final SigningCertificates certificates;

    IamUser(IamClient client, Clock clock, String name, @Nullable String path, Outcome outcome) {
        this.client = client;
        this.clock = clock;
        this.name = name;
        this.path = path;
        this.outcome = outcome;
        this.policies = new InlinePolicies.OfUser(client, name);
        this.certificates = new SigningCertificates(client, clock, name);
    }

    private IamUser with(Outcome done) {
        return new IamUser(client, clock, name, path, done);
    }

    /** Returns the user's name. */
    public String name() {
        return name;
    }

    /** Returns what the verb did that this handle comes from. */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Creates the user if it does not exist.
     *
     * @throws PathConflictException if it exists under another path than the one that was asked for
     */
    public IamUser ensure() {
        Optional<User> present = find();
        if (present.isEmpty()) {
            try {
                client.createUser(request -> request.userName(name).path(path));
                LOG.info("created user {}", name);
                return with(Outcome.CREATED);
            } catch (EntityAlreadyExistsException e) {
                // Somebody else was faster, or the letter case differs, which the second look tells apart.
                present = Optional.of(find().orElseThrow(() -> e));
            }
        }
        String actual = present.get().path();
        if (path != null && !path.equals(actual)) {
            throw new PathConflictException("user", name, actual, path);
        }
        return with(Outcome.UNCHANGED);
    }

    private Optional<User> find() {
        try {
            return Optional.of(get());
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    private User get() {
        return client.getUser(request -> request.userName(name)).user();
    }

    /** Tells whether the user exists. */
    public boolean exists() {
        return find().isPresent();
    }

    /** Returns the user's ARN. */
    public String arn() {
        return get().arn();
    }

    /** Returns the user's unique id, such as {@code AIDA...}, which no other user ever has. */
    public String uniqueId() {
        return get().userId();
    }

    /** Puts the user into a group, unless it is there already. */
    public IamUser addToGroup(IamGroup group) {
        return addToGroup(group.name());
    }

    /** Puts the user into the group of this name, unless it is there already. */
    public IamUser addToGroup(String groupName) {
        Objects.requireNonNull(groupName, "groupName");
        if (groupNames().contains(groupName)) {
            return with(Outcome.UNCHANGED);
        }
        client.addUserToGroup(request -> request.userName(name).groupName(groupName));
        LOG.info("added user {} to group {}", name, groupName);
        return with(Outcome.UPDATED);
    }

    /** Takes the user out of the group of this name; that it is not there is no error. */
    public IamUser removeFromGroup(String groupName) {
        Objects.requireNonNull(groupName, "groupName");
        if (!groupNames().contains(groupName)) {
            return with(Outcome.UNCHANGED);
        }
        client.removeUserFromGroup(request -> request.userName(name).groupName(groupName));
        LOG.info("removed user {} from group {}", name, groupName);
        return with(Outcome.UPDATED);
    }

    /** Returns the names of the user's groups. */
    public List<String> groupNames() {
        return client.listGroupsForUserPaginator(request -> request.userName(name)).groups().stream()
                .map(Group::groupName)
                .toList();
    }

    /** Writes a policy into the user, unless the one of that name says the same already. */
    public IamUser putPolicy(String policyName, Policy policy) {
        Objects.requireNonNull(policyName, "policyName");
        Objects.requireNonNull(policy, "policy");
        return with(policies.ensure(policyName, policy));
    }

    /**
     * Returns a policy that is written into the user, if there is one of that name.
     *
     * @throws io.github.iamkit.policy.InvalidPolicyException if it cannot be read in exactly one way
     */
    public Optional<Policy> policy(String policyName) {
        return policies.policy(Objects.requireNonNull(policyName, "policyName"));
    }

    /** Returns the names of the policies that are written into the user. */
    public List<String> policyNames() {
        return policies.names();
    }

    /** Removes a policy that is written into the user; that there is none is no error. */
    public IamUser deletePolicy(String policyName) {
        return with(policies.delete(Objects.requireNonNull(policyName, "policyName")));
    }

    /** Attaches a managed policy, unless it is attached already. */
    public IamUser attachPolicy(String policyArn) {
        Objects.requireNonNull(policyArn, "policyArn");
        if (attachedPolicyArns().contains(policyArn)) {
            return with(Outcome.UNCHANGED);
        }
        client.attachUserPolicy(request -> request.userName(name).policyArn(policyArn));
        LOG.info("attached policy {} to user {}", policyArn, name);
        return with(Outcome.UPDATED);
    }

    /** Detaches a managed policy; that it is not attached is no error. */
    public IamUser detachPolicy(String policyArn) {
        Objects.requireNonNull(policyArn, "policyArn");
        try {
            client.detachUserPolicy(request -> request.userName(name).policyArn(policyArn));
            LOG.info("detached policy {} from user {}", policyArn, name);
            return with(Outcome.UPDATED);
        } catch (NoSuchEntityException e) {
            return with(Outcome.UNCHANGED);
        }
    }

    /** Returns the ARNs of the managed policies. */
    public List<String> attachedPolicyArns() {
        return client.listAttachedUserPoliciesPaginator(request -> request.userName(name)).attachedPolicies().stream()
                .map(policy -> policy.policyArn())
                .toList();
    }

    /**
     * Makes an access key and hands it to a store, which has stored it when it returns. If the store throws, the key is
     * deleted again, and the exception goes on.
     *
     * <p>A key whose secret got lost on the way, as when a connection breaks, is found and deleted too.
     *
     * @throws IllegalStateException if the user has as many keys as AWS allows
     */
    public AccessKeyPair createAccessKey(Consumer<AccessKeyPair> store) {
        Objects.requireNonNull(store, "store");
        AccessKeyCreation creation = new AccessKeyCreation(client, name);
        creation.requireRoom(accessKeys());
        return creation.create(store);
    }

    /**
     * Makes an access key, which is the caller's to keep: nobody can read its secret again.
     *
     * @throws IllegalStateException if the user has as many keys as AWS allows
     */
    public AccessKeyPair createAccessKey() {
        return createAccessKey(key -> {});
    }

    /** Returns the user's access keys. */
    public List<IssuedAccessKey> accessKeys() {
        return client.listAccessKeysPaginator(request -> request.userName(name)).accessKeyMetadata().stream()
                .map(key -> new IssuedAccessKey(key.accessKeyId(), key.status() == StatusType.ACTIVE, key.createDate()))
                .toList();
    }

    /** Makes an access key unusable, until {@link #activateAccessKey}. */
    public IamUser deactivateAccessKey(String accessKeyId) {
        return setAccessKeyStatus(accessKeyId, StatusType.INACTIVE);
    }

    /** Makes an access key usable. */
    public IamUser activateAccessKey(String accessKeyId) {
        return setAccessKeyStatus(accessKeyId, StatusType.ACTIVE);
    }

    private IamUser setAccessKeyStatus(String accessKeyId, StatusType status) {
        Objects.requireNonNull(accessKeyId, "accessKeyId");
        client.updateAccessKey(
                request -> request.userName(name).accessKeyId(accessKeyId).status(status));
        LOG.info("made access key {} of user {} {}", accessKeyId, name, status);
        return with(Outcome.UPDATED);
    }

    /** Deletes an access key for ever; that there is none is no error. */
    public IamUser deleteAccessKey(String accessKeyId) {
        Objects.requireNonNull(accessKeyId, "accessKeyId");
        try {
            client.deleteAccessKey(request -> request.userName(name).accessKeyId(accessKeyId));
            LOG.info("deleted access key {} of user {}", accessKeyId, name);
            return with(Outcome.UPDATED);
        } catch (NoSuchEntityException e) {
            return with(Outcome.UNCHANGED);
        }
    }

    /**
     * Uploads a signing certificate, unless the user has it already. Its dates and size are checked first.
     *
     * @throws IllegalArgumentException if AWS would refuse the certificate for one of them
     */
    public IamUser uploadSigningCertificate(X509Certificate certificate) {
        return uploadSigningCertificate(certificate, chain -> {});
    }

    /**
     * Uploads a signing certificate as {@link #uploadSigningCertificate(X509Certificate)} does, after a judge has had no
     * objection.
     *
     * @param judge throws if the certificate is not good, as {@code CertificateProfile.IAM_SIGNING_CERTIFICATE::require}
     */
    public IamUser uploadSigningCertificate(X509Certificate certificate, Consumer<List<X509Certificate>> judge) {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(judge, "judge");
        return with(certificates.upload(certificate, judge));
    }

    /** Returns the user's signing certificates. */
    public List<UploadedCertificate> signingCertificates() {
        return certificates.list();
    }

    /** Makes a signing certificate unusable. */
    public IamUser deactivateSigningCertificate(String certificateId) {
        certificates.setActive(Objects.requireNonNull(certificateId, "certificateId"), false);
        return with(Outcome.UPDATED);
    }

    /** Makes a signing certificate usable. */
    public IamUser activateSigningCertificate(String certificateId) {
        certificates.setActive(Objects.requireNonNull(certificateId, "certificateId"), true);
        return with(Outcome.UPDATED);
    }

    /** Deletes a signing certificate; that there is none is no error. */
    public IamUser deleteSigningCertificate(String certificateId) {
        try {
            certificates.delete(Objects.requireNonNull(certificateId, "certificateId"));
            return with(Outcome.UPDATED);
        } catch (NoSuchEntityException e) {
            return with(Outcome.UNCHANGED);
        }
    }

    /**
     * Deletes the user after its access keys, signing certificates, policies and memberships; that there is none is no
     * error. What can sign in goes first, so that a deletion that stops half-way leaves nobody with more than before.
     *
     * <p>A user that has a password, an MFA device, SSH keys or service-specific credentials is refused by AWS with
     * {@code DeleteConflict}; these are not removed here.
     */
    public IamUser delete() {
        if (!exists()) {
            return with(Outcome.UNCHANGED);
        }
        List<IssuedAccessKey> keys = accessKeys();
        keys.forEach(key -> deactivateAccessKey(key.accessKeyId()));
        keys.forEach(key -> deleteAccessKey(key.accessKeyId()));
        signingCertificates().forEach(certificate -> deleteSigningCertificate(certificate.certificateId()));
        attachedPolicyArns().forEach(this::detachPolicy);
        policyNames().forEach(this::deletePolicy);
        groupNames().forEach(this::removeFromGroup);
        client.deleteUser(request -> request.userName(name));
        LOG.info("deleted user {}", name);
        return with(Outcome.UPDATED);
    }

    @Override
    public String toString() {
        return "user " + name;
    }
}
