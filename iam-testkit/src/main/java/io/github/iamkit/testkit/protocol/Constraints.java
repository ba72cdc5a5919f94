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
        List<String> errors = new ArrayList<>();
        checkMembers(shape.get(), request, "", errors);
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
                check(model.shape(memberShape), value, path, errors);
            } else if (shape.required().contains(name)) {
                errors.add((namesValue ? "Value null at '" : "Value at '") + path
                        + "' failed to satisfy constraint: Member must not be null");
            }
        });
    }

    private void check(Shape shape, Object value, String path, List<String> errors) {
        if (value instanceof SdkPojo pojo) {
            checkMembers(shape, pojo, path + ".", errors);
        } else if (value instanceof Collection<?> all) {
            brokenSizes(shape, all.size(), "length").forEach(demand -> add(shape, demand, value, path, errors));
            checkElements(model.shape(shape.element()), all, path, errors);
        } else if (value instanceof Number number) {
            brokenSizes(shape, number.intValue(), "value").forEach(demand -> add(shape, demand, value, path, errors));
        } else if (value instanceof String text) {
            brokenBy(shape, text).forEach(demand -> add(shape, demand, value, path, errors));
        }
    }

    /** Structures are named one by one; texts only by their list, with all that is demanded of each. */
    private void checkElements(Shape element, Collection<?> all, String path, List<String> errors) {
        int number = 0;
        for (Object one : all) {
            number++;
            if (one instanceof String text) {
                if (!brokenBy(element, text).isEmpty()) {
                    add(element, "satisfy constraint: " + demands(element), all, path, errors);
                    return;
                }
            } else {
                check(element, one, path + "." + number + ".member", errors);
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
            broken.add("satisfy regular expression pattern: " + shape.pattern().written());
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

    private void add(Shape shape, String demand, Object value, String path, List<String> errors) {
        String named = namesValue && !shape.isSensitive() ? "Value '" + value + "' at '" : "Value at '";
        errors.add(named + path + "' failed to satisfy constraint: Member must " + demand);
    }
}
