package io.github.iamkit.provision;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.DeletionTaskFailureReasonType;
import software.amazon.awssdk.services.iam.model.GetServiceLinkedRoleDeletionStatusResponse;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * A role that a service of AWS owns: AWS deletes it, once the service has nothing that uses it, and takes its time.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html">AWS:
 *     service-linked roles</a>
 */
record ServiceLinkedRole(Connection connection, String name) {
    /** Refuses a role that AWS alone may change. */
    static void requireOther(Role role) {
        if (role.path().startsWith("/aws-service-role/")) {
            throw new DeletionRefusedException(
                    "role " + role.roleName()
                            + " is linked to a service of AWS, which owns it; call deleteServiceLinked(), which asks that service");
        }
        if (role.path().startsWith("/aws-reserved/")) {
            throw new DeletionRefusedException(
                    "role " + role.roleName() + " is reserved by AWS, which owns it; leave it");
        }
    }

    /** Asks for its deletion, and looks until that has ended, within the bound. */
    Done delete() {
        return Connection.find(() -> connection.client().deleteServiceLinkedRole(request -> request.roleName(name)))
                .map(started -> {
                    if (started.deletionTaskId() != null) {
                        await(started.deletionTaskId());
                    }
                    String change = "deleted service-linked role " + name;
                    connection.chronicle().changed(change);
                    return Done.updated(change);
                })
                .orElse(Done.UNCHANGED);
    }

    private void await(String task) {
        Patience.Wait wait = connection.patience().start();
        while (true) {
            GetServiceLinkedRoleDeletionStatusResponse state =
                    connection.client().getServiceLinkedRoleDeletionStatus(request -> request.deletionTaskId(task));
            switch (state.status()) {
                case SUCCEEDED -> {
                    return;
                }
                case FAILED ->
                    throw new DeletionRefusedException(
                            "role " + name + " is still needed by its service: " + reason(state.reason()));
                default -> {
                    if (!wait.isWorthwhile()) {
                        throw new DeletionRefusedException("role " + name + " is still being deleted after "
                                + connection.patience().bound() + "; call deleteServiceLinked() again later");
                    }
                    wait.pause();
                }
            }
        }
    }

    private static String reason(@Nullable DeletionTaskFailureReasonType reason) {
        if (reason == null) {
            return "AWS gives no reason";
        }
        String where = reason.roleUsageList().stream()
                .map(use -> String.join(", ", use.resources()) + (use.region() == null ? "" : " in " + use.region()))
                .collect(Collectors.joining("; "));
        String why = Optional.ofNullable(reason.reason()).orElse("AWS gives no reason");
        return where.isEmpty()
                ? why
                : (why.endsWith(".") ? why.substring(0, why.length() - 1) : why) + "; delete first: " + where;
    }
}
