package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.DecidingStatement;
import io.github.iamkit.policy.Decision;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicySet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.OrganizationsDecisionDetail;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.PolicySourceType;
import software.amazon.awssdk.services.iam.model.Position;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyResponse;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.Statement;

/** What policies would say to requests that nobody makes. */
final class Simulation {
    private static final String SOMEBODY = "user/somebody";

    private final Account account;
    private final Permissions permissions;

    Simulation(Account account, Permissions permissions) {
        this.account = account;
        this.permissions = permissions;
    }

    void register(Operations operations) {
        operations.add("SimulatePrincipalPolicy", SimulatePrincipalPolicyRequest::builder, this::simulatePrincipal);
        operations.add("SimulateCustomPolicy", SimulateCustomPolicyRequest::builder, this::simulateCustom);
    }

    private SimulatePrincipalPolicyResponse simulatePrincipal(SimulatePrincipalPolicyRequest request) {
        Identity source = permissions
                .identity(request.policySourceArn())
                .orElseThrow(() -> Refusal.noSuchEntity("Unable to retrieve specified IAM entity."));
        PolicySet set = permissions.of(source);
        AccessRequest asked = by(source, request.callerArn());
        List<EvaluationResult> results =
                evaluate(set, asked, request.actionNames(), request.resourceArns(), request.contextEntries());
        Page<EvaluationResult> page = page(results, request.maxItems(), request.marker());
        return SimulatePrincipalPolicyResponse.builder()
                .evaluationResults(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private AccessRequest by(Identity source, @Nullable String callerArn) {
        if (callerArn != null) {
            return AccessRequest.of("*", "*").by(callerArn);
        }
        String arn = source instanceof StoredGroup ? account.iamArn(SOMEBODY) : account.arn(source);
        return AccessRequest.of("*", "*").by(arn);
    }

    private SimulateCustomPolicyResponse simulateCustom(SimulateCustomPolicyRequest request) {
        List<Policy> policies = new ArrayList<>();
        for (String text : request.policyInputList()) {
            if (Documents.any(text) instanceof Policy policy) {
                policies.add(policy);
            } else {
                throw new Refusal("InvalidInput", "Policy document should not specify a principal.");
            }
        }
        PolicySet set = PolicySet.identity(policies).clock(account.clock());
        for (String text : request.permissionsBoundaryPolicyInputList()) {
            PolicyDocument boundary = Documents.any(text);
            if (boundary instanceof Policy policy) {
                set = set.boundary(policy);
            }
        }
        String arn = request.callerArn() == null ? account.iamArn(SOMEBODY) : request.callerArn();
        List<EvaluationResult> results = evaluate(
                set,
                AccessRequest.of("*", "*").by(arn),
                request.actionNames(),
                request.resourceArns(),
                request.contextEntries());
        Page<EvaluationResult> page = page(results, request.maxItems(), request.marker());
        return SimulateCustomPolicyResponse.builder()
                .evaluationResults(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static Page<EvaluationResult> page(
            List<EvaluationResult> results, @Nullable Integer maxItems, @Nullable String marker) {
        List<Integer> numbers =
                java.util.stream.IntStream.range(0, results.size()).boxed().toList();
        Page<Integer> page = Page.of(numbers, number -> String.format("%09d", number), maxItems, marker);
        return new Page<>(page.items().stream().map(results::get).toList(), page.marker());
    }

    private List<EvaluationResult> evaluate(
            PolicySet set,
            AccessRequest like,
            List<String> actions,
            List<String> resources,
            List<ContextEntry> context) {
        AccessRequest asked = like;
        for (ContextEntry entry : context) {
            asked = entry.contextKeyTypeAsString().endsWith("List")
                    ? asked.with(entry.contextKeyName(), entry.contextKeyValues())
                    : asked.with(entry.contextKeyName(), String.join(",", entry.contextKeyValues()));
        }
        List<String> about = resources.isEmpty() ? List.of("*") : resources;
        List<EvaluationResult> results = new ArrayList<>();
        for (String action : actions) {
            for (String resource : about) {
                results.add(result(set.evaluate(asked.about(action, resource)), action, resource));
            }
        }
        return results;
    }

    private static EvaluationResult result(Decision decision, String action, String resource) {
        List<Statement> matched =
                decision.deciding().stream().map(Simulation::describe).toList();
        List<String> missing = List.copyOf(decision.missingKeys());
        return EvaluationResult.builder()
                .evalActionName(action)
                .evalResourceName(resource)
                .evalDecision(word(decision))
                .matchedStatements(matched)
                .missingContextValues(missing)
                .organizationsDecisionDetail(OrganizationsDecisionDetail.builder()
                        .allowedByOrganizations(true)
                        .build())
                .resourceSpecificResults(ResourceSpecificResult.builder()
                        .evalResourceName(resource)
                        .evalResourceDecision(word(decision))
                        .matchedStatements(matched)
                        .missingContextValues(missing)
                        .build())
                .build();
    }

    private static PolicyEvaluationDecisionType word(Decision decision) {
        return switch (decision.outcome()) {
            case ALLOWED -> PolicyEvaluationDecisionType.ALLOWED;
            case EXPLICITLY_DENIED -> PolicyEvaluationDecisionType.EXPLICIT_DENY;
            case IMPLICITLY_DENIED -> PolicyEvaluationDecisionType.IMPLICIT_DENY;
        };
    }

    private static Statement describe(DecidingStatement statement) {
        Statement.Builder described = Statement.builder()
                .sourcePolicyId("PolicyInputList." + (statement.policyIndex() + 1))
                .sourcePolicyType(PolicySourceType.NONE);
        statement
                .position()
                .ifPresent(position -> described.startPosition(Position.builder()
                        .line(position.line())
                        .column(position.column())
                        .build()));
        return described.build();
    }
}
