package io.github.iamkit.provision;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.credentials.Secret;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.StatusType;

/**
 * What a user signs in with: access keys, certificates, a password, MFA devices, SSH keys, service-specific credentials.
 *
 * <pre>{@code
 * AccessKeyPair key = iam.user("david").createAccessKey(CredentialFile.legacy(file)::write);
 * iam.user("david").uploadSigningCertificate(certificate).ensureLoginProfile(Secret.of(password));
 * }</pre>
 *
 * <p>Where AWS tells a secret once, a verb takes a store: it has stored the secret when it returns, and if it throws, what
 * was made is deleted again. One whose secret got lost on the way, as when a connection breaks, is found and deleted too.
 *
 * <p>Immutable and thread-safe.
 */
public abstract sealed class IamUserCredentials extends IamPrincipal<IamUser> permits IamUser {
    IamUserCredentials(Connection connection, String name, Done done, Wishes wishes) {
        super(connection, "user", name, done, new UserCalls(connection.client(), name), wishes);
    }

    final AccessKeys keys() {
        return new AccessKeys(connection(), name());
    }

    private SigningCertificates certificates() {
        return new SigningCertificates(connection(), name());
    }

    private SshKeys sshKeys() {
        return new SshKeys(connection(), name());
    }

    private ServiceCredentials services() {
        return new ServiceCredentials(connection(), name());
    }

    private LoginProfiles login() {
        return new LoginProfiles(connection(), name());
    }

    /**
     * Makes an access key and hands it to a store.
     *
     * @throws AccessKeyLimitException if the user has as many keys as AWS allows
     */
    public final AccessKeyPair createAccessKey(Consumer<AccessKeyPair> store) {
        return keys().create(Objects.requireNonNull(store, "store"));
    }

    /**
     * Makes an access key, which is the caller's to keep: nobody can read its secret again.
     *
     * @throws AccessKeyLimitException if the user has as many keys as AWS allows
     */
    public final AccessKeyPair createAccessKey() {
        return createAccessKey(key -> {});
    }

    /** Returns the user's access keys. */
    public final List<IssuedAccessKey> accessKeys() {
        return keys().list();
    }

    /** Returns the last use of an access key that AWS knows of; nothing if it was never used. */
    public final Optional<KeyUse> accessKeyLastUsed(String accessKeyId) {
        return keys().lastUse(Objects.requireNonNull(accessKeyId, "accessKeyId"));
    }

    /**
     * Makes an access key unusable, until {@link #activateAccessKey}.
     *
     * @throws OwnAccessException if it is the one that the calls are signed with
     */
    public final IamUser deactivateAccessKey(String accessKeyId) {
        return with(keys().setStatus(Objects.requireNonNull(accessKeyId, "accessKeyId"), StatusType.INACTIVE));
    }

    /** Makes an access key usable. */
    public final IamUser activateAccessKey(String accessKeyId) {
        return with(keys().setStatus(Objects.requireNonNull(accessKeyId, "accessKeyId"), StatusType.ACTIVE));
    }

    /**
     * Deletes an access key for ever; that there is none is no error.
     *
     * @throws OwnAccessException if it is the one that the calls are signed with
     */
    public final IamUser deleteAccessKey(String accessKeyId) {
        return with(keys().remove(Objects.requireNonNull(accessKeyId, "accessKeyId")));
    }

    /**
     * Deletes an access key that a process made and could not store before it was killed, as the journal shows that the
     * provisioner was built with; one that somebody has used stays. Making another key does so by itself.
     *
     * @throws IllegalStateException if somebody else made one at the same time, so that it is not known which one is lost
     */
    public final IamUser deleteLostAccessKey() {
        return with(keys().deleteLost());
    }

    /** Deletes the access keys that are inactive and have not been used for so long; active ones stay. */
    public final IamUser deleteInactiveAccessKeys(Duration unusedFor) {
        return with(keys().deleteUnused(Objects.requireNonNull(unusedFor, "unusedFor")));
    }

    /**
     * Uploads a signing certificate, unless the user has it already. Its dates and size are checked first.
     *
     * @throws IllegalArgumentException if AWS would refuse the certificate for one of them
     */
    public final IamUser uploadSigningCertificate(X509Certificate certificate) {
        return uploadSigningCertificate(certificate, chain -> {});
    }

    /**
     * Uploads a signing certificate as {@link #uploadSigningCertificate(X509Certificate)} does, after a judge has had no
     * objection.
     *
     * @param judge throws if the certificate is not good, as {@code CertificateProfile.IAM_SIGNING_CERTIFICATE::require}
     */
    public final IamUser uploadSigningCertificate(X509Certificate certificate, Consumer<List<X509Certificate>> judge) {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(judge, "judge");
        return with(certificates().upload(certificate, judge));
    }

    /** Returns the user's signing certificates. */
    public final List<UploadedCertificate> signingCertificates() {
        return certificates().list();
    }

    /** Makes a signing certificate unusable. */
    public final IamUser deactivateSigningCertificate(String certificateId) {
        return with(
                certificates().setStatus(Objects.requireNonNull(certificateId, "certificateId"), StatusType.INACTIVE));
    }

    /** Makes a signing certificate usable. */
    public final IamUser activateSigningCertificate(String certificateId) {
        return with(
                certificates().setStatus(Objects.requireNonNull(certificateId, "certificateId"), StatusType.ACTIVE));
    }

    /** Deletes a signing certificate; that there is none is no error. */
    public final IamUser deleteSigningCertificate(String certificateId) {
        return with(certificates().delete(Objects.requireNonNull(certificateId, "certificateId")));
    }

    /** Gives the user a password for the console, unless it has one, which stays as it is. */
    public final IamUser ensureLoginProfile(Secret password) {
        return ensureLoginProfile(password, NextSignIn.KEEPS_PASSWORD);
    }

    /** Gives the user a password for the console, unless it has one, which stays as it is. */
    public final IamUser ensureLoginProfile(Secret password, NextSignIn nextSignIn) {
        return with(login().ensure(password, nextSignIn));
    }

    /** Returns that the user has a password for the console, if it has one. */
    public final Optional<IssuedLoginProfile> loginProfile() {
        return login().find();
    }

    /** Replaces the user's password for the console. */
    public final IamUser updateLoginProfile(Secret password) {
        return updateLoginProfile(password, NextSignIn.KEEPS_PASSWORD);
    }

    /** Replaces the user's password for the console. */
    public final IamUser updateLoginProfile(Secret password, NextSignIn nextSignIn) {
        return with(login().update(password, nextSignIn));
    }

    /** Takes the password for the console away; that there is none is no error. */
    public final IamUser deleteLoginProfile() {
        return with(login().delete());
    }

    /**
     * Ties an MFA device to the user, by two codes that it shows one after the other; one that is tied to it already stays.
     */
    public final IamUser enableMfaDevice(String serialNumber, String code, String nextCode) {
        Objects.requireNonNull(serialNumber, "serialNumber");
        return mfaDevices().contains(serialNumber)
                ? with(Done.UNCHANGED)
                : change(
                        "enabled MFA device " + serialNumber,
                        () -> connection()
                                .client()
                                .enableMFADevice(request -> request.userName(name())
                                        .serialNumber(serialNumber)
                                        .authenticationCode1(code)
                                        .authenticationCode2(nextCode)));
    }

    /** Unties an MFA device from the user; that it is not tied is no error. */
    public final IamUser deactivateMfaDevice(String serialNumber) {
        Objects.requireNonNull(serialNumber, "serialNumber");
        return remove("deactivated MFA device " + serialNumber, () -> deactivate(serialNumber));
    }

    private void deactivate(String serialNumber) {
        connection()
                .client()
                .deactivateMFADevice(request -> request.userName(name()).serialNumber(serialNumber));
    }

    /** Brings an MFA device back into step, by two codes that it shows one after the other. */
    public final IamUser resyncMfaDevice(String serialNumber, String code, String nextCode) {
        return change(
                "resynchronized MFA device " + serialNumber,
                () -> connection()
                        .client()
                        .resyncMFADevice(request -> request.userName(name())
                                .serialNumber(serialNumber)
                                .authenticationCode1(code)
                                .authenticationCode2(nextCode)));
    }

    /** Returns the serial numbers of the user's MFA devices; those of virtual ones are ARNs. */
    public final List<String> mfaDevices() {
        return connection().client().listMFADevicesPaginator(request -> request.userName(name())).mfaDevices().stream()
                .map(MFADevice::serialNumber)
                .toList();
    }

    /** Uploads a public SSH key, in the form of {@code id_rsa.pub} or as PEM, unless the user has it already. */
    public final IamUser uploadSshKey(String publicKey) {
        return with(sshKeys().upload(publicKey));
    }

    /** Returns the user's public SSH keys. */
    public final List<UploadedSshKey> uploadedSshKeys() {
        return sshKeys().list();
    }

    /** Returns the text of a public SSH key. */
    public final String sshKey(String sshPublicKeyId) {
        return sshKeys().body(Objects.requireNonNull(sshPublicKeyId, "sshPublicKeyId"));
    }

    /** Makes an SSH key unusable. */
    public final IamUser deactivateSshKey(String sshPublicKeyId) {
        return with(sshKeys().setStatus(Objects.requireNonNull(sshPublicKeyId, "sshPublicKeyId"), StatusType.INACTIVE));
    }

    /** Makes an SSH key usable. */
    public final IamUser activateSshKey(String sshPublicKeyId) {
        return with(sshKeys().setStatus(Objects.requireNonNull(sshPublicKeyId, "sshPublicKeyId"), StatusType.ACTIVE));
    }

    /** Deletes an SSH key; that there is none is no error. */
    public final IamUser deleteSshKey(String sshPublicKeyId) {
        return with(sshKeys().delete(Objects.requireNonNull(sshPublicKeyId, "sshPublicKeyId")));
    }

    /** Makes a credential for one service, such as {@code codecommit.amazonaws.com}, and hands it to a store. */
    public final ServiceCredential createServiceCredential(String serviceName, Consumer<ServiceCredential> store) {
        Objects.requireNonNull(store, "store");
        return services().create(Objects.requireNonNull(serviceName, "serviceName"), store);
    }

    /** Gives a service-specific credential another password and hands it to a store. The one before is gone for ever. */
    public final ServiceCredential resetServiceCredential(String credentialId, Consumer<ServiceCredential> store) {
        Objects.requireNonNull(store, "store");
        return services().reset(Objects.requireNonNull(credentialId, "credentialId"), store);
    }

    /** Returns the user's service-specific credentials. */
    public final List<IssuedServiceCredential> serviceCredentials() {
        return services().list();
    }

    /** Makes a service-specific credential unusable. */
    public final IamUser deactivateServiceCredential(String credentialId) {
        return with(services().setStatus(Objects.requireNonNull(credentialId, "credentialId"), StatusType.INACTIVE));
    }

    /** Makes a service-specific credential usable. */
    public final IamUser activateServiceCredential(String credentialId) {
        return with(services().setStatus(Objects.requireNonNull(credentialId, "credentialId"), StatusType.ACTIVE));
    }

    /** Deletes a service-specific credential; that there is none is no error. */
    public final IamUser deleteServiceCredential(String credentialId) {
        return with(services().delete(Objects.requireNonNull(credentialId, "credentialId")));
    }

    /**
     * Adds all that the user can sign in with: what opens most first, MFA last, as it guards the rest. A virtual device that
     * an earlier deletion has untied and not deleted goes too: one that the journal names, or that has the user's name and
     * is owned.
     */
    final void addCredentials(Deletion.Parts parts) {
        login().addParts(parts);
        keys().addParts(parts);
        sshKeys().addParts(parts);
        services().addParts(parts);
        certificates().addParts(parts);
        for (String serialNumber : mfaDevices()) {
            boolean isVirtual = IamVirtualMfaDevice.isVirtual(serialNumber);
            parts.add("DeactivateMFADevice", serialNumber, () -> {
                if (isVirtual) {
                    connection().journal().untying(connection().clock().instant(), devices(), serialNumber);
                }
                deactivate(serialNumber);
            });
            if (isVirtual) {
                parts.add("DeleteVirtualMFADevice", serialNumber, () -> deleteDevice(serialNumber));
            }
        }
        Set<String> untied = connection().journal().untied(devices());
        IamVirtualMfaDevice.untied(connection().client())
                .filter(serialNumber -> untied.contains(serialNumber)
                        || serialNumber.endsWith("/" + name()) && isOwnedDevice(serialNumber))
                .forEach(serialNumber ->
                        parts.add("DeleteVirtualMFADevice", serialNumber, () -> deleteDevice(serialNumber)));
    }

    private String devices() {
        return "MFA devices of user " + name();
    }

    private boolean isOwnedDevice(String serialNumber) {
        return connection()
                .ownership()
                .owns(
                        IamVirtualMfaDevice.path(serialNumber),
                        () -> TagSet.map(TagCallsOf.mfaDevice(connection().client(), serialNumber)
                                .list()));
    }

    private void deleteDevice(String serialNumber) {
        connection().client().deleteVirtualMFADevice(request -> request.serialNumber(serialNumber));
        connection().journal().settled(connection().clock().instant(), devices(), serialNumber);
    }
}
