/** A typed DSL for AWS IAM policies: write, read, check and evaluate them. */
@org.jspecify.annotations.NullMarked
module io.github.iamkit.policy {
    requires static transitive org.jspecify;
    requires static org.immutables.value.annotations;
    requires com.fasterxml.jackson.core;
}
