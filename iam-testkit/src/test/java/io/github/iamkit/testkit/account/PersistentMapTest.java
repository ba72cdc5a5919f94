package io.github.iamkit.testkit.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersistentMapTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 2011})
    void it_holds_what_a_tree_map_holds_after_any_changes(long seed) {
        Random random = new Random(seed);
        Map<String, Integer> expected = new TreeMap<>();
        PersistentMap<Integer> map = PersistentMap.empty();

        for (int i = 0; i < 2_000; i++) {
            String key = "k" + random.nextInt(300);
            if (random.nextInt(3) == 0) {
                expected.remove(key);
                map = map.without(key);
            } else {
                expected.put(key, i);
                map = map.with(key, i);
            }
        }

        assertThat(map.keys()).containsExactlyElementsOf(expected.keySet());
        assertThat(map.values()).containsExactlyElementsOf(expected.values());
        assertThat(map.size()).isEqualTo(expected.size());
        for (int i = 0; i < 300; i++) {
            assertThat(map.find("k" + i).orElse(null)).isEqualTo(expected.get("k" + i));
        }
    }

    @ParameterizedTest(name = "from {0}")
    @ValueSource(strings = {"", "k100", "k1005", "k15", "k2", "z"})
    void a_walk_starts_at_any_key(String start) {
        TreeMap<String, String> expected = new TreeMap<>();
        PersistentMap<String> map = PersistentMap.empty();
        for (int i = 0; i < 200; i++) {
            expected.put("k" + i, "v" + i);
            map = map.with("k" + i, "v" + i);
        }

        List<String> seen = new ArrayList<>();
        map.valuesFrom(start).forEach(seen::add);

        assertThat(seen).containsExactlyElementsOf(expected.tailMap(start).values());
    }

    @ParameterizedTest(name = "{0} keys")
    @ValueSource(ints = {0, 1, 50})
    void a_change_leaves_the_map_that_it_was_made_from(int keys) {
        PersistentMap<Integer> before = PersistentMap.empty();
        for (int i = 0; i < keys; i++) {
            before = before.with("k" + i, i);
        }
        List<String> seen = List.copyOf(before.keys());

        PersistentMap<Integer> more = before.with("new", 1);
        PersistentMap<Integer> fewer = before.without("k0");

        assertThat(before.keys()).containsExactlyElementsOf(seen);
        assertThat(more.contains("new")).isTrue();
        assertThat(fewer.contains("k0")).isFalse();
        assertThat(before.without("unknown")).isSameAs(before);
    }
}
