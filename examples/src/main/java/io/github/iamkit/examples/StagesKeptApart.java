package io.github.iamkit.examples;

import static io.github.iamkit.policy.condition.GlobalKeys.principalTag;
import static io.github.iamkit.policy.condition.GlobalKeys.resourceTag;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyVariable;
import java.io.PrintStream;

/** Testing, staging and production kept apart by tags: people manage the instances of their own stage. */
public final class StagesKeptApart {
    private static final String INSTANCE = "arn:aws:ec2:eu-west-1:123456789012:instance/i-0abc";

    private StagesKeptApart() {}

    /** Prints the policy and what it decides. */
    public static void main(String[] arguments) {
        show(System.out);
    }

    static void show(PrintStream out) {
        Policy apart = Policy.allow("ec2:*")
                .on("*")
                .sid("OwnStage")
                .when(resourceTag("stage").equalTo(PolicyVariable.of(principalTag("stage"))));
        AccessRequest reboot =
                AccessRequest.of("ec2:RebootInstances", INSTANCE).by("arn:aws:iam::123456789012:user/anna");

        out.println(apart.toPrettyJson());
        DecisionTable table = new DecisionTable();
        for (String mine : new String[] {"testing", "production"}) {
            for (String its : new String[] {"testing", "staging", "production"}) {
                table.add(
                        apart.evaluate(reboot.with(principalTag("stage"), mine).with(resourceTag("stage"), its)));
            }
        }
        table.add(apart.evaluate(reboot.with(principalTag("stage"), "testing")));
        table.print(out);
    }
}
