package io.github.iamkit.blueprint;

import io.github.iamkit.policy.OpenPolicy;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.provision.IamProvisioner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/** What whoever applies a plan has to be allowed. */
final class OperatorPolicy {
    private static final String ANYTHING = "*";

    private final Plan plan;

    OperatorPolicy(Plan plan) {
        this.plan = plan;
    }

    /** Reading is allowed on everything, as bulk calls are; writing on what is written. */
    Policy policy() {
        Map<String, Set<String>> actionsOn = new TreeMap<>();
        plan.iamActions().stream()
                .filter(OperatorPolicy::isReading)
                .forEach(action -> add(actionsOn, ANYTHING, action));
        for (Change change : plan.changes()) {
            change.iamActions().stream()
                    .filter(action -> !isReading(action))
                    .forEach(action -> add(actionsOn, resource(change, action), action));
        }
        Map<Set<String>, Set<String>> resourcesOf = new LinkedHashMap<>();
        actionsOn.forEach((resource, actions) ->
                resourcesOf.computeIfAbsent(actions, key -> new TreeSet<>()).add(resource));
        List<Map.Entry<Set<String>, Set<String>>> statements = new ArrayList<>(resourcesOf.entrySet());
        OpenPolicy policy =
                Policy.allow(statements.get(0).getKey()).on(statements.get(0).getValue());
        for (Map.Entry<Set<String>, Set<String>> statement : statements.subList(1, statements.size())) {
            policy = policy.allow(statement.getKey()).on(statement.getValue());
        }
        return policy;
    }

    private static void add(Map<String, Set<String>> actionsOn, String resource, String action) {
        actionsOn.computeIfAbsent(resource, key -> new TreeSet<>()).add(action);
    }

    private static boolean isReading(String action) {
        return action.startsWith("iam:Get") || action.startsWith("iam:List");
    }

    private String resource(Change change, String action) {
        Entity owner = change.place().owner();
        Optional<Entity> target = switch (action) {
            case "iam:PassRole" -> change.valueAfter().map(role -> new Entity(Kind.ROLE, role.text()));
            case "iam:AddUserToGroup" ->
                Optional.of(new Entity(Kind.GROUP, change.place().key()));
            case "iam:RemoveUserFromGroup" ->
                change.place().aspect() == Aspect.MEMBERSHIP
                        ? Optional.of(new Entity(Kind.GROUP, change.place().key()))
                        : owner.kind() == Kind.GROUP ? Optional.of(owner) : Optional.empty();
            case "iam:RemoveRoleFromInstanceProfile" ->
                owner.kind() == Kind.INSTANCE_PROFILE ? Optional.of(owner) : Optional.empty();
            case "iam:DeleteVirtualMFADevice", "iam:UpdateAccountPasswordPolicy" -> Optional.empty();
            default -> {
                boolean isAboutOthers = owner.kind() == Kind.MANAGED_POLICY && action.startsWith("iam:Detach");
                yield isAboutOthers ? Optional.empty() : Optional.of(owner);
            }
        };
        return target.flatMap(this::arn).orElse(ANYTHING);
    }

    /** Returns the ARN that something has, or will have; nothing while the account is not known. */
    private Optional<String> arn(Entity entity) {
        Optional<String> present = plan.account().identity(entity).map(Identity::arn);
        boolean isMoved = plan.changes().stream()
                .anyMatch(change -> change.place().equals(entity.its(Aspect.EXISTENCE))
                        && (change.action() == Change.Action.REPLACE || change.action() == Change.Action.UPDATE));
        return isMoved
                ? Optional.empty()
                : present.or(() -> plan.account().prefixOfArns().map(prefix -> prefix + resource(entity)));
    }

    private String resource(Entity entity) {
        String path = Optional.ofNullable(plan.blueprint().facts().get(entity.its(Aspect.EXISTENCE)))
                .map(Value::text)
                .filter(text -> !text.isEmpty())
                .orElse("/");
        return switch (entity.kind()) {
            case MANAGED_POLICY -> "policy" + path + entity.name();
            case INSTANCE_PROFILE -> "instance-profile" + path + entity.name();
            case OIDC_PROVIDER -> "oidc-provider/" + entity.name().substring("https://".length());
            case SAML_PROVIDER -> "saml-provider/" + entity.name();
            default -> entity.kind().noun() + path + entity.name();
        };
    }

    List<String> deniedBySimulation(IamProvisioner iam) {
        String caller = plan.account()
                .caller()
                .map(this::principalArn)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "it is not known who makes the calls; allow them iam:GetUser, or give the provisioner an StsClient"));
        return iam
                .client()
                .simulatePrincipalPolicyPaginator(
                        request -> request.policySourceArn(caller).actionNames(plan.iamActions()))
                .evaluationResults()
                .stream()
                .filter(result -> result.evalDecision() != PolicyEvaluationDecisionType.ALLOWED)
                .map(EvaluationResult::evalActionName)
                .sorted()
                .toList();
    }

    /** Returns the ARN of what has the caller's policies: of a session, its role's. */
    private String principalArn(Caller caller) {
        return caller.entity()
                .flatMap(plan.account()::identity)
                .map(Identity::arn)
                .orElse(caller.arn());
    }
}
