package io.github.iamkit.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.ManagedPolicies;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicyUse;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.policy.analysis.PolicyComparison;
import io.github.iamkit.policy.analysis.PolicyComparison.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Damages AWS's own policies, mends them, and asks the comparison and the evaluator whether that allows more. */
class FixPropertyTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final List<String> FIXABLE = List.of(
            "EMPTY_OBJECT_CONDITION",
            "EMPTY_SID_VALUE",
            "IMPROVE_IP_RANGE",
            "INVALID_ARN_SERVICE_CASE",
            "MISSING_VERSION",
            "PRIVATE_IP_ADDRESS_SUBSET",
            "PRIVATE_NOT_IP_ADDRESS_SUBSET",
            "REDUNDANT_ACTION",
            "REDUNDANT_CONDITION_VALUE_NUM",
            "REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY",
            "REDUNDANT_RESOURCE",
            "REDUNDANT_STATEMENT",
            "X_ALLOW_SHADOWED",
            "X_CONDITION_VALUE_LOST",
            "X_OLD_VERSION",
            "X_STATEMENT_SUBSUMED");

    private static final Linter LINTER = Linter.thorough().withoutCatalog();
    /** AWS has no such resources, so it is no matter that a Deny which names them is about others once it is mended. */
    private static final Policy NO_CAPITAL_SERVICE = Policy.deny("*").on("arn:aws:S3:::*");

    private static final int MOST_FIXES = 4;
    private static final int MOST_REQUESTS = 60;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> mended = new TreeMap<>();
    private int undecided;

    @Test
    void mending_a_damaged_policy_never_allows_more() {
        Damage[] damages = Damage.values();
        List<String> documents = ManagedPolicies.documents();
        for (int i = 0; i < documents.size(); i++) {
            String damaged = damages[(i + (int) (SEED & 0xFF)) % damages.length].to(documents.get(i), random);
            PolicyDocument before = PolicyDocument.parse(damaged);
            PolicyUse use = before instanceof TrustPolicy ? PolicyUse.ROLE_TRUST : PolicyUse.MANAGED;
            LINTER.review(damaged, use).stream()
                    .filter(finding -> finding.fix().isPresent())
                    .limit(MOST_FIXES)
                    .forEach(finding -> requireNoWider(before, finding));
        }

        assertThat(mended.keySet()).as("seed %s", SEED).containsExactlyElementsOf(FIXABLE);
        assertThat(undecided).as("undecided, with seed %s", SEED).isLessThan(20);
    }

    private void requireNoWider(PolicyDocument before, Finding finding) {
        PolicyDocument after = finding.fix().orElseThrow();
        mended.merge(finding.code(), 1, Integer::sum);
        boolean isService = finding.code().equals("INVALID_ARN_SERVICE_CASE");
        PolicyDocument judged = isService ? ((Policy) after).and(NO_CAPITAL_SERVICE) : after;
        Relation relation = PolicyComparison.between(before, judged).relation();
        undecided += relation == Relation.UNDECIDED ? 1 : 0;

        assertThat(relation)
                .as("seed %s: %s becomes %s", SEED, before, after)
                .isIn(Relation.EQUIVALENT, Relation.LESS_PERMISSIVE, Relation.UNDECIDED);
        for (AccessRequest request : requests(before)) {
            assertThat(after.evaluate(request).isAllowed()
                            && !before.evaluate(request).isAllowed())
                    .as("seed %s: %s becomes %s, for %s", SEED, before, after, request)
                    .isFalse();
        }
    }

    /** Returns requests about some of what the document names. */
    private List<AccessRequest> requests(PolicyDocument document) {
        List<String> actions = new ArrayList<>();
        List<String> resources =
                new ArrayList<>(List.of("arn:aws:s3:::damaged/x", "arn:aws:iam::111122223333:role/web"));
        for (Statement statement : document.statements()) {
            statement.actions().forEach(action -> actions.add(plain(action.text())));
            statement.resources().forEach(resource -> resources.add(plain(resource)));
        }
        actions.add("s3:GetObject");
        List<AccessRequest> requests = new ArrayList<>();
        for (int i = 0; i < MOST_REQUESTS; i++) {
            AccessRequest request = AccessRequest.of(any(actions), any(resources))
                    .by(
                            random.nextBoolean()
                                    ? "arn:aws:iam::111122223333:role/path/web"
                                    : "arn:aws:sts::111122223333:assumed-role/web/s");
            requests.add(random.nextBoolean() ? request : withKeys(request));
        }
        return requests;
    }

    private AccessRequest withKeys(AccessRequest request) {
        return request.with("aws:SourceIp", any(List.of("203.0.113.9", "10.1.2.3", "192.168.0.1", "198.51.100.1")))
                .with("aws:MultiFactorAuthAge", any(List.of("500", "600", "650", "700", "800", "950")))
                .with("aws:PrincipalTag/damaged", "yes")
                .with("aws:SecureTransport", any(List.of("true", "false")));
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static String plain(String pattern) {
        return pattern.equals("*") ? "s3:GetObject" : pattern.replace('*', 'x').replace('?', 'x');
    }
}
