package io.github.iamkit.blueprint;

import io.github.iamkit.provision.IamProvisioner;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

/** Writes instance profiles. */
final class InstanceProfileWriter implements EntityWriter {
    private final IamProvisioner iam;
    private final IamClient client;

    InstanceProfileWriter(IamProvisioner iam) {
        this.iam = iam;
        this.client = iam.client();
    }

    @Override
    public String create(Entity profile, Said said) {
        return client.createInstanceProfile(request -> request.instanceProfileName(profile.name())
                        .path(said.path().orElse(null))
                        .tags(said.tags()))
                .instanceProfile()
                .arn();
    }

    @Override
    public Optional<Identity> look(Entity profile) {
        try {
            InstanceProfile found = get(profile);
            return Optional.of(new Identity(found.instanceProfileId(), found.arn(), EntityWriter.markIn(found.tags())));
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    private InstanceProfile get(Entity profile) {
        return client.getInstanceProfile(request -> request.instanceProfileName(profile.name()))
                .instanceProfile();
    }

    @Override
    public void put(Change change) {
        Entity profile = change.place().owner();
        String value = change.valueAfter().orElseThrow().text();
        if (change.place().aspect() != Aspect.ROLE) {
            mark(profile, EntityWriter.tag(change.place().key(), value));
            return;
        }
        change.valueBefore().ifPresent(before -> removeRole(profile, before.text()));
        try {
            client.addRoleToInstanceProfile(
                    request -> request.instanceProfileName(profile.name()).roleName(value));
        } catch (LimitExceededException e) {
            // A profile takes one role, also if that is the one: the first answer may have got lost.
            if (get(profile).roles().stream().noneMatch(role -> role.roleName().equals(value))) {
                throw e;
            }
        }
    }

    private void removeRole(Entity profile, String role) {
        try {
            client.removeRoleFromInstanceProfile(
                    request -> request.instanceProfileName(profile.name()).roleName(role));
        } catch (NoSuchEntityException e) {
            // Then there is room for the other one.
            return;
        }
    }

    @Override
    public void remove(Change change) {
        client.untagInstanceProfile(
                request -> request.instanceProfileName(change.place().owner().name())
                        .tagKeys(change.place().key()));
    }

    @Override
    public void mark(Entity profile, Tag mark) {
        client.tagInstanceProfile(
                request -> request.instanceProfileName(profile.name()).tags(mark));
    }

    @Override
    public void delete(Entity profile) {
        iam.instanceProfile(profile.name()).delete();
    }
}
