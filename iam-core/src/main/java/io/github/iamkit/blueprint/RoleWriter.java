package io.github.iamkit.blueprint;

import io.github.iamkit.provision.IamProvisioner;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** Writes roles. */
final class RoleWriter implements EntityWriter {
    private final IamProvisioner iam;
    private final IamClient client;
    private final References references;

    RoleWriter(IamProvisioner iam, References references) {
        this.iam = iam;
        this.client = iam.client();
        this.references = references;
    }

    @Override
    public String create(Entity role, Said said) {
        return client.createRole(request -> request.roleName(role.name())
                        .path(said.path().orElse(null))
                        .assumeRolePolicyDocument(said.first(Aspect.DOCUMENT).orElseThrow())
                        .description(said.first(Aspect.DESCRIPTION).orElse(null))
                        .maxSessionDuration(said.first(Aspect.SESSION_DURATION)
                                .map(Integer::valueOf)
                                .orElse(null))
                        .permissionsBoundary(said.first(Aspect.BOUNDARY)
                                .map(references::policyArn)
                                .orElse(null))
                        .tags(said.tags()))
                .role()
                .arn();
    }

    @Override
    public Optional<Identity> look(Entity role) {
        try {
            Role found =
                    client.getRole(request -> request.roleName(role.name())).role();
            return Optional.of(new Identity(found.roleId(), found.arn(), EntityWriter.markIn(found.tags())));
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    @Override
    public void put(Change change) {
        Address place = change.place();
        String role = place.owner().name();
        String value = change.valueAfter().orElseThrow().text();
        switch (place.aspect()) {
            case DOCUMENT ->
                client.updateAssumeRolePolicy(request -> request.roleName(role).policyDocument(value));
            case DESCRIPTION ->
                client.updateRole(request -> request.roleName(role).description(value));
            case SESSION_DURATION ->
                client.updateRole(request -> request.roleName(role).maxSessionDuration(Integer.valueOf(value)));
            case INLINE_POLICY ->
                client.putRolePolicy(request ->
                        request.roleName(role).policyName(place.key()).policyDocument(value));
            case ATTACHED_POLICY -> {
                String arn = references.policyArn(place.key());
                client.attachRolePolicy(request -> request.roleName(role).policyArn(arn));
            }
            case BOUNDARY -> {
                String arn = references.policyArn(value);
                client.putRolePermissionsBoundary(
                        request -> request.roleName(role).permissionsBoundary(arn));
            }
            default -> mark(place.owner(), EntityWriter.tag(place.key(), value));
        }
    }

    @Override
    public void remove(Change change) {
        Address place = change.place();
        String role = place.owner().name();
        switch (place.aspect()) {
            case INLINE_POLICY ->
                client.deleteRolePolicy(request -> request.roleName(role).policyName(place.key()));
            case ATTACHED_POLICY -> {
                String arn = references.policyArn(place.key());
                client.detachRolePolicy(request -> request.roleName(role).policyArn(arn));
            }
            case BOUNDARY -> client.deleteRolePermissionsBoundary(request -> request.roleName(role));
            default -> client.untagRole(request -> request.roleName(role).tagKeys(place.key()));
        }
    }

    @Override
    public void mark(Entity role, Tag mark) {
        client.tagRole(request -> request.roleName(role.name()).tags(mark));
    }

    @Override
    public void delete(Entity role) {
        iam.role(role.name()).delete();
    }
}
