package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.ResourcePolicy;
import io.github.iamkit.policy.TrustPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.GetContextKeysForCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetContextKeysForCustomPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetContextKeysForPrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetContextKeysForPrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyResponse;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/** What policies would say to requests that nobody makes. */
final class Simulation {
    private static final String INPUT = "PolicyInputList.";
    private static final String BOUNDARY_INPUT = "PermissionsBoundaryPolicyInputList.";

    private final Account account;
    private final Permissions permissions;

    Simulation(Account account, Permissions permissions) {
        this.account = account;
        this.permissions = permissions;
    }

    void register(Operations operations) {
        operations.add("SimulatePrincipalPolicy", SimulatePrincipalPolicyRequest::builder, this::simulatePrincipal);
        operations.add("SimulateCustomPolicy", SimulateCustomPolicyRequest::builder, this::simulateCustom);
        operations.add(
                "GetContextKeysForCustomPolicy", GetContextKeysForCustomPolicyRequest::builder, this::keysOfCustom);
        operations.add(
                "GetContextKeysForPrincipalPolicy",
                GetContextKeysForPrincipalPolicyRequest::builder,
                this::keysOfPrincipal);
    }

    private SimulatePrincipalPolicyResponse simulatePrincipal(SimulatePrincipalPolicyRequest request) {
        Identity source = source(request.policySourceArn());
        List<SimulatedPolicy> policies = ofSource(source);
        policies.addAll(read(request.policyInputList(), INPUT));
        Optional<SimulatedPolicy> boundary = boundary(request.permissionsBoundaryPolicyInputList())
                .or(() -> permissions.boundary(source).map(policy -> SimulatedPolicy.built("", policy)));
        SimulationRun run = new SimulationRun(account, policies, boundary, resourcePolicy(request.resourcePolicy()));
        AccessRequest asked = by(source, request.callerArn());
        Page<EvaluationResult> page = page(
                run.evaluate(
                        owned(asked, request.resourceOwner()),
                        request.actionNames(),
                        request.resourceArns(),
                        request.contextEntries()),
                request.maxItems(),
                request.marker());
        return SimulatePrincipalPolicyResponse.builder()
                .evaluationResults(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private Identity source(String arn) {
        if (!arn.startsWith("arn:")) {
            throw new Refusal("InvalidInput", "Invalid Entity Arn: " + arn);
        }
        return account.resources()
                .identity(arn)
                .orElseThrow(() -> Refusal.noSuchEntity("Unable to retrieve specified IAM entity."));
    }

    private List<SimulatedPolicy> ofSource(Identity source) {
        List<SimulatedPolicy> policies = new ArrayList<>();
        for (PolicySource one : permissions.sources(source)) {
            policies.add(SimulatedPolicy.stored(one.name(), one.document()));
        }
        return policies;
    }

    private AccessRequest by(Identity source, @Nullable String callerArn) {
        if (callerArn != null) {
            return by(callerArn);
        }
        return source instanceof StoredGroup
                ? AccessRequest.of("*", "*").ownedBy(account.id())
                : AccessRequest.of("*", "*").by(account.arn(source));
    }

    private static AccessRequest by(String callerArn) {
        try {
            return AccessRequest.of("*", "*").by(callerArn);
        } catch (IllegalArgumentException e) {
            throw new Refusal("InvalidInput", "Invalid Entity Arn: " + callerArn);
        }
    }

    private static AccessRequest owned(AccessRequest asked, @Nullable String ownerArn) {
        if (ownerArn == null) {
            return asked;
        }
        return asked.ownedBy(ArnParts.of(ownerArn).map(ArnParts::account).orElse(ownerArn));
    }

    private SimulateCustomPolicyResponse simulateCustom(SimulateCustomPolicyRequest request) {
        SimulationRun run = new SimulationRun(
                account,
                read(request.policyInputList(), INPUT),
                boundary(request.permissionsBoundaryPolicyInputList()),
                resourcePolicy(request.resourcePolicy()));
        AccessRequest asked = request.callerArn() == null
                ? AccessRequest.of("*", "*").ownedBy(account.id())
                : by(request.callerArn());
        Page<EvaluationResult> page = page(
                run.evaluate(
                        owned(asked, request.resourceOwner()),
                        request.actionNames(),
                        request.resourceArns(),
                        request.contextEntries()),
                request.maxItems(),
                request.marker());
        return SimulateCustomPolicyResponse.builder()
                .evaluationResults(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static Page<EvaluationResult> page(
            List<EvaluationResult> results, @Nullable Integer maxItems, @Nullable String marker) {
        List<Integer> places = IntStream.range(0, results.size()).boxed().toList();
        return Page.of(places, String::valueOf, maxItems, marker).map(results::get);
    }

    private static List<SimulatedPolicy> read(List<String> texts, String id) {
        List<SimulatedPolicy> policies = new ArrayList<>();
        for (String text : texts) {
            if (!(Documents.any(text) instanceof Policy policy)) {
                throw new Refusal("InvalidInput", "Policy document should not specify a principal.");
            }
            policies.add(SimulatedPolicy.stored(id + (policies.size() + 1), new Document<>(text, policy)));
        }
        return policies;
    }

    private static Optional<SimulatedPolicy> boundary(List<String> texts) {
        return read(texts, BOUNDARY_INPUT).stream().findFirst();
    }

    private static Optional<PolicyDocument> resourcePolicy(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        PolicyDocument policy = Documents.any(text);
        if (policy instanceof ResourcePolicy || policy instanceof TrustPolicy) {
            return Optional.of(policy);
        }
        throw new Refusal("InvalidInput", "Resource policy must specify a principal.");
    }

    private GetContextKeysForCustomPolicyResponse keysOfCustom(GetContextKeysForCustomPolicyRequest request) {
        Set<String> keys = new LinkedHashSet<>();
        request.policyInputList().forEach(text -> ContextKeys.collect(Documents.any(text), keys));
        return GetContextKeysForCustomPolicyResponse.builder()
                .contextKeyNames(keys)
                .build();
    }

    private GetContextKeysForPrincipalPolicyResponse keysOfPrincipal(GetContextKeysForPrincipalPolicyRequest request) {
        Set<String> keys = new LinkedHashSet<>();
        Identity source = source(request.policySourceArn());
        permissions.sources(source).forEach(one -> ContextKeys.collect(one.policy(), keys));
        request.policyInputList().forEach(text -> ContextKeys.collect(Documents.any(text), keys));
        return GetContextKeysForPrincipalPolicyResponse.builder()
                .contextKeyNames(keys)
                .build();
    }
}
