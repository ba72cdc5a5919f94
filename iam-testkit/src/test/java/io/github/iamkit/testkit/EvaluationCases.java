package io.github.iamkit.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** The corpus of evaluation cases that the policy language is tested with, each under its rule and name. */
final class EvaluationCases {
    private EvaluationCases() {}

    static Stream<Map.Entry<String, Map<String, JsonNode>>> all() {
        try {
            URI one = Objects.requireNonNull(ClassLoader.getSystemResource("corpus/evaluation/D1.json"))
                    .toURI();
            if (!one.getScheme().equals("jar")) {
                return read(Path.of(one).resolveSibling("."));
            }
            try (FileSystem jar = FileSystems.newFileSystem(one, Map.of())) {
                return read(jar.getPath("/corpus/evaluation"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Map.Entry<String, Map<String, JsonNode>>> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().flatMap(EvaluationCases::casesOf).toList().stream();
        }
    }

    private static Stream<Map.Entry<String, Map<String, JsonNode>>> casesOf(Path file) {
        try {
            Map<String, JsonNode> rule =
                    JsonNode.parser().parse(Files.readString(file)).asObject();
            String number = rule.get("rule").asString();
            return rule.get("cases").asArray().stream()
                    .map(JsonNode::asObject)
                    .map(one -> Map.entry(number + ": " + one.get("name").asString(), one));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a layer: none, one, or a list. */
    static List<JsonNode> documents(JsonNode policies, String layer) {
        return policies.field(layer)
                .map(node -> node.isArray() ? node.asArray() : List.of(node))
                .orElse(List.of());
    }

    static String text(JsonNode request, String member) {
        return request.field(member).map(JsonNode::asString).orElse("");
    }
}
