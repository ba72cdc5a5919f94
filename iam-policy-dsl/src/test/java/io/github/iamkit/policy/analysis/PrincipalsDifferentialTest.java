package io.github.iamkit.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.ResourcePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Verdicts on random resource policies against whom the evaluator finds their statements to reach. */
class PrincipalsDifferentialTest {
    private static final int PAIRS = 2_000;
    private static final String ACCOUNT = "111111111111";
    private static final List<Principal> PRINCIPALS = List.of(
            Principal.account(ACCOUNT),
            Principal.aws("arn:aws:iam::" + ACCOUNT + ":root"),
            Principal.aws("arn:aws:iam::" + ACCOUNT + ":user/david"),
            Principal.aws("arn:aws:iam::" + ACCOUNT + ":role/path/web"),
            Principal.aws("arn:aws:iam::" + ACCOUNT + ":role/web"),
            Principal.aws("arn:aws:iam::" + ACCOUNT + ":role/*"),
            Principal.aws("arn:aws:sts::" + ACCOUNT + ":assumed-role/web/one"),
            Principal.aws("arn:aws:sts::" + ACCOUNT + ":federated-user/fred"),
            Principal.aws("arn:aws-cn:iam::" + ACCOUNT + ":root"),
            Principal.aws("arn:aws:iam::222222222222:role/other"),
            Principal.aws("*"),
            Principal.everyone(),
            Principal.service("ec2.amazonaws.com"),
            Principal.service("sqs.amazonaws.com"),
            Principal.federated("arn:aws:iam::" + ACCOUNT + ":saml-provider/idp"),
            Principal.federated("accounts.google.com"));
    private static final List<String> CALLERS = List.of(
            "arn:aws:iam::" + ACCOUNT + ":user/david",
            "arn:aws:iam::" + ACCOUNT + ":user/else",
            "arn:aws-cn:iam::" + ACCOUNT + ":user/david",
            "arn:aws:iam::" + ACCOUNT + ":role/web",
            "arn:aws:iam::" + ACCOUNT + ":role/path/web",
            "arn:aws:sts::" + ACCOUNT + ":assumed-role/web/one",
            "arn:aws:sts::" + ACCOUNT + ":assumed-role/web/two",
            "arn:aws:sts::" + ACCOUNT + ":federated-user/fred",
            "arn:aws:iam::222222222222:role/other",
            "arn:aws:iam::333333333333:user/stranger",
            "ec2.amazonaws.com",
            "lambda.amazonaws.com",
            "accounts.google.com",
            "arn:aws:iam::" + ACCOUNT + ":saml-provider/idp",
            "anonymous");

    @Test
    void verdicts_agree_with_whom_statements_reach() {
        for (int seed = 0; seed < PAIRS; seed++) {
            Random random = new Random(seed);
            List<ResourcePolicy> statements = statements(random);
            ResourcePolicy before = join(statements);
            statements.set(random.nextInt(statements.size()), statement(random));
            ResourcePolicy after = join(statements);

            PolicyComparison change = PolicyComparison.between(before, after);

            check(change.gained(), before, after, seed);
            check(change.lost(), after, before, seed);
        }
    }

    private static void check(Answer answer, ResourcePolicy less, ResourcePolicy more, int seed) {
        assertThat(answer.undecided()).as("seed " + seed).isEmpty();
        answer.witnesses()
                .forEach(witness -> assertThat(shows(witness.request(), less, more))
                        .as("seed %s, %s", seed, witness)
                        .isTrue());
        if (answer.isProvedNever()) {
            for (String caller : CALLERS) {
                if (isOfUnnamedPartition(caller, less, more)) {
                    continue;
                }
                for (String action : List.of("s3:GetObject", "s3:PutObject", "sqs:SendMessage")) {
                    AccessRequest request =
                            AccessRequest.of(action, "arn:aws:s3:::a").by(caller);
                    assertThat(shows(request, less, more))
                            .as("seed %s, %s", seed, request)
                            .isFalse();
                }
            }
        }
    }

    /** An account is in the partition that a policy names for it, or else in {@code aws}; never in two. */
    private static boolean isOfUnnamedPartition(String caller, ResourcePolicy less, ResourcePolicy more) {
        return caller.startsWith("arn:aws-cn:") && !(less.toJson() + more.toJson()).contains("arn:aws-cn:");
    }

    private static boolean shows(AccessRequest request, ResourcePolicy less, ResourcePolicy more) {
        return allows(more, request) && !allows(less, request);
    }

    private static boolean allows(ResourcePolicy policy, AccessRequest request) {
        var applying = policy.evaluate(request).applying();
        return !applying.isEmpty()
                && applying.stream().allMatch(one -> one.statement().effect() == Effect.ALLOW);
    }

    private static ResourcePolicy join(List<ResourcePolicy> statements) {
        return statements.stream().reduce(ResourcePolicy::and).orElseThrow();
    }

    private static List<ResourcePolicy> statements(Random random) {
        List<ResourcePolicy> statements = new ArrayList<>();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            statements.add(statement(random));
        }
        return statements;
    }

    private static ResourcePolicy statement(Random random) {
        Principal first = PRINCIPALS.get(random.nextInt(PRINCIPALS.size()));
        Principal second = PRINCIPALS.get(random.nextInt(PRINCIPALS.size()));
        boolean hasEveryone = first.equals(Principal.everyone()) || second.equals(Principal.everyone());
        Principal[] more = hasEveryone || first.equals(second) ? new Principal[0] : new Principal[] {second};
        String action = List.of("s3:*", "s3:Get*", "*").get(random.nextInt(3));
        return switch (random.nextInt(6)) {
            case 0 -> ResourcePolicy.denyEveryoneExcept(first, more).to(action).on("*");
            case 1 -> ResourcePolicy.allowEveryoneExcept(first, more).to(action).on("*");
            case 2 -> ResourcePolicy.deny(first, more).to(action).on("*");
            default -> ResourcePolicy.allow(first, more).to(action).on("*");
        };
    }
}
