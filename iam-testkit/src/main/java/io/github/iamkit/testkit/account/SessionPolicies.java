package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.testkit.account.CallerSession.SessionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/**
 * The policies that limit a session that is to be started.
 *
 * @param policies the inline one and the managed ones
 * @param size the number of characters that they take in the request
 */
record SessionPolicies(List<SessionPolicy> policies, int size) {
    private static final int SPACE = 2048;
    private static final int MOST_ARNS = 10;
    private static final int PERCENT = 100;

    /** Reads the policies of a request. */
    static SessionPolicies of(
            @Nullable String inline, List<PolicyDescriptorType> arns, ManagedPolicies managed, String partition) {
        List<SessionPolicy> policies = new ArrayList<>();
        int size = 0;
        if (inline != null) {
            policies.add(new SessionPolicy(inline(inline, partition), Optional.empty()));
            size += Document.countedSize(inline);
        }
        if (arns.size() > MOST_ARNS) {
            throw new Refusal("LimitExceeded", "Cannot exceed quota for PolicyArns: " + MOST_ARNS);
        }
        for (PolicyDescriptorType descriptor : arns) {
            String arn = descriptor.arn() == null ? "" : descriptor.arn();
            StoredPolicy policy = managed.find(arn).orElseThrow(() -> Refusal.invalid(arn + " is invalid"));
            policies.add(new SessionPolicy(policy.current().document().policy(), Optional.of(arn)));
            size += arn.length();
        }
        return new SessionPolicies(policies, size);
    }

    /** Reads a policy that comes with a request, in which no field of an ARN may be missing. */
    private static Policy inline(String text, String partition) {
        Policy policy = Documents.identity(text, partition).policy();
        policy.statements()
                .forEach(statement -> Stream.concat(statement.resources().stream(), statement.notResources().stream())
                        .forEach(ResourceFormat::requireWhole));
        return policy;
    }

    /**
     * Returns how much of the space for policies and tags they take, in percent; null if there are none. How AWS packs them is
     * not known; this counts characters.
     */
    @Nullable
    Integer packedSize(SessionTags tags) {
        int characters = size + tags.size();
        if (characters == 0) {
            return null;
        }
        int percent = Math.max(1, (int) Math.ceil((double) characters * PERCENT / SPACE / 2));
        if (percent > PERCENT) {
            throw new Refusal(
                    "PackedPolicyTooLarge",
                    (tags.size() > size ? "Packed size of session tags consumes " : "Packed policy consumes ") + percent
                            + "% of allotted space" + (tags.size() > size ? "." : ", please use smaller policy."));
        }
        return percent;
    }
}
