package io.github.iamkit.policy.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Facts in one file, cut up by service.
 *
 * <p>Immutable and thread-safe.
 */
final class FactsFile implements CatalogFacts {
    private final String overview;
    private final Map<String, String> services;

    private FactsFile(String overview, Map<String, String> services) {
        this.overview = overview;
        this.services = services;
    }

    static FactsFile read(Path file) {
        try {
            String text = Files.readString(file);
            String overview = text.lines().filter(FactsFile::isOverview).collect(Collectors.joining("\n"));
            Map<String, String> services = text.lines()
                    .filter(line -> !isOverview(line))
                    .collect(Collectors.groupingBy(
                            line -> line.substring(0, Math.max(0, line.indexOf('\t'))), Collectors.joining("\n")));
            return new FactsFile(overview, services);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cutting a line is for its reader; what it is about stands after the first tab. */
    private static boolean isOverview(String line) {
        int kind = line.indexOf('\t') + 1;
        return line.startsWith("#")
                || line.startsWith("aws\t")
                || line.startsWith("service\t", kind)
                || line.startsWith("issuer\t", kind);
    }

    @Override
    public String overview() {
        return overview;
    }

    @Override
    public String service(String prefix) {
        return services.getOrDefault(prefix, "");
    }
}
