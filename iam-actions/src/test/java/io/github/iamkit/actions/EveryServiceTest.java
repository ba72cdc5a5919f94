package io.github.iamkit.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Arn;
import io.github.iamkit.policy.catalog.ArnForm;
import io.github.iamkit.policy.catalog.Catalog;
import io.github.iamkit.policy.catalog.KeyFacts;
import io.github.iamkit.policy.catalog.ServiceFacts;
import io.github.iamkit.policy.condition.ArnSetKey;
import io.github.iamkit.policy.condition.BoolSetKey;
import io.github.iamkit.policy.condition.ConditionKey;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.condition.StringSetKey;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Compares every generated class with what the catalogue says, by reflection, so without the generator's own names. */
class EveryServiceTest {
    private static final Map<String, Operator.Family> FAMILIES = Map.of(
            "StringKey", Operator.Family.STRING,
            "StringSetKey", Operator.Family.STRING,
            "NumericKey", Operator.Family.NUMERIC,
            "DateKey", Operator.Family.DATE,
            "BoolKey", Operator.Family.BOOL,
            "BoolSetKey", Operator.Family.BOOL,
            "BinaryKey", Operator.Family.BINARY,
            "IpKey", Operator.Family.IP,
            "ArnKey", Operator.Family.ARN,
            "ArnSetKey", Operator.Family.ARN);

    private final Catalog catalog = Catalog.bundled();

    @Test
    void a_class_has_a_constant_for_each_action_and_no_other() throws ReflectiveOperationException {
        for (ServiceFacts service : catalog.services()) {
            List<Action> constants = new ArrayList<>();
            for (Field field : classOf(service).getFields()) {
                if (!field.isAnnotationPresent(Deprecated.class)) {
                    constants.add((Action) field.get(null));
                }
            }

            assertThat(constants).as(service.prefix()).containsExactlyElementsOf(service.actions());
        }
    }

    @Test
    void a_constant_is_the_name_with_underscores() throws ReflectiveOperationException {
        for (ServiceFacts service : catalog.services()) {
            for (Field field : classOf(service).getFields()) {
                String name = ((Action) field.get(null)).name();
                assertThat(field.getName().replace("_", "")).isEqualToIgnoringCase(name.replace("-", ""));
            }
        }
    }

    @Test
    void a_class_makes_arns_of_each_form_and_no_other() throws ReflectiveOperationException {
        for (ServiceFacts service : catalog.services()) {
            List<String> forms = service.resourceTypes().stream()
                    .flatMap(type -> type.arns().stream())
                    .map(ArnForm::toString)
                    .map(form -> filled(form.replace("${Partition}", "aws")))
                    .sorted()
                    .toList();
            List<String> made = new ArrayList<>();
            for (Method method : classOf(service).getMethods()) {
                if (method.getReturnType() == Arn.class) {
                    made.add(method.invoke(null, arguments(method)).toString());
                }
            }

            assertThat(made).as(service.prefix()).hasSameSizeAs(forms);
            assertThat(made.stream()
                            .map(EveryServiceTest::withoutNumbers)
                            .sorted()
                            .toList())
                    .as(service.prefix())
                    .isEqualTo(forms);
        }
    }

    /** Variables are all written alike, since a parameter is not the variable's name. */
    private static String filled(String form) {
        return form.replaceAll("\\$\\{[^}]*}", "*");
    }

    private static Object[] arguments(Method method) {
        return IntStream.range(0, method.getParameterCount())
                .mapToObj(i -> "*" + i)
                .toArray();
    }

    private static String withoutNumbers(String arn) {
        return arn.replaceAll("\\*[0-9]+", "*");
    }

    @Test
    void keys_have_the_class_of_their_type() throws ReflectiveOperationException {
        for (ServiceFacts service : catalog.services()) {
            Map<String, ConditionKey> keys = keysOf(service);
            List<KeyFacts> own = service.keys().stream()
                    .filter(key -> !key.name().startsWith("aws:"))
                    .toList();

            assertThat(keys.keySet())
                    .as(service.prefix())
                    .isEqualTo(own.stream().map(key -> filled(key.name())).collect(Collectors.toSet()));
            for (KeyFacts key : own) {
                ConditionKey typed = keys.get(filled(key.name()));
                assertThat(FAMILIES.get(typed.getClass().getSimpleName()))
                        .as(key.name())
                        .isEqualTo(key.family());
                assertThat(Set.of(StringSetKey.class, ArnSetKey.class, BoolSetKey.class)
                                .contains(typed.getClass()))
                        .as(key.name())
                        .isEqualTo(key.isMultivalued());
            }
        }
    }

    private static Map<String, ConditionKey> keysOf(ServiceFacts service) throws ReflectiveOperationException {
        Map<String, ConditionKey> keys = new TreeMap<>();
        for (Class<?> nested : classOf(service).getClasses()) {
            for (Field field : nested.getFields()) {
                ConditionKey key = (ConditionKey) field.get(null);
                keys.put(key.name(), key);
            }
            for (Method method : nested.getDeclaredMethods()) {
                ConditionKey key = (ConditionKey) method.invoke(null, arguments(method));
                keys.put(withoutNumbers(key.name()), key);
            }
        }
        return keys;
    }

    private static Class<?> classOf(ServiceFacts service) throws ClassNotFoundException {
        String name = Arrays.stream(service.prefix().split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return Class.forName("io.github.iamkit.actions." + name);
    }
}
