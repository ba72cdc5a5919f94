package io.github.iamkit.examples;

import io.github.iamkit.blueprint.ApplyListener;
import io.github.iamkit.blueprint.Blueprint;
import io.github.iamkit.blueprint.Plan;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.testkit.FakeIam;
import java.io.PrintStream;
import java.nio.file.Path;

/** An account's access in a folder of a repository: planned, applied, and compared when somebody has changed it by hand. */
public final class IamAsCode {
    private IamAsCode() {}

    /** Plans and applies the folder that is given, else the one beside this example, on an account in memory. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "src/main/blueprint");
        show(IamProvisioner.using(FakeIam.create().client()), folder, System.out);
    }

    static void show(IamProvisioner iam, Path folder, PrintStream out) {
        Blueprint team = Blueprint.read(folder);

        out.println("$ plan");
        Plan plan = iam.plan(team);
        plan.printTo(out);

        out.println("$ apply");
        iam.apply(plan.run().listener(ApplyListener.printingTo(out)));

        out.println("$ plan");
        iam.plan(team).printTo(out);

        // Somebody is in a hurry.
        iam.role("web").putPolicy("let-me-in", Policy.allow("s3:*").on("*"));
        iam.group("Operators").putPolicy("reboot", Policy.allow("ec2:*").on("*"));
        iam.user("david").tag("team", "dev");

        out.println("$ drift");
        out.print(team.driftIn(iam));

        out.println("$ plan");
        iam.plan(team.adopt("group Operators")).printTo(out);
    }
}
