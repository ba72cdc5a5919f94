package io.github.iamkit.actions.facts;

import io.github.iamkit.policy.catalog.CatalogFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Reads the facts that lie beside this class in the jar, one file a service.
 *
 * <p>Stateless and thread-safe.
 */
public final class BundledFacts implements CatalogFacts {
    /** Serves {@link java.util.ServiceLoader}. */
    public BundledFacts() {}

    @Override
    public String overview() {
        return read("overview.txt");
    }

    @Override
    public String service(String prefix) {
        return read("service-" + prefix + ".txt");
    }

    private static String read(String name) {
        try (InputStream in = BundledFacts.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
