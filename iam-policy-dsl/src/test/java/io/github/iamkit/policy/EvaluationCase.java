package io.github.iamkit.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One case of the evaluation corpus: policies, a request and what has to come out of it.
 *
 * @param rule the rule that it is about, numbered as in the file's name
 * @param json the case
 */
record EvaluationCase(String rule, JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Returns all cases of all rules. */
    static List<EvaluationCase> all() {
        try (Stream<Path> files = Files.list(
                Path.of(Objects.requireNonNull(EvaluationCase.class.getResource("/corpus/evaluation/D1.json"))
                        .toURI()
                        .resolve(".")))) {
            return files.sorted().flatMap(EvaluationCase::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<EvaluationCase> read(Path file) {
        try {
            JsonNode rule = MAPPER.readTree(file.toFile());
            return rule.get("cases")
                    .valueStream()
                    .map(json -> new EvaluationCase(rule.get("rule").asText(), json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return rule + ": " + json.get("name").asText();
    }

    PolicySet policies() {
        JsonNode policies = json.get("policies");
        List<Policy> identity = new ArrayList<>(documents(policies.path("identity"), Policy::parse));
        identity.addAll(documents(policies.path("group"), Policy::parse));
        PolicySet set = PolicySet.identity(identity);
        for (Policy boundary : documents(policies.path("boundary"), Policy::parse)) {
            set = set.boundary(boundary);
        }
        if (policies.has("session")) {
            set = set.session(documents(policies.get("session"), Policy::parse));
        }
        for (JsonNode level : policies.path("serviceControl")) {
            set = set.serviceControl(documents(level, Policy::parse));
        }
        for (JsonNode level : policies.path("resourceControl")) {
            set = set.resourceControl(documents(level, ResourcePolicy::parse));
        }
        for (ResourcePolicy resource : documents(policies.path("resource"), ResourcePolicy::parse)) {
            set = set.resource(resource);
        }
        for (TrustPolicy trust : documents(policies.path("trust"), TrustPolicy::parse)) {
            set = set.trust(trust);
        }
        for (ResourcePolicy endpoint : documents(policies.path("endpoint"), ResourcePolicy::parse)) {
            set = set.endpoint(endpoint);
        }
        return withAccount(set);
    }

    private PolicySet withAccount(PolicySet set) {
        PolicySet changed = set;
        JsonNode account = json.path("account");
        for (var id : account.path("ids").properties()) {
            changed = changed.uniqueId(id.getKey(), id.getValue().asText());
        }
        for (var id : account.path("canonicalIds").properties()) {
            changed = changed.canonicalUser(id.getKey(), id.getValue().asText());
        }
        return account.has("management")
                ? changed.managementAccount(account.get("management").asText())
                : changed;
    }

    private static <D> List<D> documents(JsonNode node, Function<String, D> parser) {
        if (node.isMissingNode()) {
            return List.of();
        }
        Stream<JsonNode> all = node.isArray() ? node.valueStream() : Stream.of(node);
        return all.map(JsonNode::toString).map(parser).toList();
    }

    AccessRequest request() {
        JsonNode node = json.get("request");
        AccessRequest request = AccessRequest.of(
                node.get("action").asText(), node.get("resource").asText());
        if (node.has("by")) {
            request = request.by(node.get("by").asText());
        }
        if (node.has("role")) {
            request = request.actingAs(node.get("role").asText());
        }
        if (node.has("federatedBy")) {
            request = request.federatedBy(node.get("federatedBy").asText());
        }
        if (node.path("sessionToken").asBoolean()) {
            request = request.withSessionToken();
        }
        if (node.has("owner")) {
            request = request.ownedBy(node.get("owner").asText());
        }
        for (var key : node.path("context").properties()) {
            request = key.getValue().isArray()
                    ? request.with(key.getKey(), texts(key.getValue()))
                    : request.with(key.getKey(), key.getValue().asText());
        }
        return request;
    }

    static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
