package io.github.iamkit.provision;

import java.util.Optional;

/** IAM's operations on users and roles that have other names for the two. */
interface PrincipalCalls extends IdentityCalls {
    TagCalls tags();

    Optional<String> boundary();

    void putBoundary(String policyArn);

    void deleteBoundary();
}
