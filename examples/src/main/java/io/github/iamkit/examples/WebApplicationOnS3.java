package io.github.iamkit.examples;

import io.github.iamkit.actions.Ec2;
import io.github.iamkit.actions.Iam;
import io.github.iamkit.actions.S3;
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
        table.add(onlyS3.evaluate(web.about(S3.CREATE_BUCKET, S3.bucket("uploads"))));
        table.add(onlyS3.evaluate(web.about(S3.PUT_OBJECT, S3.object("uploads", "cat.jpg"))));
        table.add(
                onlyS3.evaluate(web.about(Ec2.TERMINATE_INSTANCES, Ec2.instance("eu-west-1", "123456789012", "i-1"))));
        table.add(onlyS3.evaluate(web.about(Iam.CREATE_USER, Iam.user("123456789012", "mallory"))));
        table.print(out);
    }
}
