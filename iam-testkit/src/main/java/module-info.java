/** An in-memory AWS IAM for tests, under the real SDK clients or over HTTP. */
@org.jspecify.annotations.NullMarked
module io.github.iamkit.testkit {
    requires static transitive org.jspecify;
    requires static org.immutables.value.annotations;
    requires transitive io.github.iamkit.core;
    requires jdk.httpserver;
    requires static transitive org.junit.jupiter.api;
    requires static transitive org.assertj.core;
}
