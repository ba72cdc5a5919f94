package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.TrustPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteServiceLinkedRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteServiceLinkedRoleResponse;
import software.amazon.awssdk.services.iam.model.DeletionTaskFailureReasonType;
import software.amazon.awssdk.services.iam.model.DeletionTaskStatusType;
import software.amazon.awssdk.services.iam.model.GetServiceLinkedRoleDeletionStatusRequest;
import software.amazon.awssdk.services.iam.model.GetServiceLinkedRoleDeletionStatusResponse;
import software.amazon.awssdk.services.iam.model.RoleUsageType;

/** Roles that belong to a service of AWS. Their deletion is a task that is done at once, unless something uses the role. */
final class ServiceLinkedRoles {
    private static final String PATH = "/aws-service-role/";

    private final Account account;
    private final ManagedPolicies managed;
    private final Table<DeletionTask> tasks;

    /**
     * The deletion of a role.
     *
     * @param roleName the role that could not be deleted; null if it was
     */
    private record DeletionTask(String id, @Nullable String roleName) {}

    ServiceLinkedRoles(Account account, ManagedPolicies managed) {
        this.account = account;
        this.managed = managed;
        this.tasks = account.table("deletions of service-linked roles", DeletionTask::id);
    }

    void register(Operations operations) {
        operations.add("CreateServiceLinkedRole", CreateServiceLinkedRoleRequest::builder, this::create);
        operations.add("DeleteServiceLinkedRole", DeleteServiceLinkedRoleRequest::builder, this::delete);
        operations.add(
                "GetServiceLinkedRoleDeletionStatus", GetServiceLinkedRoleDeletionStatusRequest::builder, this::status);
    }

    private CreateServiceLinkedRoleResponse create(CreateServiceLinkedRoleRequest request) {
        String service = request.awsServiceName();
        ServiceLinkedRole template = ServiceLinkedRole.of(service)
                .orElseThrow(() -> new Refusal(
                        "InvalidInput", "Service role template for service " + service + " cannot be found."));
        if (request.customSuffix() != null && !template.takesSuffix()) {
            throw new Refusal("InvalidInput", "Custom suffix is not allowed for " + service);
        }
        String name = ServiceLinkedRole.nameFor(service, request);
        if (account.roles().contains(Named.key(name))) {
            throw new Refusal(
                    "InvalidInput",
                    "Service role name " + name + " has been taken in this account, please try a different suffix.");
        }
        String trust =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":[\"sts:AssumeRole\"],\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":[" + Json.text(service) + "]}}]}";
        StoredRole role = StoredRole.builder()
                .id(account.ids().uniqueId("AROA"))
                .name(name)
                .path(PATH + service + "/")
                .created(account.now())
                .trust(new Document<>(trust, TrustPolicy.parse(trust)))
                .description(Optional.ofNullable(request.description()))
                .addAllAttachedPolicies(policiesOf(template))
                .build();
        account.roles().put(role);
        return CreateServiceLinkedRoleResponse.builder()
                .role(Roles.describe(account, role).build())
                .build();
    }

    private List<String> policiesOf(ServiceLinkedRole template) {
        return template.policy()
                .map(name -> "arn:" + account.partition() + ":iam::aws:policy" + PATH + name)
                .filter(arn -> managed.find(arn).isPresent())
                .map(List::of)
                .orElse(List.of());
    }

    private DeleteServiceLinkedRoleResponse delete(DeleteServiceLinkedRoleRequest request) {
        StoredRole role = account.role(request.roleName());
        if (!role.path().startsWith(PATH)) {
            throw new Refusal("InvalidInput", "Role " + role.name() + " is not a service-linked role");
        }
        String id = "task" + role.path() + role.name() + "/" + account.ids().uuid();
        boolean isUsed = account.setup().usesOfServiceRoles().containsKey(role.name());
        if (!isUsed) {
            account.roles().remove(role);
        }
        tasks.put(new DeletionTask(id, isUsed ? role.name() : null));
        return DeleteServiceLinkedRoleResponse.builder().deletionTaskId(id).build();
    }

    private GetServiceLinkedRoleDeletionStatusResponse status(GetServiceLinkedRoleDeletionStatusRequest request) {
        DeletionTask task = tasks.find(request.deletionTaskId())
                .orElseThrow(() ->
                        Refusal.noSuchEntity("Deletion task id " + request.deletionTaskId() + " cannot be found."));
        if (task.roleName() == null) {
            return GetServiceLinkedRoleDeletionStatusResponse.builder()
                    .status(DeletionTaskStatusType.SUCCEEDED)
                    .build();
        }
        return GetServiceLinkedRoleDeletionStatusResponse.builder()
                .status(DeletionTaskStatusType.FAILED)
                .reason(DeletionTaskFailureReasonType.builder()
                        .reason("A service-linked role cannot be deleted while resources use it.")
                        .roleUsageList(usage(task.roleName()))
                        .build())
                .build();
    }

    private List<RoleUsageType> usage(String roleName) {
        TreeMap<String, List<String>> byRegion = new TreeMap<>();
        for (String arn : account.setup().usesOfServiceRoles().getOrDefault(roleName, List.of())) {
            String region = ArnParts.of(arn).map(ArnParts::region).orElse("");
            byRegion.computeIfAbsent(region, first -> new ArrayList<>()).add(arn);
        }
        return byRegion.entrySet().stream()
                .map(region -> RoleUsageType.builder()
                        .region(region.getKey())
                        .resources(region.getValue())
                        .build())
                .toList();
    }
}
