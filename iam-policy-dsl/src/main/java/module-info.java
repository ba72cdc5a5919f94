/** A typed DSL for AWS IAM policies: write, read, check and evaluate them. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // core and testkit are built after this module
module io.github.iamkit.policy {
    requires static org.jspecify;
    requires static org.immutables.value.annotations;
    requires com.fasterxml.jackson.core;

    uses io.github.iamkit.policy.catalog.CatalogFacts;

    exports io.github.iamkit.policy;
    exports io.github.iamkit.policy.analysis;
    exports io.github.iamkit.policy.catalog;
    exports io.github.iamkit.policy.condition;
    exports io.github.iamkit.policy.lint;
    exports io.github.iamkit.policy.json to
            io.github.iamkit.core,
            io.github.iamkit.testkit;
    exports io.github.iamkit.policy.match to
            io.github.iamkit.testkit;
}
