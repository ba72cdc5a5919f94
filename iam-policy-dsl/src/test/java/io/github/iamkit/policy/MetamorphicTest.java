package io.github.iamkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What must hold between decisions, whatever each of them is. */
class MetamorphicTest {
    private static final int POLICIES = 2_000;
    private static final int REQUESTS = 5;
    private static final Policy ALL = Policy.allow("*").on("*");

    @Test
    void the_order_of_statements_does_not_count() {
        forRandomPolicies((policy, request) -> {
            List<Statement> shuffled = new ArrayList<>(policy.statements());
            Collections.shuffle(shuffled, new Random(1));
            assertThat(decide(with(policy, shuffled), request)).isEqualTo(decide(policy, request));
        });
    }

    @Test
    void one_more_denial_allows_nothing() {
        forRandomPolicies((policy, request) -> {
            Policy more = with(policy, plus(policy, Policy.deny("s3:*").on("arn:aws:s3:::books/*")));
            if (decide(more, request) == Decision.Outcome.ALLOWED) {
                assertThat(decide(policy, request)).isEqualTo(Decision.Outcome.ALLOWED);
            }
        });
    }

    @Test
    void one_more_allowance_lifts_no_denial_and_denies_nothing() {
        forRandomPolicies((policy, request) -> {
            Decision.Outcome before = decide(policy, request);
            Decision.Outcome after = decide(with(policy, plus(policy, ALL)), request);
            assertThat(after)
                    .isEqualTo(
                            before == Decision.Outcome.EXPLICITLY_DENIED
                                    ? Decision.Outcome.EXPLICITLY_DENIED
                                    : Decision.Outcome.ALLOWED);
        });
    }

    @Test
    void two_policies_decide_as_their_statements_in_one() {
        RandomAccess random = new RandomAccess(11);
        for (int i = 0; i < POLICIES; i++) {
            Policy one = random.policy();
            Policy other = withVersionOf(one, random.policy());
            AccessRequest request = random.request();
            assertThat(PolicySet.identity(one, other).evaluate(request).outcome())
                    .isEqualTo(decide(one.and(other), request));
        }
    }

    @Test
    void a_boundary_or_session_policy_allows_nothing_by_itself() {
        RandomAccess random = new RandomAccess(12);
        for (int i = 0; i < POLICIES; i++) {
            Policy identity = random.policy();
            Policy limit = random.policy();
            AccessRequest request = random.request();
            boolean both = decide(identity, request) == Decision.Outcome.ALLOWED
                    && decide(limit, request) == Decision.Outcome.ALLOWED;
            PolicySet alone = PolicySet.identity(identity);
            assertThat(alone.boundary(limit).evaluate(request).outcome() == Decision.Outcome.ALLOWED)
                    .isEqualTo(both);
            assertThat(alone.boundary(ALL).evaluate(request).outcome()).isEqualTo(decide(identity, request));
        }
    }

    @Test
    void hostile_patterns_are_decided_at_once() {
        String stars = "*a".repeat(2_000) + "*b";
        Policy policy = Policy.allow("s3:" + stars)
                .on("arn:aws:s3:::" + stars)
                .deny("s3:*")
                .on("arn:aws:s3:::" + "?*".repeat(2_000) + "z");
        AccessRequest request = AccessRequest.of("s3:" + "a".repeat(5_000), "arn:aws:s3:::" + "a".repeat(5_000));

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(decide(policy, request)).isEqualTo(Decision.Outcome.IMPLICITLY_DENIED));
    }

    private static void forRandomPolicies(BiConsumer<Policy, AccessRequest> check) {
        RandomAccess random = new RandomAccess(10);
        for (int i = 0; i < POLICIES; i++) {
            Policy policy = random.policy();
            for (int j = 0; j < REQUESTS; j++) {
                check.accept(policy, random.request());
            }
        }
    }

    private static Decision.Outcome decide(Policy policy, AccessRequest request) {
        return policy.evaluate(request).outcome();
    }

    private static List<Statement> plus(Policy policy, Policy more) {
        List<Statement> all = new ArrayList<>(policy.statements());
        all.addAll(more.statements());
        return all;
    }

    private static Policy with(Policy policy, List<Statement> statements) {
        return ((StandardPolicy) policy).with(policy.version(), null, statements);
    }

    private static Policy withVersionOf(Policy one, Policy other) {
        return ((StandardPolicy) other).with(one.version(), null, other.statements());
    }
}
