package io.github.iamkit.testkit.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/** AWS's own managed policies, read from a file of the library when one is asked for first. */
final class AwsManagedPolicies {
    private static final Instant PUBLISHED = Instant.parse("2015-02-06T18:39:46Z");
    private static final String ARN = "\"arn\":\"arn:aws:iam::aws:policy";
    private static final String DOCUMENT = "\",\"document\":";

    private final String arnStart;
    private final Map<String, StoredPolicy> read = new ConcurrentHashMap<>();

    AwsManagedPolicies(String partition) {
        this.arnStart = "arn:" + partition + ":iam::aws:policy";
    }

    /** The texts of the policies, by path and name; the same for all accounts. */
    private static final class Texts {
        static final Map<String, String> BY_PATH_AND_NAME = load();

        private static Map<String, String> load() {
            Map<String, String> texts = new TreeMap<>();
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Objects.requireNonNull(
                            AwsManagedPolicies.class.getResourceAsStream("aws-managed-policies.jsonl.gz"))),
                    StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    int arn = line.indexOf(ARN) + ARN.length();
                    int document = line.indexOf(DOCUMENT, arn);
                    texts.put(
                            line.substring(arn, document),
                            line.substring(document + DOCUMENT.length(), line.length() - 1));
                }
                return texts;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Optional<StoredPolicy> find(String arn) {
        if (!arn.startsWith(arnStart)) {
            return Optional.empty();
        }
        String pathAndName = arn.substring(arnStart.length());
        return Texts.BY_PATH_AND_NAME.containsKey(pathAndName) ? Optional.of(policy(pathAndName)) : Optional.empty();
    }

    Collection<StoredPolicy> all() {
        return Texts.BY_PATH_AND_NAME.keySet().stream().map(this::policy).toList();
    }

    private StoredPolicy policy(String pathAndName) {
        return read.computeIfAbsent(pathAndName, this::read);
    }

    private StoredPolicy read(String pathAndName) {
        int slash = pathAndName.lastIndexOf('/');
        String id = new Ids(pathAndName.hashCode()).uniqueId("ANPA");
        String text = Objects.requireNonNull(Texts.BY_PATH_AND_NAME.get(pathAndName));
        return StoredPolicy.of(Documents.published(text), PUBLISHED)
                .arn(arnStart + pathAndName)
                .id(id)
                .name(pathAndName.substring(slash + 1))
                .path(pathAndName.substring(0, slash + 1))
                .build();
    }
}
