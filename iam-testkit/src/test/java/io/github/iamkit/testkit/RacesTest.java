package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.IamException;

/** Calls that are made at once end as if they had been made one after the other. */
class RacesTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 20;
    private static final String ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    /**
     * Calls of several threads at once.
     *
     * @param given what is there before
     * @param call what each thread, by its number, does
     * @param winners how many succeed
     * @param after what can be seen afterwards
     */
    private record Race(
            String name,
            Consumer<IamClient> given,
            BiConsumer<IamClient, Integer> call,
            int winners,
            Consumer<IamClient> after) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Race> races() {
        return Stream.of(
                new Race(
                        "one name is taken once, whatever its letter case",
                        iam -> {},
                        (iam, thread) -> iam.createUser(r -> r.userName(thread % 2 == 0 ? "david" : "DAVID")),
                        1,
                        iam -> assertThat(iam.listUsers().users()).hasSize(1)),
                new Race(
                        "a user gets two keys and no third",
                        iam -> iam.createUser(r -> r.userName("david")),
                        (iam, thread) -> iam.createAccessKey(r -> r.userName("david")),
                        2,
                        iam -> assertThat(iam.listAccessKeys(r -> r.userName("david"))
                                        .accessKeyMetadata())
                                .hasSize(2)),
                new Race(
                        "different users are all created",
                        iam -> {},
                        (iam, thread) -> iam.createUser(r -> r.userName("user" + thread)),
                        THREADS,
                        iam -> assertThat(iam.listUsers().users()).hasSize(THREADS)),
                new Race(
                        "a policy gets four more versions",
                        iam -> iam.createPolicy(r -> r.policyName("p").policyDocument(ALL)),
                        (iam, thread) -> iam.createPolicyVersion(r -> r.policyArn("arn:aws:iam::123456789012:policy/p")
                                .policyDocument(ALL)),
                        4,
                        iam -> assertThat(iam.listPolicyVersions(r -> r.policyArn("arn:aws:iam::123456789012:policy/p"))
                                        .versions())
                                .hasSize(5)
                                .doesNotHaveDuplicates()),
                new Race(
                        "members of a group come in beside each other",
                        iam -> {
                            iam.createGroup(r -> r.groupName("Admin"));
                            for (int i = 0; i < THREADS; i++) {
                                String name = "user" + i;
                                iam.createUser(r -> r.userName(name));
                            }
                        },
                        (iam, thread) ->
                                iam.addUserToGroup(r -> r.groupName("Admin").userName("user" + thread)),
                        THREADS,
                        iam -> assertThat(
                                        iam.getGroup(r -> r.groupName("Admin")).users())
                                .hasSize(THREADS)),
                new Race(
                        "a user is deleted once",
                        iam -> iam.createUser(r -> r.userName("david")),
                        (iam, thread) -> iam.deleteUser(r -> r.userName("david")),
                        1,
                        iam -> assertThat(iam.listUsers().users()).isEmpty()),
                new Race(
                        "a user is deleted, or has a key, and never both",
                        iam -> iam.createUser(r -> r.userName("david")),
                        (iam, thread) -> {
                            if (thread % 2 == 0) {
                                iam.deleteUser(r -> r.userName("david"));
                            } else {
                                iam.createAccessKey(r -> r.userName("david"));
                            }
                        },
                        -1,
                        iam -> iam.listUsers()
                                .users()
                                .forEach(user -> assertThat(iam.listAccessKeys(r -> r.userName("david"))
                                                .accessKeyMetadata())
                                        .isNotEmpty())),
                new Race(
                        "inline policies stay within their quota",
                        iam -> iam.createUser(r -> r.userName("david")),
                        (iam, thread) -> iam.putUserPolicy(r -> r.userName("david")
                                .policyName("p" + thread)
                                .policyDocument(ALL.replace("\"*\"}", "\"arn:aws:s3:::" + "b".repeat(600) + "\"}"))),
                        2,
                        iam -> assertThat(iam.listUserPolicies(r -> r.userName("david"))
                                        .policyNames())
                                .hasSize(2)));
    }

    @ParameterizedTest
    @MethodSource("races")
    void calls_at_once_end_as_calls_in_turn(Race race) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                IamClient iam = FakeIam.create().client();
                race.given().accept(iam);

                int winners = run(threads, race, iam);

                assertThat(race.winners() < 0 ? -1 : winners).isEqualTo(race.winners());
                race.after().accept(iam);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int run(ExecutorService threads, Race race, IamClient iam)
            throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            calls.add(threads.submit(() -> {
                start.await();
                try {
                    race.call().accept(iam, thread);
                    return true;
                } catch (IamException refused) {
                    return false;
                }
            }));
        }
        start.countDown();
        int winners = 0;
        for (Future<Boolean> call : calls) {
            winners += call.get() ? 1 : 0;
        }
        return winners;
    }

    @Test
    void a_reader_never_sees_half_a_change() throws Exception {
        IamClient iam = FakeIam.create().client();
        iam.createUser(r -> r.userName("david"));
        iam.createGroup(r -> r.groupName("even"));
        iam.addUserToGroup(r -> r.groupName("even").userName("david"));
        AtomicBoolean isDone = new AtomicBoolean();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> reads = reader.submit(() -> {
                int count = 0;
                while (!isDone.get() || count == 0) {
                    assertThat(iam.listGroupsForUser(r -> r.userName("david")).groups())
                            .extracting(Group::groupName)
                            .isSubsetOf("even", "odd")
                            .hasSize(1);
                    count++;
                }
                return count;
            });
            for (int i = 0; i < 100; i++) {
                String name = i % 2 == 0 ? "odd" : "even";
                String old = i % 2 == 0 ? "even" : "odd";
                iam.updateGroup(r -> r.groupName(old).newGroupName(name));
            }
            isDone.set(true);

            assertThat(reads.get()).isPositive();
        } finally {
            reader.shutdownNow();
        }
    }

    /** A clock at which one thread waits until it is let go. */
    private static final class Gate extends Clock {
        private final ThreadLocal<Boolean> isHeld = ThreadLocal.withInitial(() -> false);
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        /** Does something that gets stuck where it asks for the time. */
        <T> T stuck(Callable<T> work) throws Exception {
            isHeld.set(true);
            return work.call();
        }

        @Override
        public Instant instant() {
            if (isHeld.get()) {
                reached.countDown();
                try {
                    open.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return Instant.parse("2026-03-01T12:00:00Z");
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    @Timeout(60)
    void a_reader_that_is_stuck_holds_nobody_up(int lag) throws Exception {
        Gate gate = new Gate();
        FakeIam aws = FakeIam.builder().clock(gate).consistencyLag(lag).build();
        aws.given().user("david");
        IamClient iam = aws.client();
        ExecutorService stuck = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> users =
                    stuck.submit(() -> gate.stuck(() -> iam.listUsers().users().size()));
            gate.reached.await();

            iam.listUsers();
            assertThat(aws.policiesOf("david").evaluate("s3:GetObject", "*").isAllowed())
                    .isFalse();
            assertThat(aws.page(name -> "")).contains("Users (1)");
            iam.createUser(r -> r.userName("mary"));
            aws.given().user("joe");

            assertThat(aws.view().userNames()).containsExactly("david", "joe", "mary");
            gate.open.countDown();
            assertThat(users.get()).isLessThanOrEqualTo(1);
        } finally {
            gate.open.countDown();
            stuck.shutdownNow();
        }
    }

    @Test
    @Timeout(60)
    void a_writer_that_is_stuck_holds_no_reader_up() throws Exception {
        Gate gate = new Gate();
        FakeIam aws = FakeIam.builder().clock(gate).build();
        IamClient iam = aws.client();
        ExecutorService stuck = Executors.newSingleThreadExecutor();
        try {
            Future<String> created = stuck.submit(() -> gate.stuck(
                    () -> iam.createUser(r -> r.userName("david")).user().userName()));
            gate.reached.await();

            assertThat(iam.listUsers().users()).isEmpty();
            assertThat(aws.page(name -> "")).contains("Users (0)");

            gate.open.countDown();
            assertThat(created.get()).isEqualTo("david");
            assertThat(iam.listUsers().users()).hasSize(1);
        } finally {
            gate.open.countDown();
            stuck.shutdownNow();
        }
    }
}
