package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import java.util.Optional;

/**
 * A policy that speaks for somebody, and where it comes from.
 *
 * @param name the policy's name
 * @param arn the policy's ARN, if it is a managed one
 * @param holder the user, group or role that it is written into or attached to
 */
record PolicySource(String name, Optional<String> arn, Identity holder, Document<Policy> document) {
    static PolicySource inline(String name, Identity holder, Document<Policy> document) {
        return new PolicySource(name, Optional.empty(), holder, document);
    }

    static PolicySource managed(StoredPolicy policy, Identity holder) {
        return new PolicySource(
                policy.name(),
                Optional.of(policy.arn()),
                holder,
                policy.current().document());
    }

    Policy policy() {
        return document.policy();
    }
}
