package io.github.iamkit.testkit.protocol;

import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonTree;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.SourceText;
import io.github.iamkit.testkit.account.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** What the service's model demands of every request, checked before anything else, in AWS's words. */
final class Constraints {
    private static final Constraints IAM = load("iam", false);
    private static final Constraints STS = load("sts", true);
    private static final int DEPTH = 16;
    private static final int VALUES = 100_000;

    private final Map<String, String> shapeOfOperation;
    private final Map<String, Shape> shapes;
    private final boolean namesValue;

    /** What a value has to be. */
    private record Shape(
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Pattern pattern,
            List<String> allowed,
            List<String> required,
            Map<String, String> members,
            @Nullable String element) {}

    private Constraints(Map<String, String> shapeOfOperation, Map<String, Shape> shapes, boolean namesValue) {
        this.shapeOfOperation = shapeOfOperation;
        this.shapes = shapes;
        this.namesValue = namesValue;
    }

    static Constraints ofIam() {
        return IAM;
    }

    static Constraints ofSts() {
        return STS;
    }

    private static Constraints load(String service, boolean namesValue) {
        JsonObject model = member(document(), service);
        Map<String, String> operations = new HashMap<>();
        for (JsonObject.Member operation : member(model, "operations").members()) {
            operations.put(operation.name(), text(operation.value()));
        }
        Map<String, Shape> shapes = new HashMap<>();
        for (JsonObject.Member shape : member(model, "shapes").members()) {
            shapes.put(shape.name(), shape((JsonObject) shape.value()));
        }
        return new Constraints(operations, shapes, namesValue);
    }

    private static JsonObject document() {
        try (InputStream in = Objects.requireNonNull(Constraints.class.getResourceAsStream("constraints.json"))) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return (JsonObject)
                    JsonTree.parse(new SourceText(json), DEPTH, VALUES).root();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject member(JsonObject object, String name) {
        return (JsonObject) find(object, name).orElseThrow();
    }

    private static Optional<JsonValue> find(JsonObject object, String name) {
        return object.members().stream()
                .filter(member -> member.name().equals(name))
                .map(JsonObject.Member::value)
                .findFirst();
    }

    private static String text(JsonValue value) {
        return ((JsonScalar) value).text();
    }

    private static Shape shape(JsonObject json) {
        Map<String, String> members = new LinkedHashMap<>();
        find(json, "members")
                .ifPresent(all -> ((JsonObject) all)
                        .members()
                        .forEach(member -> members.put(member.name(), text(member.value()))));
        return new Shape(
                find(json, "min").map(Constraints::text).map(Integer::valueOf).orElse(null),
                find(json, "max").map(Constraints::text).map(Integer::valueOf).orElse(null),
                find(json, "pattern")
                        .map(Constraints::text)
                        .map(Pattern::compile)
                        .orElse(null),
                texts(json, "enum"),
                texts(json, "required"),
                members,
                find(json, "member").map(Constraints::text).orElse(null));
    }

    private static List<String> texts(JsonObject json, String name) {
        return find(json, name)
                .map(value -> ((JsonArray) value)
                        .values().stream().map(Constraints::text).toList())
                .orElse(List.of());
    }

    /** Refuses a request that the model does not allow, with all that is wrong. */
    void require(String operation, SdkPojo request) {
        String shape = shapeOfOperation.get(operation);
        if (shape == null) {
            return;
        }
        List<String> errors = new ArrayList<>();
        checkMembers(Objects.requireNonNull(shapes.get(shape)), request, "", errors);
        if (!errors.isEmpty()) {
            throw new Refusal(
                    "ValidationError",
                    errors.size() + (errors.size() == 1 ? " validation error" : " validation errors") + " detected: "
                            + String.join("; ", errors));
        }
    }

    private void checkMembers(Shape shape, SdkPojo pojo, String place, List<String> errors) {
        Map<String, Object> values = new HashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList<?>)) {
                values.put(field.locationName(), value);
            }
        }
        shape.members().forEach((name, memberShape) -> {
            String path = place + Character.toLowerCase(name.charAt(0)) + name.substring(1);
            Object value = values.get(name);
            if (value != null) {
                check(Objects.requireNonNull(shapes.get(memberShape)), value, path, errors);
            } else if (shape.required().contains(name)) {
                errors.add("Value at '" + path + "' failed to satisfy constraint: Member must not be null");
            }
        });
    }

    private void check(Shape shape, Object value, String path, List<String> errors) {
        if (value instanceof SdkPojo pojo) {
            checkMembers(shape, pojo, path + ".", errors);
        } else if (value instanceof Collection<?> all) {
            requireSize(shape, all.size(), "length", value, path, errors);
            int number = 0;
            for (Object one : all) {
                number++;
                check(
                        Objects.requireNonNull(shapes.get(Objects.requireNonNull(shape.element()))),
                        one,
                        path + "." + number + ".member",
                        errors);
            }
        } else if (value instanceof Number number) {
            requireSize(shape, number.intValue(), "value", value, path, errors);
        } else if (value instanceof String text) {
            checkText(shape, text, path, errors);
        }
    }

    private void checkText(Shape shape, String text, String path, List<String> errors) {
        if (!shape.allowed().isEmpty() && !shape.allowed().contains(text)) {
            add("satisfy enum value set: " + shape.allowed(), text, path, errors);
        }
        requireSize(shape, text.length(), "length", text, path, errors);
        if (shape.pattern() != null && !shape.pattern().matcher(text).matches()) {
            add("satisfy regular expression pattern: " + shape.pattern(), text, path, errors);
        }
    }

    private void requireSize(Shape shape, int size, String what, Object value, String path, List<String> errors) {
        if (shape.min() != null && size < shape.min()) {
            add("have " + what + " greater than or equal to " + shape.min(), value, path, errors);
        }
        if (shape.max() != null && size > shape.max()) {
            add("have " + what + " less than or equal to " + shape.max(), value, path, errors);
        }
    }

    private void add(String demand, Object value, String path, List<String> errors) {
        String named = namesValue && value instanceof String ? "Value '" + value + "' at '" : "Value at '";
        errors.add(named + path + "' failed to satisfy constraint: Member must " + demand);
    }
}
