/** Every AWS service's actions, resource types and condition keys as typed constants, and the facts of the catalogue. */
@org.jspecify.annotations.NullMarked
module io.github.iamkit.actions {
    requires static org.jspecify;
    requires transitive io.github.iamkit.policy;

    exports io.github.iamkit.actions;

    provides io.github.iamkit.policy.catalog.CatalogFacts with
            io.github.iamkit.actions.facts.BundledFacts;
}
