package io.github.iamkit.provisioning;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.provision.IamRole;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Sessions of roles. */
public final class Sessions {
    private Sessions() {}

    /** Returns the credentials of a session of a role that the owner of a key opens. */
    public static AwsCredentials of(Wire.Ends ends, AccessKeyPair key, IamRole role) {
        String arn = role.arn();
        Credentials session = ends.sts(key.asProvider().resolveCredentials())
                .assumeRole(request -> request.roleArn(arn).roleSessionName("run"))
                .credentials();
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }
}
