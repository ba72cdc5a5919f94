package io.github.iamkit.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.provisioning.OnEveryWire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Looks at what everybody may do after every change of a run. */
class NeverWiderTest extends OnEveryWire {
    private static final List<String> ACTIONS = List.of(
            "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "dynamodb:GetItem", "dynamodb:Query", "sqs:SendMessage");
    private static final List<String> RESOURCES = List.of(
            "arn:aws:s3:::books/dune.txt",
            "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
            "arn:aws:dynamodb:eu-west-1:123456789012:table/shelves",
            "arn:aws:dynamodb:eu-west-1:123456789012:table/payments",
            "arn:aws:sqs:eu-west-1:123456789012:q");

    private Map<String, Boolean> access() {
        Map<String, Boolean> access = new HashMap<>();
        for (String user : List.of("anna", "bert", "carl", "dora")) {
            if (iam.user(user).exists()) {
                for (String action : ACTIONS) {
                    for (String resource : RESOURCES) {
                        access.put(
                                user + " " + action + " " + resource,
                                aws.policiesOf(user).evaluate(action, resource).isAllowed());
                    }
                }
            }
        }
        return access;
    }

    private void requireNothingInBetween(Blueprint before, Blueprint after) {
        iam.apply(iam.plan(before));
        Map<String, Boolean> start = access();
        Plan plan = iam.plan(after);
        List<Map<String, Boolean>> between = new ArrayList<>();
        List<String> changes = new ArrayList<>();

        iam.apply(plan.run().listener(new ApplyListener() {
            @Override
            public void done(Change change) {
                changes.add(change.toString());
                between.add(access());
            }
        }));

        Map<String, Boolean> end = access();
        for (int i = 0; i < between.size(); i++) {
            String change = changes.get(i);
            between.get(i)
                    .forEach((what, isAllowed) -> assertThat(
                                    isAllowed && !start.getOrDefault(what, false) && !end.get(what))
                            .as(what + " after " + change + " in " + changes)
                            .isFalse());
        }
    }

    @Test
    void nobody_may_do_more_in_between_than_before_or_afterwards() {
        requireNothingInBetween(Bookshop.before(), Bookshop.after());
    }

    @Test
    void a_denial_and_a_boundary_come_first_and_go_last() {
        Policy all = Policy.allow("s3:*", "dynamodb:*", "sqs:*").on("*");
        Blueprint open = Blueprint.builder()
                .managedPolicy("limit", Bookshop.NARROW_LIMIT)
                .group("Careful", g -> g.policy("no", Policy.deny("s3:*").on("*")))
                .group("All", g -> g.policy("all", all))
                .user("anna", u -> u.policy("own", all))
                .user("bert", u -> u.memberOf("Careful").policy("own", Bookshop.READ))
                .exclusive(Scope.INLINE_POLICIES, Scope.MEMBERSHIPS, Scope.BOUNDARIES)
                .build();
        Blueprint tight = Blueprint.builder()
                .managedPolicy("limit", Bookshop.NARROW_LIMIT)
                .group("Careful", g -> g.policy("no", Policy.deny("s3:*").on("*")))
                .group("All", g -> g.policy("all", all))
                .user("anna", u -> u.memberOf("All").memberOf("Careful").boundary("limit"))
                .user("bert", u -> u.memberOf("All").boundary("limit"))
                .user("carl", u -> u.memberOf("All").memberOf("Careful"))
                .exclusive(Scope.INLINE_POLICIES, Scope.MEMBERSHIPS, Scope.BOUNDARIES)
                .build();

        requireNothingInBetween(open, tight);
        requireNothingInBetween(tight, open);
    }
}
