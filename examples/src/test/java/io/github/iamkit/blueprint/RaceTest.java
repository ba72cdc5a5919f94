package io.github.iamkit.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provisioning.OnEveryWire;
import io.github.iamkit.testkit.FakeIam;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RaceTest extends OnEveryWire {
    private static final int MOST_RUNS = 6;

    @BeforeEach
    void hold_a_bookshop_beside_others() {
        Bookshop.addForeignThings(aws);
        IamProvisioner iam = anotherProvisioner();
        iam.apply(iam.plan(Bookshop.before()));
    }

    /** Plans and applies until there is nothing to change; an account that moves meanwhile is what a race is about. */
    private static void settle(IamProvisioner iam, Blueprint blueprint) {
        for (int run = 1; run <= MOST_RUNS; run++) {
            try {
                Plan plan = iam.plan(blueprint);
                if (plan.isEmpty()) {
                    return;
                }
                iam.apply(plan);
            } catch (StalePlanException | BlockedPlanException | software.amazon.awssdk.core.exception.SdkException e) {
                Thread.yield();
            }
        }
    }

    private void race(List<Callable<Void>> runs) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(runs.size());
        try {
            for (Future<Void> run : threads.invokeAll(runs)) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @RepeatedTest(5)
    void two_that_want_the_same_end_in_what_either_alone_would_make() throws Exception {
        FakeIam.Snapshot start = aws.snapshot();
        settle(anotherProvisioner(), Bookshop.after());
        var wanted = AccountReader.readAll(anotherProvisioner()).facts();
        aws.restore(start);
        CyclicBarrier together = new CyclicBarrier(2);
        List<Callable<Void>> runs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            runs.add(() -> {
                IamProvisioner iam = anotherProvisioner();
                together.await();
                settle(iam, Bookshop.after());
                return null;
            });
        }

        race(runs);
        settle(anotherProvisioner(), Bookshop.after());

        assertThat(new TreeMap<>(AccountReader.readAll(anotherProvisioner()).facts()))
                .isEqualTo(wanted);
    }

    @Test
    void two_that_want_different_things_delete_nothing_that_neither_names() throws Exception {
        var before = AccountReader.readAll(anotherProvisioner());
        CyclicBarrier together = new CyclicBarrier(2);
        Blueprint one = Bookshop.after();
        Blueprint other = Blueprint.builder()
                .name("kiosk")
                .group("Kiosk", g -> g.policy("read", Bookshop.READ))
                .user("kim", u -> u.memberOf("Kiosk"))
                .build();

        race(List.of(
                () -> {
                    together.await();
                    settle(anotherProvisioner(), one);
                    return null;
                },
                () -> {
                    together.await();
                    settle(anotherProvisioner(), other);
                    return null;
                }));

        assertThat(anotherProvisioner().plan(one).isEmpty()).isTrue();
        assertThat(anotherProvisioner().plan(other).isEmpty()).isTrue();
        var after = AccountReader.readAll(anotherProvisioner());
        before.identities().forEach((entity, identity) -> {
            if (Bookshop.isForeign(entity.name())) {
                assertThat(after.identities()).containsEntry(entity, identity);
                assertThat(after.of(entity)).isEqualTo(before.of(entity));
            }
        });
    }
}
