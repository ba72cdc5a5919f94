package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;
import static io.github.iamkit.policy.Finding.Severity.WARNING;

import io.github.iamkit.policy.PolicyUse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rules about what will not fit some day, or elsewhere: quotas and partitions. */
final class BudgetRules implements Family {
    static final Rule QUOTA = Rule.inferred(
            "X_QUOTA_BUDGET",
            SUGGESTION,
            "A document, or those of one bearer together, use up most of what a quota leaves them");
    private static final Rule PARTITION = Rule.inferred(
            "X_PARTITION_FIXED", WARNING, "An ARN is of one partition, though the policy is to work in several");

    private static final Map<PolicyUse, Integer> QUOTAS = quotas();
    private static final int PERCENT = 100;

    private static Map<PolicyUse, Integer> quotas() {
        Map<PolicyUse, Integer> quotas = new EnumMap<>(PolicyUse.class);
        quotas.put(PolicyUse.USER_INLINE, 2_048);
        quotas.put(PolicyUse.GROUP_INLINE, 5_120);
        quotas.put(PolicyUse.ROLE_INLINE, 10_240);
        quotas.put(PolicyUse.MANAGED, 6_144);
        quotas.put(PolicyUse.BOUNDARY, 6_144);
        quotas.put(PolicyUse.SESSION, 2_048);
        quotas.put(PolicyUse.SCP, 5_120);
        quotas.put(PolicyUse.SCP_LEGACY, 5_120);
        quotas.put(PolicyUse.RCP, 5_120);
        quotas.put(PolicyUse.ROLE_TRUST, 2_048);
        quotas.put(PolicyUse.S3_BUCKET, 20_480);
        quotas.put(PolicyUse.KMS_KEY, 32_768);
        return quotas;
    }

    @Override
    public List<Rule> rules() {
        return List.of(QUOTA, PARTITION);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        if (findings.wants(QUOTA)) {
            reviewQuota(document, findings);
        }
        if (findings.settings().partitions().size() > 1) {
            document.statements().forEach(statement -> reviewPartitions(statement, findings));
        }
    }

    private static void reviewQuota(LintDocument document, Findings findings) {
        Integer quota = QUOTAS.get(document.use());
        if (quota == null) {
            return;
        }
        boolean countsSpace = document.isRcp() || document.kind() == PolicyKind.SCP;
        long size = countsSpace
                ? document.source().text().length()
                : document.source().text().chars().filter(c -> c > ' ').count();
        long percent = size * PERCENT / quota;
        if (percent >= findings.settings().budget()) {
            findings.add(
                    QUOTA,
                    Places.offsetOf("", document.tree()),
                    "the document has " + size + " characters, " + percent + " percent of the " + quota
                            + " that there are",
                    "use patterns, or spread it over several policies");
        }
    }

    private static void reviewPartitions(LintStatement statement, Findings findings) {
        statement
                .resources()
                .forEach(resource -> ArnText.of(resource.text())
                        .filter(arn -> ArnText.isPlain(arn.partition()))
                        .ifPresent(arn -> findings.add(
                                PARTITION,
                                resource,
                                "the ARN is of partition `" + arn.partition() + "` alone",
                                "write `arn:*:` in front, or a policy for each partition")));
    }
}
