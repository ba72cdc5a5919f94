package io.github.iamkit.testkit;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.sts.model.Credentials;

/** People of the tests, and their credentials. */
final class Sessions {
    static final String ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    private Sessions() {}

    /** Creates a user with a policy and returns its credentials. */
    static AwsCredentials user(FakeIam aws, String name, String policy) {
        aws.client().createUser(request -> request.userName(name));
        aws.client()
                .putUserPolicy(request -> request.userName(name).policyName("p").policyDocument(policy));
        AccessKey key =
                aws.client().createAccessKey(request -> request.userName(name)).accessKey();
        return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
    }

    static AwsCredentials of(Credentials session) {
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    static String allowing(String actions, String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + actions
                + "\",\"Resource\":\"" + resource + "\"}]}";
    }

    static String trusting(String principal, String actions) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":" + actions
                + ",\"Principal\":" + principal + "}]}";
    }
}
