package io.github.iamkit.benchmarks;

import io.github.iamkit.policy.Arn;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.testkit.FakeIam;
import java.lang.management.ManagementFactory;
import java.util.function.ToLongFunction;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * What an account of 5,000 users takes, each with a key and a policy of their own, and how long all pages of its lists take
 * beside those of 1,000 users. It fails if the account takes more than 100 MB, or if five times the users take much more than
 * five times as long.
 *
 * <p>{@code benchmarks/large-account.sh} runs it.
 */
final class LargeAccount {
    private static final int FEW = 1_000;
    private static final int MANY = 5_000;
    private static final int ROUNDS = 15;
    private static final int MOST_MEGABYTES = 100;

    /** Five, and half as much again for noise; if time grew with the square it would be twenty-five. */
    private static final double MOST_TIMES = 7.5;

    private LargeAccount() {}

    /** Measures. */
    public static void main(String[] arguments) {
        FakeIam few = account(FEW);
        long before = usedBytes();
        FakeIam many = account(MANY);
        long megabytes = (usedBytes() - before) >> 20;
        System.out.printf("%d users take %d MB%n", MANY, megabytes);
        boolean isSmall = megabytes <= MOST_MEGABYTES;
        boolean isLinear = isLinear("ListUsers", few, many, LargeAccount::listed)
                & isLinear("GetAccountAuthorizationDetails", few, many, LargeAccount::detailed);
        System.exit(isSmall && isLinear ? 0 : 1);
    }

    private static FakeIam account(int users) {
        FakeIam aws = FakeIam.create();
        for (int number = 0; number < users; number++) {
            String name = "user" + number;
            aws.given()
                    .user(
                            name,
                            user -> user.policy(
                                    "own", Policy.allow("s3:GetObject").on(Arn.objects("books", name + "/*"))))
                    .accessKey(name);
        }
        return aws;
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static boolean isLinear(String operation, FakeIam few, FakeIam many, ToLongFunction<IamClient> list) {
        double ofMany = milliseconds(many, MANY, list);
        double ofFew = milliseconds(few, FEW, list);
        System.out.printf(
                "%s: all pages of %d users take %.1f ms, of %d users %.1f ms: %.1f times%n",
                operation, FEW, ofFew, MANY, ofMany, ofMany / ofFew);
        return ofMany / ofFew <= MOST_TIMES;
    }

    private static double milliseconds(FakeIam aws, int users, ToLongFunction<IamClient> list) {
        IamClient client = aws.client();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            if (list.applyAsLong(client) != users) {
                throw new IllegalStateException("not all of " + users + " users are listed");
            }
            least = Math.min(least, System.nanoTime() - start);
        }
        return least / 1e6;
    }

    private static long listed(IamClient client) {
        return client.listUsersPaginator().users().stream().count();
    }

    private static long detailed(IamClient client) {
        return client.getAccountAuthorizationDetailsPaginator().userDetailList().stream()
                .count();
    }
}
