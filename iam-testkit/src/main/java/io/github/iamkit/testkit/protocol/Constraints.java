package io.github.iamkit.testkit.protocol;

import io.github.iamkit.testkit.account.Refusal;
import io.github.iamkit.testkit.protocol.ServiceModel.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/**
 * What the service's model demands of every request, checked before anything else, in AWS's words.
 *
 * <p>STS says what the value was, IAM leaves it out.
 */
final class Constraints {
    private static final Constraints IAM = new Constraints(ServiceModel.load("iam"), false);
    private static final Constraints STS = new Constraints(ServiceModel.load("sts"), true);

    private static final String PATTERN = "satisfy regular expression pattern: ";

    private static final String DOCUMENT = PATTERN + "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+";

    /** IAM's own sentences about what does not match a pattern. */
    private static final Map<String, String> SENTENCES = Map.of(
            PATTERN + "[\\w+=,.@-]+",
            "It must contain only alphanumeric characters and/or the following: +=,.@_-",
            PATTERN + "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)",
            "It must begin and end with / and contain only alphanumeric characters and/or / characters.",
            PATTERN + "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/",
            "It must begin and end with / and contain only alphanumeric characters and/or / characters.",
            DOCUMENT,
            "It must contain only printable ASCII characters.");

    private final ServiceModel model;
    private final boolean namesValue;

    private Constraints(ServiceModel model, boolean namesValue) {
        this.model = model;
        this.namesValue = namesValue;
    }

    static Constraints ofIam() {
        return IAM;
    }

    static Constraints ofSts() {
        return STS;
    }

    /** Refuses a request that the model does not allow, with all that is wrong. */
    void require(String operation, SdkPojo request) {
        Optional<Shape> shape = model.requestOf(operation);
        if (shape.isEmpty()) {
            return;
        }
        Broken broken = new Broken(new ArrayList<>(), new ArrayList<>());
        checkMembers(shape.get(), request, "", broken);
        broken.refuse();
    }

    /**
     * What is wrong with a request.
     *
     * @param constraints what breaks constraints in general, all of which AWS tells at once
     * @param sentences what IAM itself finds wrong with names, paths and documents, of which it tells the first
     */
    private record Broken(List<String> constraints, List<String> sentences) {
        void refuse() {
            int count = constraints.size();
            if (count > 0) {
                throw new Refusal(
                        "ValidationError",
                        count + (count == 1 ? " validation error" : " validation errors") + " detected: "
                                + String.join("; ", constraints));
            }
            if (!sentences.isEmpty()) {
                throw new Refusal("ValidationError", sentences.get(0));
            }
        }
    }

    private void checkMembers(Shape shape, SdkPojo pojo, String place, Broken broken) {
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
                check(model.shape(memberShape), value, path, broken);
            } else if (shape.required().contains(name)) {
                broken.constraints()
                        .add((namesValue ? "Value null at '" : "Value at '") + path
                                + "' failed to satisfy constraint: Member must not be null");
            }
        });
    }

    private void check(Shape shape, Object value, String path, Broken broken) {
        if (value instanceof SdkPojo pojo) {
            checkMembers(shape, pojo, path + ".", broken);
        } else if (value instanceof Collection<?> all) {
            brokenSizes(shape, all.size(), "length").forEach(demand -> add(shape, demand, value, path, broken));
            checkElements(model.shape(shape.element()), all, path, broken);
        } else if (value instanceof Number number) {
            brokenSizes(shape, number.intValue(), "value").forEach(demand -> add(shape, demand, value, path, broken));
        } else if (value instanceof String text) {
            brokenBy(shape, text).forEach(demand -> add(shape, demand, value, path, broken));
        }
    }

    /** Structures are named one by one; texts only by their list, with all that is demanded of each. */
    private void checkElements(Shape element, Collection<?> all, String path, Broken broken) {
        int number = 0;
        for (Object one : all) {
            number++;
            if (one instanceof String text) {
                if (!brokenBy(element, text).isEmpty()) {
                    add(element, "satisfy constraint: " + demands(element), all, path, broken);
                    return;
                }
            } else {
                check(element, one, path + "." + number + ".member", broken);
            }
        }
    }

    private static List<String> brokenBy(Shape shape, String text) {
        List<String> broken = new ArrayList<>();
        if (!shape.allowed().isEmpty() && !shape.allowed().contains(text)) {
            broken.add("satisfy enum value set: " + shape.allowed());
        }
        broken.addAll(brokenSizes(shape, text.length(), "length"));
        if (shape.pattern() != null && !shape.pattern().matches(text)) {
            broken.add(PATTERN + shape.pattern().written());
        }
        return broken;
    }

    private static List<String> brokenSizes(Shape shape, int size, String what) {
        List<String> broken = new ArrayList<>();
        if (shape.max() != null && size > shape.max()) {
            broken.add("have " + what + " less than or equal to " + shape.max());
        }
        if (shape.min() != null && size < shape.min()) {
            broken.add("have " + what + " greater than or equal to " + shape.min());
        }
        return broken;
    }

    private static List<String> demands(Shape element) {
        List<String> demands = new ArrayList<>();
        if (element.max() != null) {
            demands.add("Member must have length less than or equal to " + element.max());
        }
        if (element.min() != null) {
            demands.add("Member must have length greater than or equal to " + element.min());
        }
        if (element.pattern() != null) {
            demands.add("Member must satisfy regular expression pattern: "
                    + element.pattern().written());
        }
        if (!element.allowed().isEmpty()) {
            demands.add("Member must satisfy enum value set: " + element.allowed());
        }
        return demands;
    }

    private void add(Shape shape, String demand, Object value, String path, Broken broken) {
        String sentence = SENTENCES.get(demand);
        boolean isOwn = !namesValue && sentence != null && (!demand.equals(DOCUMENT) || path.endsWith("olicyDocument"));
        if (isOwn) {
            broken.sentences().add("The specified value for " + path + " is invalid. " + sentence);
            return;
        }
        String named = namesValue && !shape.isSensitive() ? "Value '" + value + "' at '" : "Value at '";
        broken.constraints().add(named + path + "' failed to satisfy constraint: Member must " + demand);
    }
}
