package io.github.iamkit.provision;

import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.InvalidPolicyException;
import io.github.iamkit.policy.PolicyDocument;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;

/** Tells which policies deny something. One that cannot be read may. */
final class Denials {
    private final IamClient client;
    private final Map<String, Boolean> known = new HashMap<>();

    Denials(IamClient client) {
        this.client = client;
    }

    boolean in(String policyArn) {
        return in(policyArn, this::defaultVersion);
    }

    boolean in(String policy, Function<String, String> read) {
        return known.computeIfAbsent(policy, key -> {
            try {
                return PolicyDocument.parse(Documents.text(read.apply(key))).statements().stream()
                        .anyMatch(statement -> statement.effect() == Effect.DENY);
            } catch (InvalidPolicyException | IamException e) {
                return true;
            }
        });
    }

    private String defaultVersion(String policyArn) {
        String version = client.getPolicy(request -> request.policyArn(policyArn))
                .policy()
                .defaultVersionId();
        return client.getPolicyVersion(request -> request.policyArn(policyArn).versionId(version))
                .policyVersion()
                .document();
    }
}
