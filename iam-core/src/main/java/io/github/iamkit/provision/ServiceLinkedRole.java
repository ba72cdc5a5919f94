package io.github.iamkit.provision;

import software.amazon.awssdk.services.iam.model.Role;

/** Roles that a service of AWS owns. */
final class ServiceLinkedRole {
    private ServiceLinkedRole() {}

    /** Refuses a role that AWS alone may change. */
    static void requireOther(Role role) {
        if (role.path().startsWith("/aws-service-role/")) {
            throw new DeletionRefusedException("role " + role.roleName()
                    + " is linked to a service of AWS, which owns it; delete it with deleteServiceLinkedRole");
        }
        if (role.path().startsWith("/aws-reserved/")) {
            throw new DeletionRefusedException(
                    "role " + role.roleName() + " is reserved by AWS, which owns it; leave it");
        }
    }
}
