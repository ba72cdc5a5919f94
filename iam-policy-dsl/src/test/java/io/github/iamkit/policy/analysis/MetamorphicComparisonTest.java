package io.github.iamkit.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.analysis.PolicyComparison.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold between verdicts, whatever the policies are. */
class MetamorphicComparisonTest {
    private static final int POLICIES = 150;
    private static final String VERSION = "2012-10-17";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_policy_is_the_same_as_itself_however_it_is_written(boolean variables) {
        for (int seed = 0; seed < POLICIES; seed++) {
            RandomPolicies random = new RandomPolicies(seed, variables);
            List<RandomPolicies.Words> words = random.statements(4);
            List<RandomPolicies.Words> mixed = new ArrayList<>(words);
            mixed.addAll(words);
            Collections.shuffle(mixed, random.random());

            assertThat(compare(random, words, words)).as("seed " + seed).isEqualTo(Relation.EQUIVALENT);
            assertThat(compare(random, words, mixed)).as("seed " + seed).isEqualTo(Relation.EQUIVALENT);
            assertThat(PolicyComparison.between(
                                    random.policy(words, VERSION),
                                    random.policy(words, VERSION).compacted())
                            .relation())
                    .as("seed " + seed)
                    .isEqualTo(Relation.EQUIVALENT);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void swapping_the_policies_swaps_the_verdict(boolean variables) {
        for (int seed = 0; seed < POLICIES; seed++) {
            RandomPolicies random = new RandomPolicies(seed, variables);
            List<RandomPolicies.Words> words = random.statements(3);
            List<RandomPolicies.Words> changed = random.changed(words);

            Relation there = compare(random, words, changed);
            Relation back = compare(random, changed, words);

            assertThat(back)
                    .as("seed " + seed)
                    .isEqualTo(
                            switch (there) {
                                case MORE_PERMISSIVE -> Relation.LESS_PERMISSIVE;
                                case LESS_PERMISSIVE -> Relation.MORE_PERMISSIVE;
                                default -> there;
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_denial_more_never_gains_and_an_allowance_more_never_loses(boolean variables) {
        EnumSet<Relation> notMore = EnumSet.of(Relation.EQUIVALENT, Relation.LESS_PERMISSIVE, Relation.UNDECIDED);
        EnumSet<Relation> notLess = EnumSet.of(Relation.EQUIVALENT, Relation.MORE_PERMISSIVE, Relation.UNDECIDED);
        for (int seed = 0; seed < POLICIES; seed++) {
            RandomPolicies random = new RandomPolicies(seed, variables);
            List<RandomPolicies.Words> words = random.statements(3);
            RandomPolicies.Words added = random.statements(1).get(0);
            List<RandomPolicies.Words> longer = new ArrayList<>(words);
            longer.add(added);

            assertThat(compare(random, words, longer))
                    .as("seed " + seed)
                    .isIn(added.effect().equals("Deny") ? notMore : notLess);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void less_than_what_is_less_is_less(long start) {
        for (long seed = start * 1_000; seed < start * 1_000 + POLICIES / 3; seed++) {
            RandomPolicies random = new RandomPolicies(seed, false);
            List<RandomPolicies.Words> first = random.statements(3);
            List<RandomPolicies.Words> second = random.changed(first);
            List<RandomPolicies.Words> third = random.changed(second);

            if (isNoMore(compare(random, first, second)) && isNoMore(compare(random, second, third))) {
                assertThat(isNoMore(compare(random, first, third)))
                        .as("seed " + seed)
                        .isTrue();
            }
        }
    }

    private static boolean isNoMore(Relation relation) {
        return relation == Relation.EQUIVALENT || relation == Relation.LESS_PERMISSIVE;
    }

    private static Relation compare(
            RandomPolicies random, List<RandomPolicies.Words> before, List<RandomPolicies.Words> after) {
        Policy first = random.policy(before, VERSION);
        return PolicyComparison.between(first, random.policy(after, VERSION)).relation();
    }
}
