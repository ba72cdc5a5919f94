package io.github.iamkit.examples;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Policy;
import java.io.PrintStream;

/** Protection from stopping or deleting one's own RDS instance by accident: even an administrator cannot. */
public final class DatabaseProtectedFromAccidents {
    private static final String ORDERS = "arn:aws:rds:eu-west-1:123456789012:db:orders";
    private static final String SCRATCH = "arn:aws:rds:eu-west-1:123456789012:db:scratch";

    private DatabaseProtectedFromAccidents() {}

    /** Prints the policy and what it decides. */
    public static void main(String[] arguments) {
        show(System.out);
    }

    static void show(PrintStream out) {
        Policy careful = Policy.allow("*")
                .on("*")
                .sid("Administrator")
                .deny("rds:StopDBInstance", "rds:DeleteDBInstance")
                .on(ORDERS)
                .sid("NotByAccident");
        AccessRequest david = AccessRequest.of("*", "*").by("arn:aws:iam::123456789012:user/david");

        out.println(careful.toPrettyJson());
        DecisionTable table = new DecisionTable();
        table.add(careful.evaluate(david.about("rds:DeleteDBInstance", ORDERS)));
        table.add(careful.evaluate(david.about("rds:StopDBInstance", ORDERS)));
        table.add(careful.evaluate(david.about("rds:RebootDBInstance", ORDERS)));
        table.add(careful.evaluate(david.about("rds:DeleteDBInstance", SCRATCH)));
        table.print(out);
    }
}
