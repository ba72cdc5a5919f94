package io.github.iamkit.blueprint;

import io.github.iamkit.provision.IamProvisioner;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

/** Writes groups. */
final class GroupWriter implements EntityWriter {
    private final IamProvisioner iam;
    private final IamClient client;
    private final References references;

    GroupWriter(IamProvisioner iam, References references) {
        this.iam = iam;
        this.client = iam.client();
        this.references = references;
    }

    @Override
    public String create(Entity group, Said said) {
        return client.createGroup(request ->
                        request.groupName(group.name()).path(said.path().orElse(null)))
                .group()
                .arn();
    }

    @Override
    public Optional<Identity> look(Entity group) {
        try {
            Group found = client.getGroup(
                            request -> request.groupName(group.name()).maxItems(1))
                    .group();
            return Optional.of(new Identity(found.groupId(), found.arn(), Optional.empty()));
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    @Override
    public void put(Change change) {
        Address place = change.place();
        String group = place.owner().name();
        if (place.aspect() == Aspect.INLINE_POLICY) {
            String document = change.valueAfter().orElseThrow().text();
            client.putGroupPolicy(
                    request -> request.groupName(group).policyName(place.key()).policyDocument(document));
        } else {
            String arn = references.policyArn(place.key());
            client.attachGroupPolicy(request -> request.groupName(group).policyArn(arn));
        }
    }

    @Override
    public void remove(Change change) {
        Address place = change.place();
        String group = place.owner().name();
        if (place.aspect() == Aspect.INLINE_POLICY) {
            client.deleteGroupPolicy(request -> request.groupName(group).policyName(place.key()));
        } else {
            String arn = references.policyArn(place.key());
            client.detachGroupPolicy(request -> request.groupName(group).policyArn(arn));
        }
    }

    @Override
    public void mark(Entity group, Tag mark) {
        throw new IllegalStateException("AWS takes no tags on " + group);
    }

    @Override
    public void move(Entity group, String path) {
        client.updateGroup(request -> request.groupName(group.name()).newPath(path));
    }

    @Override
    public void delete(Entity group) {
        iam.group(group.name()).delete();
    }
}
