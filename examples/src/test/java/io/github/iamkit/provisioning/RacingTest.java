package io.github.iamkit.provisioning;

import static io.github.iamkit.testkit.IamAssertions.assertThat;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.IssuedAccessKey;
import io.github.iamkit.provision.Outcome;
import io.github.iamkit.testkit.Fault;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RacingTest extends OnEveryWire {
    private static final Policy ALLOW = Policy.allow("s3:*").on("*");
    private static final TrustPolicy EC2 = TrustPolicy.allow(Principal.service("ec2.amazonaws.com"));

    /** Lets several provisioners do the same at once. */
    private <T> List<T> race(int number, Function<IamProvisioner, T> work) {
        List<CompletableFuture<T>> racers = IntStream.range(0, number)
                .mapToObj(i -> anotherProvisioner())
                .map(each -> CompletableFuture.supplyAsync(() -> work.apply(each)))
                .toList();
        return racers.stream().map(CompletableFuture::join).toList();
    }

    private Outcome makeTheTeam(IamProvisioner each) {
        each.group("Admin").ensure().putPolicy("p", ALLOW);
        each.policy("books").ensure(ALLOW);
        each.role("web").ensure(EC2).putPolicy("p", ALLOW);
        each.instanceProfile("web").ensure();
        return each.user("david")
                .ensure()
                .addToGroup("Admin")
                .putPolicy("own", ALLOW)
                .tag("team", "ops")
                .outcome();
    }

    @Test
    void two_that_make_the_same_make_it_once() {
        iam.user("neighbour").ensure().putPolicy("own", ALLOW);

        for (int round = 0; round < 5; round++) {
            race(4, this::makeTheTeam);

            assertThat(iam.userArns("/")).hasSize(2);
            assertThat(iam.group("Admin").members()).containsExactly("david");
            assertThat(iam.policy("books").versionIds()).containsExactly("v1");
            assertThat(iam.user("david").policyNames()).containsExactly("own");
            assertThat(makeTheTeam(anotherProvisioner())).isEqualTo(Outcome.UNCHANGED);
            race(2, each -> each.user("david").delete().outcome());
            race(2, each -> each.group("Admin").delete().outcome());
            race(2, each -> each.role("web").delete().outcome());
            race(2, each -> each.policy("books").delete().outcome());
            assertThat(iam.userArns("/")).hasSize(1);
            assertThat(iam.groupArns("/")).isEmpty();
            assertThat(iam.user("neighbour").policyNames()).containsExactly("own");
        }
    }

    @Test
    void keys_that_are_made_at_once_are_not_taken_for_orphans() {
        for (int round = 0; round < 5; round++) {
            iam.user("david").ensure();
            aws.faults().next("CreateAccessKey").fail(new Fault.LostResponse());
            ConcurrentLinkedQueue<AccessKeyPair> stored = new ConcurrentLinkedQueue<>();

            race(2, each -> each.user("david").createAccessKey(stored::add));

            assertThat(anotherProvisioner().user("david").accessKeys())
                    .extracting(IssuedAccessKey::accessKeyId)
                    .containsExactlyInAnyOrderElementsOf(
                            stored.stream().map(AccessKeyPair::accessKeyId).toList());
            iam.user("david").delete();
        }
    }
}
