package io.github.iamkit.policy;

import static io.github.iamkit.policy.condition.GlobalKeys.SOURCE_IP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CombiningTest {
    private static final Policy READ = Policy.allow("s3:GetObject").on(Arn.objects("books", "*"));

    @Test
    void statements_of_both_stand_in_order() {
        Policy both = READ.and(Policy.deny("s3:DeleteObject").on("*").sid("Keep"));

        assertThat(both.statements()).extracting(Statement::effect).containsExactly(Effect.ALLOW, Effect.DENY);
        assertThat(both.version()).isEqualTo(LanguageVersion.V2012_10_17);
    }

    @Test
    void a_clash_of_sids_or_ids_is_refused() {
        Policy keep = Policy.deny("s3:DeleteObject").on("*").sid("Keep");

        assertThatThrownBy(() -> keep.and(READ.and(keep)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`Keep`")
                .hasMessageContaining("rename one of them");
        Policy one = Policy.allow("*").on("*").id("one");
        Policy two = Policy.allow("*").on("*").id("two");
        assertThatThrownBy(() -> one.and(two)).hasMessageContaining("`one` and `two`");
        assertThat(READ.and(one).id()).contains("one");
    }

    @Test
    void a_variable_keeps_versions_apart() {
        Policy old = Policy.parse(
                "{\"Version\":\"2008-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");
        Policy withVariable = Policy.allow("s3:*").on("arn:aws:s3:::books/${aws:username}");

        assertThat(old.and(READ).version()).isEqualTo(LanguageVersion.V2012_10_17);
        assertThatThrownBy(() -> old.and(withVariable))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2008-10-17");
        assertThat(old.isEquivalentTo(Policy.allow("*").on("*"))).isTrue();
        Policy oldVariable = Policy.parse(withVariable.toJson().replace("2012-10-17", "2008-10-17"));
        assertThat(oldVariable.isEquivalentTo(withVariable)).isFalse();
    }

    @Test
    void equivalence_forgets_order_duplicates_and_the_case_of_actions_and_keys() {
        Policy one = Policy.allow("s3:GetObject", "s3:PutObject", "S3:getobject")
                .on("b", "a")
                .when(SOURCE_IP.in("203.0.113.0/24", "198.51.100.0/24"));
        Policy other = Policy.parse("""
                {"Version": "2012-10-17", "Statement": {
                  "Effect": "Allow", "Action": ["S3:PUTOBJECT", "s3:GetObject"], "Resource": ["a", "b"],
                  "Condition": {"IpAddress": {"AWS:sourceip": ["198.51.100.0/24", "203.0.113.0/24"]}}}}""");

        assertThat(one.isEquivalentTo(other)).isTrue();
        assertThat(one.isEquivalentTo(Policy.parse(other.toJson().replace("\"a\"", "\"A\""))))
                .isFalse();
        assertThat(one.isEquivalentTo(
                        Policy.deny("s3:GetObject", "s3:PutObject").on("a", "b")))
                .isFalse();
    }

    @Test
    void compacting_joins_statements_that_differ_in_one_list() {
        Policy small = READ.and(Policy.allow("s3:PutObject").on(Arn.objects("books", "*")))
                .and(Policy.allow("s3:PutObject", "s3:GetObject").on(Arn.objects("films", "*")))
                .compacted();

        assertThat(small)
                .isEqualTo(Policy.allow("s3:GetObject", "s3:PutObject")
                        .on(Arn.objects("books", "*"), Arn.objects("films", "*")));
    }

    @Test
    void compacting_never_joins_what_would_then_say_less_or_more() {
        Policy kept = Policy.allowAllExcept("iam:*")
                .on("*")
                .allowAllExcept("sts:*")
                .on("*")
                .allow("s3:*")
                .onAllExcept("a")
                .allow("s3:*")
                .onAllExcept("b")
                .allow("s3:GetObject")
                .on("a")
                .when(SOURCE_IP.in("203.0.113.0/24"))
                .allow("s3:GetObject")
                .on("b")
                .when(SOURCE_IP.in("198.51.100.0/24"))
                .deny("s3:GetObject")
                .on("c");

        assertThat(kept.compacted()).isEqualTo(kept);
    }

    @Test
    void resource_policies_join_their_principals() {
        ResourcePolicy both = ResourcePolicy.parse("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "s3:*", "Resource": "a"},
                  {"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "s3:*", "Resource": "a"},
                  {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "b"},
                  {"Effect": "Deny", "NotPrincipal": {"AWS": "111122223333"}, "Action": "s3:*", "Resource": "b"}]}""");

        assertThat(both.compacted().statements()).hasSize(3);
        assertThat(both.compacted().statements().get(0).principals())
                .containsExactly(Principal.aws("111122223333"), Principal.aws("444455556666"));
    }

    @Test
    void compacted_policies_decide_as_before() {
        RandomAccess random = new RandomAccess(20_261_124);
        int joined = 0;
        for (int round = 0; round < 5_000; round++) {
            Policy whole = split(random.policy());
            Policy compacted = whole.compacted();
            joined += compacted.statements().size() < whole.statements().size() ? 1 : 0;
            for (int i = 0; i < 10; i++) {
                AccessRequest request = random.request();
                assertThat(compacted.evaluate(request).outcome())
                        .as(() -> whole.toPrettyJson() + "\n" + compacted.toPrettyJson() + "\n" + request)
                        .isEqualTo(whole.evaluate(request).outcome());
            }
        }
        assertThat(joined).as("policies that became shorter").isGreaterThan(1_000);
    }

    /** Returns a policy that has a statement for each action. */
    private static Policy split(Policy policy) {
        List<Statement> single = policy.statements().stream()
                .flatMap(statement -> statement.actionSelection().allExcept()
                        ? Stream.of(statement)
                        : statement.actions().stream()
                                .map(action -> statement.withActions(new Selection<>(false, List.of(action)))))
                .toList();
        return ((StandardPolicy) policy).with(policy.version(), null, single);
    }

    @Test
    void a_range_that_is_none_is_refused_where_it_is_written() {
        assertThatThrownBy(() -> SOURCE_IP.in("10.0.0.0/33"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0.0.0/33");
    }
}
