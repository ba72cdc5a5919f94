package io.github.iamkit.blueprint;

import io.github.iamkit.provision.IamProvisioner;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

/** Writes users. */
final class UserWriter implements EntityWriter {
    private final IamProvisioner iam;
    private final IamClient client;
    private final References references;

    UserWriter(IamProvisioner iam, References references) {
        this.iam = iam;
        this.client = iam.client();
        this.references = references;
    }

    @Override
    public String create(Entity user, Said said) {
        return client.createUser(request -> request.userName(user.name())
                        .path(said.path().orElse(null))
                        .permissionsBoundary(said.first(Aspect.BOUNDARY)
                                .map(references::policyArn)
                                .orElse(null))
                        .tags(said.tags()))
                .user()
                .arn();
    }

    @Override
    public Optional<Identity> look(Entity user) {
        try {
            User found =
                    client.getUser(request -> request.userName(user.name())).user();
            return Optional.of(new Identity(found.userId(), found.arn(), EntityWriter.markIn(found.tags())));
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    @Override
    public void put(Change change) {
        Address place = change.place();
        String user = place.owner().name();
        String value = change.valueAfter().orElseThrow().text();
        switch (place.aspect()) {
            case INLINE_POLICY ->
                client.putUserPolicy(request ->
                        request.userName(user).policyName(place.key()).policyDocument(value));
            case ATTACHED_POLICY -> {
                String arn = references.policyArn(place.key());
                client.attachUserPolicy(request -> request.userName(user).policyArn(arn));
            }
            case MEMBERSHIP ->
                client.addUserToGroup(request -> request.userName(user).groupName(place.key()));
            case BOUNDARY -> {
                String arn = references.policyArn(value);
                client.putUserPermissionsBoundary(
                        request -> request.userName(user).permissionsBoundary(arn));
            }
            default -> mark(place.owner(), EntityWriter.tag(place.key(), value));
        }
    }

    @Override
    public void remove(Change change) {
        Address place = change.place();
        String user = place.owner().name();
        switch (place.aspect()) {
            case INLINE_POLICY ->
                client.deleteUserPolicy(request -> request.userName(user).policyName(place.key()));
            case ATTACHED_POLICY -> {
                String arn = references.policyArn(place.key());
                client.detachUserPolicy(request -> request.userName(user).policyArn(arn));
            }
            case MEMBERSHIP ->
                client.removeUserFromGroup(request -> request.userName(user).groupName(place.key()));
            case BOUNDARY -> client.deleteUserPermissionsBoundary(request -> request.userName(user));
            default -> client.untagUser(request -> request.userName(user).tagKeys(place.key()));
        }
    }

    @Override
    public void mark(Entity user, Tag mark) {
        client.tagUser(request -> request.userName(user.name()).tags(mark));
    }

    @Override
    public void move(Entity user, String path) {
        client.updateUser(request -> request.userName(user.name()).newPath(path));
    }

    @Override
    public void delete(Entity user) {
        iam.user(user.name()).delete();
    }
}
