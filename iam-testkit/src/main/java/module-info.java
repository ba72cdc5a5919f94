/** An in-memory AWS IAM for tests, under the real SDK clients or over HTTP. */
@org.jspecify.annotations.NullMarked
module io.github.iamkit.testkit {
    requires static org.jspecify;
    requires static org.immutables.value.annotations;
    requires transitive io.github.iamkit.core;
    requires transitive software.amazon.awssdk.services.sts;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.awscore;
    requires transitive software.amazon.awssdk.auth;
    requires software.amazon.awssdk.identity.spi;
    requires transitive software.amazon.awssdk.http;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.retries.api;
    requires software.amazon.awssdk.utils;
    requires org.reactivestreams;
    requires java.naming;
    requires java.xml;
    requires jdk.httpserver;
    requires static org.junit.jupiter.api;
    requires static org.assertj.core;
    requires static org.bouncycastle.provider;

    exports io.github.iamkit.testkit;
}
