package io.github.iamkit.policy.catalog;

import java.util.Optional;
import java.util.ServiceLoader;

/** The catalogue of the artifact {@code iam-actions}, looked for once. */
final class BundledCatalog {
    static final String MISSING = "no catalogue of AWS's actions is on the path;"
            + " add the dependency io.github.iamkit:iam-actions, or read a file of facts with Catalog.read(path)";

    /** Holds the catalogue from its first use on. */
    private static final class Holder {
        private static final Optional<Catalog> CATALOG = ServiceLoader.load(
                        CatalogFacts.class, BundledCatalog.class.getClassLoader())
                .findFirst()
                .map(FactsCatalog::new);
    }

    private BundledCatalog() {}

    static Optional<Catalog> find() {
        return Holder.CATALOG;
    }
}
