package io.github.iamkit.testkit.protocol;

import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonTree;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a service's model says about the members of its requests. */
final class ServiceModel {
    private static final int DEPTH = 16;
    private static final int VALUES = 100_000;

    private final Map<String, String> shapeOfOperation;
    private final Map<String, Shape> shapes;

    /**
     * What a value has to be.
     *
     * @param min the least length of a text or list, or the least number
     * @param max the greatest length or number
     * @param allowed the words of an enumeration; empty if it is none
     * @param required the members that a structure must have
     * @param members the shapes of a structure's members, by name
     * @param element the shape of a list's elements
     * @param isSensitive whether a value is a secret, which messages leave out
     */
    record Shape(
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable TextPattern pattern,
            List<String> allowed,
            List<String> required,
            Map<String, String> members,
            @Nullable String element,
            boolean isSensitive) {}

    private ServiceModel(Map<String, String> shapeOfOperation, Map<String, Shape> shapes) {
        this.shapeOfOperation = shapeOfOperation;
        this.shapes = shapes;
    }

    /** Reads the model of {@code iam} or {@code sts}. */
    static ServiceModel load(String service) {
        JsonObject model = (JsonObject) find(document(), service).orElseThrow();
        Map<String, String> operations = new HashMap<>();
        for (JsonObject.Member operation : members(model, "operations")) {
            operations.put(operation.name(), text(operation.value()));
        }
        Map<String, Shape> shapes = new HashMap<>();
        for (JsonObject.Member shape : members(model, "shapes")) {
            shapes.put(shape.name(), shape((JsonObject) shape.value()));
        }
        return new ServiceModel(operations, shapes);
    }

    /** Returns the shape of an operation's request; nothing if it has no members. */
    Optional<Shape> requestOf(String operation) {
        return Optional.ofNullable(shapeOfOperation.get(operation)).map(this::shape);
    }

    Shape shape(@Nullable String name) {
        return Objects.requireNonNull(shapes.get(name), "the model names a shape that it lacks");
    }

    private static JsonObject document() {
        try (InputStream in = Objects.requireNonNull(ServiceModel.class.getResourceAsStream("constraints.json"))) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return (JsonObject)
                    JsonTree.parse(new SourceText(json), DEPTH, VALUES).root();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Shape shape(JsonObject json) {
        Map<String, String> members = new LinkedHashMap<>();
        members(json, "members").forEach(member -> members.put(member.name(), text(member.value())));
        return new Shape(
                find(json, "min").map(ServiceModel::text).map(Integer::valueOf).orElse(null),
                find(json, "max").map(ServiceModel::text).map(Integer::valueOf).orElse(null),
                find(json, "pattern")
                        .map(ServiceModel::text)
                        .map(TextPattern::of)
                        .orElse(null),
                texts(json, "enum"),
                texts(json, "required"),
                members,
                find(json, "member").map(ServiceModel::text).orElse(null),
                find(json, "sensitive").isPresent());
    }

    private static Optional<JsonValue> find(JsonObject object, String name) {
        return object.members().stream()
                .filter(member -> member.name().equals(name))
                .map(JsonObject.Member::value)
                .findFirst();
    }

    private static List<JsonObject.Member> members(JsonObject object, String name) {
        return find(object, name).map(value -> ((JsonObject) value).members()).orElse(List.of());
    }

    private static String text(JsonValue value) {
        return ((JsonScalar) value).text();
    }

    private static List<String> texts(JsonObject json, String name) {
        return find(json, name)
                .map(value -> ((JsonArray) value)
                        .values().stream().map(ServiceModel::text).toList())
                .orElse(List.of());
    }
}
