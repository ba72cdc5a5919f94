package io.github.iamkit.provisioning;

import io.github.iamkit.certs.KeyedCertificate;
import io.github.iamkit.credentials.Secret;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.IamUser;
import io.github.iamkit.provision.VirtualMfaSeed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Every kind of part that a user can have, by the operation that takes it away, with what gives a user one. */
final class UserParts {
    static final String READ_ONLY = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

    private UserParts() {}

    static Map<String, Consumer<IamUser>> of(IamProvisioner iam, SteppedClock clock) {
        Map<String, Consumer<IamUser>> parts = new LinkedHashMap<>();
        parts.put("DeleteLoginProfile", user -> user.ensureLoginProfile(Secret.of("Correct-Horse-2026")));
        parts.put("DeleteAccessKey", user -> user.createAccessKey());
        parts.put("DeleteSSHPublicKey", user -> user.uploadSshKey(SshKeyText.RSA));
        parts.put(
                "DeleteServiceSpecificCredential",
                user -> user.createServiceCredential("codecommit.amazonaws.com", credential -> {}));
        parts.put(
                "DeleteSigningCertificate",
                user -> user.uploadSigningCertificate(KeyedCertificate.selfSigned("CN=" + user.name())
                        .clock(clock)
                        .generate()
                        .certificate()));
        parts.put("DeactivateMFADevice", user -> giveMfaDevice(iam, clock, user));
        parts.put("DetachUserPolicy", user -> user.attachPolicy(READ_ONLY));
        parts.put(
                "DeleteUserPolicy",
                user -> user.putPolicy("own", Policy.allow("s3:*").on("*")));
        parts.put(
                "RemoveUserFromGroup",
                user -> user.addToGroup(iam.group("Admin").ensure()));
        return parts;
    }

    private static void giveMfaDevice(IamProvisioner iam, SteppedClock clock, IamUser user) {
        VirtualMfaSeed seed = iam.virtualMfaDevice(user.name()).create(kept -> {});
        user.enableMfaDevice(
                seed.serialNumber(),
                Totp.code(seed.seed(), clock.instant(), 0),
                Totp.code(seed.seed(), clock.instant(), 1));
    }

    static IamUser giveAll(IamProvisioner iam, SteppedClock clock, String name) {
        IamUser user = iam.user(name).withTag("team", "ops").ensure();
        of(iam, clock).values().forEach(part -> part.accept(user));
        return user;
    }
}
