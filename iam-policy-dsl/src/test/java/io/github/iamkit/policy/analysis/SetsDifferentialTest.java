package io.github.iamkit.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Layer;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.ResourcePolicy;
import io.github.iamkit.policy.analysis.PolicyComparison.Relation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts on random sets of policies against what the evaluator decides of thousands of requests by all kinds of callers. */
class SetsDifferentialTest {
    private static final List<String> ACTIONS =
            List.of("*", "s3:*", "s3:Get*", "s3:PutObject", "sts:AssumeRole", "ec2:*", "iam:*", "kms:*", "sts:*");
    private static final List<String> RESOURCES = List.of(
            "*",
            "arn:aws:s3:::a/*",
            "arn:aws:s3:::a/b",
            "arn:aws:kms:eu:111111111111:key/*",
            "arn:aws:kms:eu:111111111111:alias/*",
            "arn:aws:iam::111111111111:role/aws-reserved/x",
            "arn:aws-cn:s3:::a/*");
    private static final List<Principal> PRINCIPALS = List.of(
            Principal.account("111111111111"),
            Principal.aws("arn:aws:iam::111111111111:user/david"),
            Principal.aws("arn:aws:iam::111111111111:role/web"),
            Principal.aws("arn:aws:sts::111111111111:assumed-role/web/one"),
            Principal.aws("arn:aws:sts::111111111111:federated-user/fred"),
            Principal.aws("arn:aws:iam::222222222222:role/other"),
            Principal.aws("*"),
            Principal.service("ec2.amazonaws.com"),
            Principal.federated("arn:aws:iam::111111111111:saml-provider/idp"));
    private static final List<String> CALLERS = List.of(
            "arn:aws:iam::111111111111:user/david",
            "arn:aws:iam::111111111111:user/else",
            "arn:aws:iam::111111111111:role/web",
            "arn:aws:sts::111111111111:assumed-role/web/one",
            "arn:aws:sts::111111111111:assumed-role/web/two",
            "arn:aws:sts::111111111111:federated-user/fred",
            "arn:aws:iam::222222222222:role/other",
            "arn:aws:iam::333333333333:user/stranger",
            "arn:aws-cn:iam::111111111111:user/david",
            "ec2.amazonaws.com",
            "sqs.amazonaws.com",
            "arn:aws:iam::111111111111:saml-provider/idp",
            "anonymous",
            "");

    /** Time enough for a slow machine. */
    private static final AnalysisLimits PATIENT = AnalysisLimits.standard().time(Duration.ofMinutes(1));

    private Random random = new Random();

    @ParameterizedTest
    @CsvSource({"1, false, 200", "2, true, 300"})
    void verdicts_agree_with_what_requests_show(long seed, boolean onResource, int pairs) {
        Map<Relation, Integer> relations = new EnumMap<>(Relation.class);
        for (int i = 0; i < pairs; i++) {
            random = new Random(seed * 1_000_003 + i);
            PolicySet before = set(onResource);
            PolicySet after = random.nextInt(3) == 0 ? set(onResource) : changed(before, onResource);
            PolicyComparison change = PolicyComparison.between(before, after, PATIENT);
            relations.merge(change.relation(), 1, Integer::sum);
            check(change.gained(), onResource, before, after, seed + "/" + i);
            check(change.lost(), onResource, after, before, seed + "/" + i);
        }
        assertThat(relations).containsKeys(Relation.EQUIVALENT, Relation.LESS_PERMISSIVE, Relation.MORE_PERMISSIVE);
    }

    private void check(Answer answer, boolean onResource, PolicySet less, PolicySet more, String seed) {
        assertThat(answer.undecided()).as(seed).isEmpty();
        if (answer.isProvedNever()) {
            for (int i = 0; i < 400; i++) {
                AccessRequest request = request(onResource);
                if (more.evaluate(request).isAllowed()
                        && !less.evaluate(request).isAllowed()) {
                    throw new AssertionError(
                            "wrong, seed " + seed + ": " + request + "\nless " + text(less) + "\nmore " + text(more));
                }
            }
        }
        assertThat(answer.witnesses()).as(seed).allSatisfy(witness -> {
            assertThat(!onResource && isSpecial(witness)
                            || more.evaluate(witness.request()).isAllowed())
                    .isTrue();
            assertThat(less.evaluate(witness.request()).isAllowed()).isFalse();
        });
    }

    /** Whether a policy on the resource has to grant, which is not looked at. */
    private static boolean isSpecial(Witness witness) {
        String action = witness.request().action();
        return action.startsWith("sts:") || action.startsWith("kms:") || action.startsWith("iam:");
    }

    private static String text(PolicySet set) {
        return Stream.of(Layer.values())
                .map(layer -> layer + " " + set.levels(layer))
                .collect(Collectors.joining("\n  "));
    }

    private PolicySet set(boolean onResource) {
        PolicySet set = random.nextInt(3) > 0 ? PolicySet.identity(policy(), policy()) : PolicySet.identity(policy());
        if (random.nextInt(3) == 0) {
            set = set.boundary(policy());
        }
        if (random.nextInt(4) == 0) {
            set = set.session(policy());
        }
        if (random.nextInt(3) == 0) {
            set = set.serviceControl(Policy.allow("*").on("*"), policy()).serviceControl(policy());
        }
        if (random.nextInt(4) == 0) {
            set = set.resourceControl(control());
        }
        if (random.nextInt(5) == 0) {
            set = set.endpoint(
                    ResourcePolicy.allow(Principal.everyone()).to(pick(ACTIONS)).on(pick(RESOURCES)));
        }
        return onResource ? set.resource(resource()) : set;
    }

    private PolicySet changed(PolicySet set, boolean onResource) {
        return switch (random.nextInt(onResource ? 5 : 3)) {
            case 0 -> set.boundary(policy());
            case 1 -> set.serviceControl(policy());
            case 2 -> set.session(policy());
            default -> set.resource(resource());
        };
    }

    private Policy policy() {
        Policy policy = random.nextInt(4) == 0
                ? Policy.allowAllExcept(some(ACTIONS)).on(some(RESOURCES))
                : Policy.allow(some(ACTIONS)).on(some(RESOURCES));
        return random.nextInt(3) == 0 ? policy.and(Policy.deny(some(ACTIONS)).on(some(RESOURCES))) : policy;
    }

    private ResourcePolicy control() {
        return ResourcePolicy.deny(Principal.everyone()).to(some(ACTIONS)).on(some(RESOURCES));
    }

    private ResourcePolicy resource() {
        ResourcePolicy policy = grant();
        if (random.nextBoolean()) {
            policy = policy.and(grant());
        }
        if (random.nextInt(4) == 0) {
            policy = policy.and(
                    ResourcePolicy.deny(pick(PRINCIPALS)).to(some(ACTIONS)).on(some(RESOURCES)));
        }
        return policy;
    }

    private ResourcePolicy grant() {
        if (random.nextInt(8) == 0) {
            return ResourcePolicy.allowEveryoneExcept(pick(PRINCIPALS))
                    .to(some(ACTIONS))
                    .on(some(RESOURCES));
        }
        return ResourcePolicy.allow(pick(PRINCIPALS)).to(some(ACTIONS)).on(some(RESOURCES));
    }

    private AccessRequest request(boolean onResource) {
        AccessRequest request = AccessRequest.of(
                pick(List.of(
                        "s3:GetObject",
                        "s3:PutObject",
                        "sts:AssumeRole",
                        "sts:GetCallerIdentity",
                        "ec2:RunInstances",
                        "iam:CreateRole",
                        "iam:GetRole",
                        "kms:Decrypt",
                        "kms:RetireGrant",
                        "zz:Other",
                        "sts:AssumeRoleWithSAML")),
                pick(List.of(
                        "*",
                        "arn:aws:s3:::a/b",
                        "arn:aws:s3:::a/c",
                        "arn:aws:s3:::z",
                        "arn:aws:kms:eu:111111111111:key/k",
                        "arn:aws:kms:eu:111111111111:alias/k",
                        "arn:aws:iam::111111111111:role/aws-reserved/x",
                        "arn:aws-cn:s3:::a/b",
                        "arn:aws:iam::aws:policy/p",
                        "x")));
        if (!onResource) {
            return request;
        }
        String caller = pick(CALLERS);
        request = caller.isEmpty() ? request.by("arn:aws:iam::111111111111:user/david") : request.by(caller);
        return random.nextInt(3) == 0
                ? request.ownedBy(pick(List.of("111111111111", "222222222222", "999999999999")))
                : request;
    }

    private List<String> some(List<String> from) {
        Set<String> some = new LinkedHashSet<>();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            some.add(pick(from));
        }
        return List.copyOf(some);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
