/** Groups, users, roles, keys and certificates on AWS IAM, over the AWS SDK for Java v2. */
@org.jspecify.annotations.NullMarked
module io.github.iamkit.core {
    requires static org.jspecify;
    requires static org.immutables.value.annotations;
    requires transitive io.github.iamkit.policy;
    requires transitive software.amazon.awssdk.services.iam;
    requires transitive software.amazon.awssdk.services.sts;
    requires transitive software.amazon.awssdk.auth;
    requires transitive software.amazon.awssdk.http;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.profiles;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.retries.api;
    requires software.amazon.awssdk.utils;
    requires org.slf4j;

    uses software.amazon.awssdk.http.SdkHttpService;

    exports io.github.iamkit.blueprint;
    exports io.github.iamkit.credentials;
    exports io.github.iamkit.provision;
}
