package io.github.iamkit.examples;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Policy;
import java.io.PrintStream;

/** An operations group that can look at EC2 instances and reboot them, and neither start nor end any. */
public final class OperationsRebootInstances {
    private static final String INSTANCE = "arn:aws:ec2:eu-west-1:123456789012:instance/i-0abc";

    private OperationsRebootInstances() {}

    /** Prints the policy and what it decides. */
    public static void main(String[] arguments) {
        show(System.out);
    }

    static void show(PrintStream out) {
        Policy operations = Policy.allow("ec2:Describe*")
                .on("*")
                .sid("Look")
                .allow("ec2:RebootInstances")
                .on("arn:aws:ec2:*:123456789012:instance/*")
                .sid("Reboot");
        AccessRequest anna = AccessRequest.of("*", "*").by("arn:aws:iam::123456789012:user/anna");

        out.println(operations.toPrettyJson());
        DecisionTable table = new DecisionTable();
        table.add(operations.evaluate(anna.about("ec2:DescribeInstances", "*")));
        table.add(operations.evaluate(anna.about("ec2:RebootInstances", INSTANCE)));
        table.add(operations.evaluate(anna.about("ec2:StopInstances", INSTANCE)));
        table.add(operations.evaluate(anna.about("ec2:RunInstances", INSTANCE)));
        table.print(out);
    }
}
