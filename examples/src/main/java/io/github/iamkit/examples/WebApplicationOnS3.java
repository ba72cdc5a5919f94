package io.github.iamkit.examples;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Policy;
import java.io.PrintStream;

/** A web application that may manage S3 and nothing else. */
public final class WebApplicationOnS3 {
    private WebApplicationOnS3() {}

    /** Prints the policy and what it decides. */
    public static void main(String[] arguments) {
        show(System.out);
    }

    static void show(PrintStream out) {
        Policy onlyS3 = Policy.allow("s3:*").on("*").sid("ManageS3");
        AccessRequest web = AccessRequest.of("*", "*").by("arn:aws:iam::123456789012:user/web");

        out.println(onlyS3.toPrettyJson());
        DecisionTable table = new DecisionTable();
        table.add(onlyS3.evaluate(web.about("s3:CreateBucket", "arn:aws:s3:::uploads")));
        table.add(onlyS3.evaluate(web.about("s3:PutObject", "arn:aws:s3:::uploads/cat.jpg")));
        table.add(onlyS3.evaluate(
                web.about("ec2:TerminateInstances", "arn:aws:ec2:eu-west-1:123456789012:instance/i-1")));
        table.add(onlyS3.evaluate(web.about("iam:CreateUser", "arn:aws:iam::123456789012:user/mallory")));
        table.print(out);
    }
}
