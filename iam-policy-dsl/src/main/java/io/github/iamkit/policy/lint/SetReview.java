package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.Layer;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.PolicyUse;
import io.github.iamkit.policy.TrustPolicy;
import java.util.ArrayList;
import java.util.List;

/** Reviews policies that work together: each by itself, and what they let their bearer do together. */
final class SetReview {
    private static final String EXAMPLE_ACCOUNT = "111122223333";

    private SetReview() {}

    static List<Finding> of(PolicySet policies, LintSettings settings) {
        List<Finding> findings = new ArrayList<>();
        LintSettings each = settings.withWithout(Lists.with(settings.without(), EscalationRules.PATH.code()));
        for (Layer layer : Layer.values()) {
            int number = 0;
            for (List<PolicyDocument> level : policies.levels(layer)) {
                for (PolicyDocument policy : level) {
                    String place = "/" + layer.code() + "/" + number++;
                    Review.of(policy, use(layer, policy), each).forEach(finding -> findings.add(moved(finding, place)));
                }
            }
        }
        if (settings.wants(EscalationRules.PATH)
                && !policies.levels(Layer.IDENTITY).isEmpty()) {
            reviewEscalation(policies, findings);
        }
        if (settings.wants(BudgetRules.QUOTA)) {
            SetBudget.of(policies, settings.budget()).ifPresent(findings::add);
        }
        return List.copyOf(findings);
    }

    private static PolicyUse use(Layer layer, PolicyDocument policy) {
        return switch (layer) {
            case RESOURCE_CONTROL -> PolicyUse.RCP;
            case SERVICE_CONTROL -> PolicyUse.SCP;
            case RESOURCE -> policy instanceof TrustPolicy ? PolicyUse.ROLE_TRUST : PolicyUse.OTHER_RESOURCE;
            case IDENTITY -> PolicyUse.MANAGED;
            case BOUNDARY -> PolicyUse.BOUNDARY;
            case SESSION -> PolicyUse.SESSION;
            case ENDPOINT -> PolicyUse.VPC_ENDPOINT;
        };
    }

    private static void reviewEscalation(PolicySet policies, List<Finding> findings) {
        String path = EscalationPaths.open(policies, EXAMPLE_ACCOUNT);
        if (!path.isEmpty()) {
            Finding.Builder finding = Finding.builder();
            finding.code(EscalationRules.PATH.code());
            finding.severity(EscalationRules.PATH.severity());
            finding.pointer("/" + Layer.IDENTITY.code());
            finding.message(EscalationRules.message(path));
            finding.remedy(EscalationRules.remedy());
            findings.add(finding.build());
        }
    }

    private static Finding moved(Finding finding, String place) {
        Finding.Builder moved = Finding.builder();
        moved.code(finding.code());
        moved.severity(finding.severity());
        moved.pointer(place + finding.pointer());
        moved.line(finding.line());
        moved.column(finding.column());
        moved.message(finding.message());
        moved.remedy(finding.remedy());
        Finding built = moved.build();
        return finding instanceof MendableFinding mendable ? new MendableFinding(built, mendable.mending()) : built;
    }
}
