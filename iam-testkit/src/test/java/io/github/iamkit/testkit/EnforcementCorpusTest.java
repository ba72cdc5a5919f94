package io.github.iamkit.testkit;

import static io.github.iamkit.testkit.EvaluationCases.documents;
import static io.github.iamkit.testkit.EvaluationCases.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.ResourcePolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;

/** The fake decides what the policy language decides, by policies that went through the account and over the wire. */
class EnforcementCorpusTest {
    private static final Set<String> ON_A_USER =
            Set.of("identity", "group", "boundary", "serviceControl", "resourceControl");
    private static final Set<String> SIMULATED = Set.of("identity", "group", "boundary", "resource");
    private static final Set<String> SIMULATED_REQUEST = Set.of("action", "resource", "by", "owner", "context");
    private static final String USER = "arn:aws:iam::123456789012:user/";
    private static final String KNOWN_TO_THE_ACCOUNT = "aws:userid";
    private static final int SHORTEST_KEY = 5;
    private static final Map<String, String> WORDS =
            Map.of("ALLOWED", "allowed", "EXPLICITLY_DENIED", "explicitDeny", "IMPLICITLY_DENIED", "implicitDeny");

    @TestFactory
    Stream<DynamicTest> users_are_held_to_the_policies_that_the_account_holds() {
        return EvaluationCases.all()
                .filter(one -> isOfUser(one.getValue()))
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> enforce(one.getValue())));
    }

    private static boolean isOfUser(Map<String, JsonNode> one) {
        return text(one.get("request"), "by").startsWith(USER)
                && one.get("request").field("sessionToken").isEmpty()
                && !one.containsKey("account")
                && !one.toString().contains(KNOWN_TO_THE_ACCOUNT)
                && ON_A_USER.containsAll(one.get("policies").asObject().keySet());
    }

    private static void enforce(Map<String, JsonNode> one) {
        String name = text(one.get("request"), "by").substring(USER.length());
        String path = "/" + name.substring(0, name.lastIndexOf('/') + 1);
        String userName = name.substring(name.lastIndexOf('/') + 1);
        FakeIam aws = account(one.get("policies"));
        try {
            put(aws, path, userName, one.get("policies"));
        } catch (IllegalArgumentException e) {
            abort("AWS stores no such policy: " + e.getMessage());
        }

        AccessRequest request = request(one.get("request"));

        assertThat(aws.policiesOf(userName).policies().evaluate(request).outcome())
                .as(() -> one + "\n"
                        + aws.policiesOf(userName).policies().evaluate(request).explain())
                .hasToString(one.get("expect").asString());
    }

    private static FakeIam account(JsonNode policies) {
        List<JsonNode> serviceControls = documents(policies, "serviceControl");
        List<JsonNode> resourceControls = documents(policies, "resourceControl");
        if (serviceControls.isEmpty() && resourceControls.isEmpty()) {
            return FakeIam.create();
        }
        FakeOrganization organization = FakeOrganization.managedBy("999999999999");
        for (JsonNode level : serviceControls) {
            organization = organization.serviceControl(level.asArray().stream()
                    .map(node -> Policy.parse(node.toString()))
                    .toArray(Policy[]::new));
        }
        for (JsonNode level : resourceControls) {
            organization = organization.resourceControl(level.asArray().stream()
                    .map(node -> ResourcePolicy.parse(node.toString()))
                    .toArray(ResourcePolicy[]::new));
        }
        return FakeIam.builder().organization(organization).build();
    }

    /** Puts the user in place, if AWS stores such policies: short ARNs, say, are decided on but not stored. */
    private static void put(FakeIam aws, String path, String userName, JsonNode policies) {
        List<JsonNode> ofGroup = documents(policies, "group");
        aws.given().group("group", group -> {
            Given.GroupParts parts = group;
            for (int i = 0; i < ofGroup.size(); i++) {
                parts = parts.policy("p" + i, Policy.parse(ofGroup.get(i).toString()));
            }
            return parts;
        });
        List<JsonNode> boundaries = documents(policies, "boundary");
        boundaries.forEach(node -> aws.given().managedPolicy("boundary", Policy.parse(node.toString())));
        List<JsonNode> own = documents(policies, "identity");
        aws.given().user(userName, user -> {
            Given.UserParts parts = user.path(path).memberOf("group");
            for (int i = 0; i < own.size(); i++) {
                parts = parts.policy("p" + i, Policy.parse(own.get(i).toString()));
            }
            return boundaries.isEmpty() ? parts : parts.boundary("arn:aws:iam::123456789012:policy/boundary");
        });
    }

    @Test
    void few_policies_of_the_corpus_are_none_that_aws_stores() {
        long refused = EvaluationCases.all()
                .filter(one -> isOfUser(one.getValue()))
                .filter(one -> isRefused(one.getValue().get("policies")))
                .count();

        assertThat(refused).isLessThanOrEqualTo(40);
    }

    private static boolean isRefused(JsonNode policies) {
        try {
            put(FakeIam.create(), "/", "david", policies);
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static AccessRequest request(JsonNode node) {
        AccessRequest request =
                AccessRequest.of(text(node, "action"), text(node, "resource")).by(text(node, "by"));
        if (node.field("owner").isPresent()) {
            request = request.ownedBy(text(node, "owner"));
        }
        for (var key : context(node).entrySet()) {
            request = key.getValue().isArray()
                    ? request.with(key.getKey(), texts(key.getValue()))
                    : request.with(key.getKey(), key.getValue().asString());
        }
        return request;
    }

    private static Map<String, JsonNode> context(JsonNode request) {
        return request.field("context").map(JsonNode::asObject).orElse(Map.of());
    }

    private static List<String> texts(JsonNode array) {
        return array.asArray().stream().map(JsonNode::asString).toList();
    }

    @TestFactory
    Stream<DynamicTest> simulations_say_the_same() {
        FakeIam aws = FakeIam.create();
        return EvaluationCases.all()
                .filter(one -> isSimulated(one.getValue()))
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> simulate(aws, one.getValue())));
    }

    private static boolean isSimulated(Map<String, JsonNode> one) {
        JsonNode policies = one.get("policies");
        String by = text(one.get("request"), "by");
        return (by.contains(":user/") || by.contains(":assumed-role/"))
                && !one.containsKey("account")
                && SIMULATED_REQUEST.containsAll(one.get("request").asObject().keySet())
                && SIMULATED.containsAll(policies.asObject().keySet())
                && !documents(policies, "identity").isEmpty()
                && documents(policies, "resource").size() <= 1
                && context(one.get("request")).keySet().stream().allMatch(key -> key.length() >= SHORTEST_KEY);
    }

    private static void simulate(FakeIam aws, Map<String, JsonNode> one) {
        JsonNode request = one.get("request");
        JsonNode policies = one.get("policies");
        List<String> own = Stream.of("identity", "group")
                .flatMap(layer -> documents(policies, layer).stream())
                .map(JsonNode::toString)
                .toList();
        SimulateCustomPolicyRequest.Builder asked = SimulateCustomPolicyRequest.builder()
                .policyInputList(own)
                .permissionsBoundaryPolicyInputList(documents(policies, "boundary").stream()
                        .map(JsonNode::toString)
                        .toList())
                .callerArn(text(request, "by"))
                .actionNames(text(request, "action"))
                .resourceArns(text(request, "resource"))
                .contextEntries(context(request).entrySet().stream()
                        .map(key -> entry(key.getKey(), key.getValue()))
                        .toList());
        documents(policies, "resource").forEach(node -> asked.resourcePolicy(node.toString()));
        request.field("owner").ifPresent(owner -> asked.resourceOwner("arn:aws:iam::" + owner.asString() + ":root"));

        assertThat(aws.client().simulateCustomPolicy(asked.build()).evaluationResults())
                .as(one::toString)
                .extracting(result -> result.evalDecisionAsString())
                .containsExactly(WORDS.get(one.get("expect").asString()));
    }

    private static ContextEntry entry(String key, JsonNode value) {
        return ContextEntry.builder()
                .contextKeyName(key)
                .contextKeyType(value.isArray() ? ContextKeyTypeEnum.STRING_LIST : ContextKeyTypeEnum.STRING)
                .contextKeyValues(value.isArray() ? texts(value) : List.of(value.asString()))
                .build();
    }
}
