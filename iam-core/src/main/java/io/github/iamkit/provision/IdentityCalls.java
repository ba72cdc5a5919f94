package io.github.iamkit.provision;

import io.github.iamkit.policy.PolicyUse;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/** IAM's operations on the policies of an identity, which have other names for groups, users and roles. */
interface IdentityCalls {
    /** What the policies are for, as validation asks. */
    PolicyUse use();

    String policy(String policyName);

    void putPolicy(String policyName, String document);

    void deletePolicy(String policyName);

    List<String> policyNames();

    void attach(String policyArn);

    void detach(String policyArn);

    Stream<AttachedPolicy> attached();

    String detachOperation();

    String deleteOperation();
}
