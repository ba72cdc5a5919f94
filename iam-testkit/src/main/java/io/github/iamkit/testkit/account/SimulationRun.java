package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Decision;
import io.github.iamkit.policy.Layer;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.ResourcePolicy;
import io.github.iamkit.policy.TrustPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.OrganizationsDecisionDetail;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryDecisionDetail;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.Statement;

/** One simulation: policies, and what they say to every action on every resource. */
final class SimulationRun {
    private final List<SimulatedPolicy> policies;
    private final Optional<SimulatedPolicy> boundary;
    private final PolicySet set;
    private final PolicySet organization;

    SimulationRun(
            Account account,
            List<SimulatedPolicy> policies,
            Optional<SimulatedPolicy> boundary,
            Optional<PolicyDocument> resourcePolicy) {
        this.policies = List.copyOf(policies);
        this.boundary = boundary;
        PolicySet all = PolicySet.identity(
                        policies.stream().map(SimulatedPolicy::policy).toList())
                .clock(account.clock());
        if (boundary.isPresent()) {
            all = all.boundary(boundary.get().policy());
        }
        if (resourcePolicy.isPresent()) {
            all = resourcePolicy.get() instanceof TrustPolicy trust
                    ? all.trust(trust)
                    : all.resource((ResourcePolicy) resourcePolicy.get());
        }
        PolicySet unrestricted = all;
        this.set = account.organization().map(one -> one.restrict(unrestricted)).orElse(unrestricted);
        PolicySet everything = PolicySet.identity(Policy.allow("*").on("*")).clock(account.clock());
        this.organization =
                account.organization().map(one -> one.restrict(everything)).orElse(everything);
    }

    /** Returns the results, the resources of an action together. */
    List<EvaluationResult> evaluate(
            AccessRequest like, List<String> actions, List<String> resources, List<ContextEntry> context) {
        AccessRequest asked = like;
        for (ContextEntry entry : context) {
            asked = with(asked, entry);
        }
        List<String> about = resources.isEmpty() ? List.of("*") : resources;
        List<EvaluationResult> results = new ArrayList<>();
        for (String action : actions) {
            for (String resource : about) {
                results.add(result(about(asked, action, resource)));
            }
        }
        return results;
    }

    private static AccessRequest about(AccessRequest asked, String action, String resource) {
        try {
            return asked.about(action, resource);
        } catch (IllegalArgumentException e) {
            throw new Refusal("InvalidInput", "Invalid action or resource: " + action + " " + resource);
        }
    }

    private static AccessRequest with(AccessRequest asked, ContextEntry entry) {
        if (entry.contextKeyName() == null) {
            throw new Refusal("InvalidInput", "A context key must have a name.");
        }
        try {
            boolean isList = entry.contextKeyTypeAsString() != null
                    && entry.contextKeyTypeAsString().endsWith("List");
            return isList
                    ? asked.with(entry.contextKeyName(), entry.contextKeyValues())
                    : asked.with(entry.contextKeyName(), String.join(",", entry.contextKeyValues()));
        } catch (IllegalArgumentException e) {
            throw new Refusal("InvalidInput", "Invalid context key: " + entry.contextKeyName());
        }
    }

    private EvaluationResult result(AccessRequest asked) {
        Decision decision = set.evaluate(asked);
        List<Statement> matched = matched(decision);
        List<String> missing = List.copyOf(decision.missingKeys());
        return EvaluationResult.builder()
                .evalActionName(asked.action())
                .evalResourceName(asked.resource())
                .evalDecision(word(decision))
                .matchedStatements(matched)
                .missingContextValues(missing)
                .evalDecisionDetailsWithStrings(Map.of())
                .organizationsDecisionDetail(OrganizationsDecisionDetail.builder()
                        .allowedByOrganizations(organization.evaluate(asked).isAllowed())
                        .build())
                .permissionsBoundaryDecisionDetail(boundaryDetail(asked))
                .resourceSpecificResults(ResourceSpecificResult.builder()
                        .evalResourceName(asked.resource())
                        .evalResourceDecision(word(decision))
                        .matchedStatements(matched)
                        .missingContextValues(missing)
                        .evalDecisionDetailsWithStrings(Map.of())
                        .permissionsBoundaryDecisionDetail(boundaryDetail(asked))
                        .build())
                .build();
    }

    private @Nullable PermissionsBoundaryDecisionDetail boundaryDetail(AccessRequest asked) {
        return boundary.map(limit -> PermissionsBoundaryDecisionDetail.builder()
                        .allowedByPermissionsBoundary(
                                limit.policy().evaluate(asked).isAllowed())
                        .build())
                .orElse(null);
    }

    private List<Statement> matched(Decision decision) {
        return decision.deciding().stream()
                .filter(one -> one.layer() == Layer.IDENTITY)
                .map(one -> policies.get(one.policyIndex()).describe(one.index()))
                .toList();
    }

    private static PolicyEvaluationDecisionType word(Decision decision) {
        return switch (decision.outcome()) {
            case ALLOWED -> PolicyEvaluationDecisionType.ALLOWED;
            case EXPLICITLY_DENIED -> PolicyEvaluationDecisionType.EXPLICIT_DENY;
            case IMPLICITLY_DENIED -> PolicyEvaluationDecisionType.IMPLICIT_DENY;
        };
    }
}
