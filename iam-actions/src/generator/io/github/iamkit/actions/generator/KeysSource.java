package io.github.iamkit.actions.generator;

import io.github.iamkit.policy.catalog.KeyFacts;
import io.github.iamkit.policy.catalog.ServiceFacts;
import io.github.iamkit.policy.condition.Operator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The nested class of a service's condition keys: constants, and methods for keys with a variable part. */
final class KeysSource {
    private static final String HEAD = """

                /**
                 * The condition keys of %s, each with the operators that fit its type; global keys are in {@link
                 * io.github.iamkit.policy.condition.GlobalKeys}.
                 *
                 * <p>Immutable and thread-safe.
                 */
                public static final class Keys {
            %s
                    private Keys() {}
            %s    }
            """;

    private static final String METHOD = """

                    /** Returns the key {@code %s}. */
                    public static %s %s(%s) {
                        return %s.of(%s);
                    }
            """;

    private static final String GLOBAL = "aws:";

    private final ServiceFacts service;
    private final List<KeyFacts> keys;

    KeysSource(ServiceFacts service) {
        this.service = service;
        this.keys = service.keys().stream()
                .filter(key -> !key.name().startsWith(GLOBAL))
                .toList();
    }

    Set<String> imports() {
        return keys.stream()
                .map(key -> "io.github.iamkit.policy.condition." + type(key))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String text() {
        if (keys.isEmpty()) {
            return "";
        }
        Map<String, String> constants = new TreeMap<>();
        Map<String, String> methods = new TreeMap<>();
        Map<String, String> owners = new HashMap<>();
        for (KeyFacts key : withoutSeparatorsFirst()) {
            String words = words(key, owners);
            if (key.hasVariable()) {
                methods.put(words, method(key, words));
            } else {
                constants.put(JavaNames.constant(words), constant(key, words));
            }
        }
        return HEAD.formatted(
                Javadoc.text(service.name()),
                String.join("", constants.values()),
                String.join("", methods.values()));
    }

    /** Of two keys that differ in separators alone, the one that has none gets the plain name. */
    private List<KeyFacts> withoutSeparatorsFirst() {
        return keys.stream()
                .sorted((a, b) -> Boolean.compare(a.name().contains("."), b.name().contains(".")))
                .toList();
    }

    /** Returns the key's name without the service's prefix; {@code environment.type} beside {@code environmentType} spells it out. */
    private String words(KeyFacts key, Map<String, String> owners) {
        String own = service.prefix() + ":";
        String name = new Template(key.name().startsWith(own) ? key.name().substring(own.length()) : key.name())
                .withoutVariables();
        String words = owners.putIfAbsent(JavaNames.constant(name), name) == null ? name : name.replace(".", "-dot-");
        if (!words.equals(name) && owners.putIfAbsent(JavaNames.constant(words), words) != null) {
            throw new IllegalStateException("two keys of `" + service + "` would both be called like " + key);
        }
        return words;
    }

    private static String constant(KeyFacts key, String words) {
        return "        public static final " + type(key) + " " + JavaNames.constant(words) + " = " + type(key) + ".of(\""
                + key.name() + "\");\n";
    }

    private static String method(KeyFacts key, String words) {
        Template template = new Template(key.name());
        return METHOD.formatted(
                Javadoc.checked(key.name()),
                type(key),
                JavaNames.member(words, "Key"),
                Template.parameters(template.variables()),
                type(key),
                template.expression());
    }

    private static String type(KeyFacts key) {
        Operator.Family family = key.family();
        if (key.isMultivalued()) {
            return switch (family) {
                case STRING -> "StringSetKey";
                case ARN -> "ArnSetKey";
                case BOOL -> "BoolSetKey";
                default -> throw new IllegalStateException("`" + key + "` has several values of a type without a class");
            };
        }
        return switch (family) {
            case STRING -> "StringKey";
            case NUMERIC -> "NumericKey";
            case DATE -> "DateKey";
            case BOOL -> "BoolKey";
            case BINARY -> "BinaryKey";
            case IP -> "IpKey";
            case ARN -> "ArnKey";
            case NULL -> throw new IllegalStateException("`" + key + "` has no type");
        };
    }
}
