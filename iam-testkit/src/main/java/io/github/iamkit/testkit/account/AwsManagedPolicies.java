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

/** AWS's own managed policies in their newest versions, read from a file of the library when one is asked for first. */
final class AwsManagedPolicies {
    private static final String ARN_START = "arn:aws:iam::aws:policy";

    /** The policies by ARN; the same for all accounts. */
    private static final Map<String, StoredPolicy> READ = new ConcurrentHashMap<>();

    private final String arnStart;

    AwsManagedPolicies(String partition) {
        this.arnStart = "arn:" + partition + ":iam::aws:policy";
    }

    /** A line of the file, as it stands there: the document comes last. */
    private record Line(String text) {
        private static final String DOCUMENT = ",\"document\":";

        String member(String name) {
            String start = "\"" + name + "\":\"";
            int from = text.indexOf(start) + start.length();
            return text.substring(from, text.indexOf('"', from));
        }

        Instant time(String name) {
            return Instant.parse(member(name));
        }

        String document() {
            return text.substring(text.indexOf(DOCUMENT) + DOCUMENT.length(), text.length() - 1);
        }
    }

    /** The lines of the file, by path and name; the same for all accounts. */
    private static final class Lines {
        static final Map<String, Line> BY_PATH_AND_NAME = load();

        private static Map<String, Line> load() {
            Map<String, Line> lines = new TreeMap<>();
            try (BufferedReader file = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Objects.requireNonNull(
                            AwsManagedPolicies.class.getResourceAsStream("aws-managed-policies.jsonl.gz"))),
                    StandardCharsets.UTF_8))) {
                for (String text = file.readLine(); text != null; text = file.readLine()) {
                    Line line = new Line(text);
                    lines.put(line.member("arn").substring(ARN_START.length()), line);
                }
                return lines;
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
        return Lines.BY_PATH_AND_NAME.containsKey(pathAndName) ? Optional.of(policy(pathAndName)) : Optional.empty();
    }

    Collection<StoredPolicy> all() {
        return Lines.BY_PATH_AND_NAME.keySet().stream().map(this::policy).toList();
    }

    private StoredPolicy policy(String pathAndName) {
        return READ.computeIfAbsent(arnStart + pathAndName, arn -> read(pathAndName));
    }

    private StoredPolicy read(String pathAndName) {
        Line line = Objects.requireNonNull(Lines.BY_PATH_AND_NAME.get(pathAndName));
        int slash = pathAndName.lastIndexOf('/');
        String version = line.member("version");
        StoredPolicy.Version newest =
                new StoredPolicy.Version(version, Documents.published(line.document()), line.time("updated"));
        return StoredPolicy.builder()
                .arn(arnStart + pathAndName)
                .id(new Ids(pathAndName.hashCode()).uniqueId("ANPA"))
                .name(pathAndName.substring(slash + 1))
                .path(pathAndName.substring(0, slash + 1))
                .addVersions(newest)
                .defaultVersion(version)
                .lastVersion(Integer.parseInt(version.substring(1)))
                .created(line.time("created"))
                .updated(line.time("updated"))
                .build();
    }
}
