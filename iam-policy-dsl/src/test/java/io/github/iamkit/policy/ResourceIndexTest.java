package io.github.iamkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResourceIndexTest {
    @Test
    void it_finds_those_that_name_a_beginning_of_the_resource() {
        ResourceIndex index = new ResourceIndex(List.of(
                List.of("arn:aws:s3:::books/"),
                List.of(""),
                List.of("arn:aws:s3:::films/", "arn:aws:s3:::books"),
                List.of(),
                List.of("arn:aws:s3:::books/a")));

        assertThat(index.owners("arn:aws:s3:::books/b").stream()).containsExactly(0, 1, 2);
        assertThat(index.owners("arn:aws:s3:::books").stream()).containsExactly(1, 2);
        assertThat(index.owners("*").stream()).containsExactly(1);
    }

    @Test
    void it_finds_what_asking_each_of_them_finds() {
        long seed = 20261125;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<List<String>> prefixes = IntStream.range(0, random.nextInt(12))
                    .mapToObj(owner -> IntStream.range(0, random.nextInt(4))
                            .mapToObj(i -> text(random))
                            .toList())
                    .toList();
            String resource = text(random);
            BitSet asked = new BitSet();
            for (int owner = 0; owner < prefixes.size(); owner++) {
                asked.set(owner, prefixes.get(owner).stream().anyMatch(resource::startsWith));
            }

            assertThat(new ResourceIndex(prefixes).owners(resource))
                    .as("seed %d, round %d: `%s` under %s", seed, round, resource, prefixes)
                    .isEqualTo(asked);
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(5), 'a', 'c' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
