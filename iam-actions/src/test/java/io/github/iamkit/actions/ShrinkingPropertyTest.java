package io.github.iamkit.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.catalog.Catalog;
import io.github.iamkit.policy.catalog.ServiceFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws lists of actions from the whole catalogue; a failure names its seed. */
class ShrinkingPropertyTest {
    private static final Catalog CATALOG = Catalog.bundled();

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    /** Draws what people list: a share of a service, or those whose names have a word in common, of up to three services. */
    private static List<Action> actions(int seed) {
        Random random = new Random(seed);
        List<Action> drawn = new ArrayList<>();
        List<ServiceFacts> services = CATALOG.services();
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<Action> all = services.get(random.nextInt(services.size())).actions();
            String word = all.get(random.nextInt(all.size())).name().substring(0, 3);
            double share = random.nextDouble();
            boolean byWord = random.nextBoolean();
            all.stream()
                    .filter(action -> byWord ? action.name().contains(word) : random.nextDouble() < share)
                    .forEach(drawn::add);
        }
        return drawn.isEmpty() ? List.of(S3.GET_OBJECT) : drawn;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void expanding_takes_shrinking_back(int seed) {
        List<Action> actions = actions(seed);

        assertThat(CATALOG.expand(CATALOG.shrink(actions))).hasSameElementsAs(actions);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_pattern_can_be_left_out(int seed) {
        List<Action> patterns = CATALOG.shrink(actions(seed));

        for (Action pattern : patterns) {
            List<Action> others = new ArrayList<>(patterns);
            others.remove(pattern);
            List<Action> without = others.isEmpty() ? List.of() : CATALOG.expand(others);
            assertThat(without).as("without %s", pattern).isNotEqualTo(CATALOG.expand(patterns));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void patterns_are_never_longer_than_the_list(int seed) {
        List<Action> actions = actions(seed).stream().distinct().toList();
        List<Action> patterns = CATALOG.shrink(actions);

        assertThat(patterns).hasSizeLessThanOrEqualTo(actions.size());
        assertThat(length(patterns)).isLessThanOrEqualTo(length(actions));
        assertThat(CATALOG.shrink(patterns)).isEqualTo(patterns);
    }

    private static int length(List<Action> actions) {
        return actions.stream().mapToInt(action -> action.length() + 3).sum();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void expanding_agrees_with_a_regular_expression(int seed) {
        Random random = new Random(seed);
        Action action = actions(seed).get(0);
        String name = action.name();
        int start = random.nextInt(name.length() + 1);
        int end = start + random.nextInt(name.length() + 1 - start);
        String pattern = action.service() + ":" + name.substring(0, start) + (random.nextBoolean() ? "*" : "?")
                + name.substring(end);
        Pattern expression = Pattern.compile(
                pattern.toLowerCase(Locale.ROOT).replace("*", ".*").replace("?", "."));

        List<String> matching = CATALOG.services().stream()
                .flatMap(service -> service.actions().stream())
                .map(Action::text)
                .filter(text ->
                        expression.matcher(text.toLowerCase(Locale.ROOT)).matches())
                .toList();

        assertThat(CATALOG.expand(pattern)).as(pattern).map(Action::text).isEqualTo(matching);
    }
}
