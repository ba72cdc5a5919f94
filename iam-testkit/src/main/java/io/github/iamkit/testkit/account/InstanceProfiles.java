package io.github.iamkit.testkit.account;

import java.util.List;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.ListInstanceProfileTagsRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfileTagsResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileResponse;

/** The instance profiles of an account. */
final class InstanceProfiles {
    private final Account account;
    private final Table<StoredInstanceProfile> profiles;

    InstanceProfiles(Account account) {
        this.account = account;
        this.profiles = account.instanceProfiles();
    }

    void register(Operations operations) {
        operations.add("CreateInstanceProfile", CreateInstanceProfileRequest::builder, this::create);
        operations.add("GetInstanceProfile", GetInstanceProfileRequest::builder, this::get);
        operations.add("ListInstanceProfiles", ListInstanceProfilesRequest::builder, this::list);
        operations.add("ListInstanceProfilesForRole", ListInstanceProfilesForRoleRequest::builder, this::listForRole);
        operations.add("DeleteInstanceProfile", DeleteInstanceProfileRequest::builder, this::delete);
        operations.add("AddRoleToInstanceProfile", AddRoleToInstanceProfileRequest::builder, this::addRole);
        operations.add(
                "RemoveRoleFromInstanceProfile", RemoveRoleFromInstanceProfileRequest::builder, this::removeRole);
        operations.add("TagInstanceProfile", TagInstanceProfileRequest::builder, this::tag);
        operations.add("UntagInstanceProfile", UntagInstanceProfileRequest::builder, this::untag);
        operations.add("ListInstanceProfileTags", ListInstanceProfileTagsRequest::builder, this::tags);
    }

    private StoredInstanceProfile find(String name) {
        return Named.find(profiles, name)
                .orElseThrow(() -> Refusal.noSuchEntity("Instance Profile " + name + " cannot be found."));
    }

    private CreateInstanceProfileResponse create(CreateInstanceProfileRequest request) {
        String name = request.instanceProfileName();
        if (profiles.contains(Named.key(name))) {
            throw Refusal.alreadyExists("Instance Profile " + name + " already exists.");
        }
        account.requireRoom(Quota.INSTANCE_PROFILES_PER_ACCOUNT, profiles.size());
        StoredInstanceProfile profile = StoredInstanceProfile.builder()
                .id(account.ids().uniqueId("AIPA"))
                .name(name)
                .path(request.path() == null ? "/" : request.path())
                .created(account.now())
                .putAllTags(Tags.of(request.tags(), account))
                .build();
        profiles.put(profile);
        return CreateInstanceProfileResponse.builder()
                .instanceProfile(whole(profile))
                .build();
    }

    private GetInstanceProfileResponse get(GetInstanceProfileRequest request) {
        StoredInstanceProfile profile = find(request.instanceProfileName());
        return GetInstanceProfileResponse.builder()
                .instanceProfile(
                        describe(profile).tags(Tags.list(profile.tags())).build())
                .build();
    }

    private ListInstanceProfilesResponse list(ListInstanceProfilesRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        Page<InstanceProfile> page = Page.of(
                        profiles, profile -> profile.path().startsWith(prefix), request.maxItems(), request.marker())
                .map(profile -> describe(profile).build());
        return ListInstanceProfilesResponse.builder()
                .instanceProfiles(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private ListInstanceProfilesForRoleResponse listForRole(ListInstanceProfilesForRoleRequest request) {
        StoredRole role = account.role(request.roleName());
        Page<InstanceProfile> page = Page.of(
                        profiles, profile -> has(profile, role), request.maxItems(), request.marker())
                .map(profile -> describe(profile).build());
        return ListInstanceProfilesForRoleResponse.builder()
                .instanceProfiles(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    /** Describes the profiles that a role is in. */
    List<InstanceProfile> of(StoredRole role) {
        return profiles.values().stream()
                .filter(profile -> has(profile, role))
                .map(profile -> describe(profile).build())
                .toList();
    }

    private static boolean has(StoredInstanceProfile profile, StoredRole role) {
        return profile.roles().contains(role.key());
    }

    private DeleteInstanceProfileResponse delete(DeleteInstanceProfileRequest request) {
        StoredInstanceProfile profile = find(request.instanceProfileName());
        if (!profile.roles().isEmpty()) {
            throw Refusal.deleteConflict("remove roles from instance profile");
        }
        profiles.remove(profile);
        return DeleteInstanceProfileResponse.builder().build();
    }

    private AddRoleToInstanceProfileResponse addRole(AddRoleToInstanceProfileRequest request) {
        StoredInstanceProfile profile = find(request.instanceProfileName());
        StoredRole role = account.role(request.roleName());
        account.requireRoom(Quota.ROLES_PER_INSTANCE_PROFILE, profile.roles().size());
        profiles.put(profile.withRoles(Parts.with(List.copyOf(profile.roles()), role.key())));
        return AddRoleToInstanceProfileResponse.builder().build();
    }

    private RemoveRoleFromInstanceProfileResponse removeRole(RemoveRoleFromInstanceProfileRequest request) {
        StoredRole role = account.role(request.roleName());
        StoredInstanceProfile profile = find(request.instanceProfileName());
        if (!has(profile, role)) {
            throw Refusal.noSuchEntity("The role with name " + role.name() + " cannot be found.");
        }
        profiles.put(profile.withRoles(
                profile.roles().stream().filter(key -> !key.equals(role.key())).toList()));
        return RemoveRoleFromInstanceProfileResponse.builder().build();
    }

    private TagInstanceProfileResponse tag(TagInstanceProfileRequest request) {
        StoredInstanceProfile profile = find(request.instanceProfileName());
        profiles.put(profile.withTags(Tags.with(profile.tags(), request.tags(), account)));
        return TagInstanceProfileResponse.builder().build();
    }

    private UntagInstanceProfileResponse untag(UntagInstanceProfileRequest request) {
        StoredInstanceProfile profile = find(request.instanceProfileName());
        profiles.put(profile.withTags(Tags.without(profile.tags(), request.tagKeys())));
        return UntagInstanceProfileResponse.builder().build();
    }

    private ListInstanceProfileTagsResponse tags(ListInstanceProfileTagsRequest request) {
        Page<Tag> page = Tags.page(find(request.instanceProfileName()), request.maxItems(), request.marker());
        return ListInstanceProfileTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private InstanceProfile whole(StoredInstanceProfile profile) {
        return describe(profile).tags(Tags.listOrAbsent(profile.tags())).build();
    }

    private InstanceProfile.Builder describe(StoredInstanceProfile profile) {
        List<Role> roles = profile.roles().stream()
                .flatMap(key -> account.roles().find(key).stream())
                .map(role -> Roles.describe(account, role).build())
                .toList();
        return InstanceProfile.builder()
                .path(profile.path())
                .instanceProfileName(profile.name())
                .instanceProfileId(profile.id())
                .arn(account.arn(profile))
                .createDate(profile.created())
                .roles(roles);
    }
}
