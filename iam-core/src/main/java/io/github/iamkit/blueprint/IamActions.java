package io.github.iamkit.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The actions of IAM that reading, planning and each change need. */
final class IamActions {
    /** What every plan reads. */
    static final List<String> ALWAYS_READ =
            List.of("iam:GetAccountAuthorizationDetails", "iam:GetAccountSummary", "iam:GetUser");

    private static final Map<Kind, List<String>> READ = Map.of(
            Kind.MANAGED_POLICY, List.of("iam:ListPolicyTags"),
            Kind.ROLE, List.of("iam:ListRoles"),
            Kind.INSTANCE_PROFILE, List.of("iam:ListInstanceProfiles", "iam:ListInstanceProfileTags"),
            Kind.OIDC_PROVIDER, List.of("iam:ListOpenIDConnectProviders", "iam:GetOpenIDConnectProvider"),
            Kind.SAML_PROVIDER, List.of("iam:ListSAMLProviders", "iam:GetSAMLProvider"),
            Kind.PASSWORD_POLICY, List.of("iam:GetAccountPasswordPolicy"));

    /** What AWS calls each kind in the names of its actions. */
    private static final Map<Kind, String> NOUN = Map.of(
            Kind.GROUP, "Group",
            Kind.USER, "User",
            Kind.ROLE, "Role",
            Kind.MANAGED_POLICY, "Policy",
            Kind.INSTANCE_PROFILE, "InstanceProfile",
            Kind.OIDC_PROVIDER, "OpenIDConnectProvider",
            Kind.SAML_PROVIDER, "SAMLProvider",
            Kind.PASSWORD_POLICY, "AccountPasswordPolicy");

    /** What the deletion of a kind takes away first, with what that is looked for. */
    private static final Map<Kind, List<String>> BEFORE_DELETION = Map.of(
            Kind.GROUP,
                    List.of(
                            "iam:GetGroup",
                            "iam:RemoveUserFromGroup",
                            "iam:ListAttachedGroupPolicies",
                            "iam:DetachGroupPolicy",
                            "iam:ListGroupPolicies",
                            "iam:DeleteGroupPolicy"),
            Kind.USER,
                    List.of(
                            "iam:DeleteLoginProfile",
                            "iam:GetLoginProfile",
                            "iam:ListAccessKeys",
                            "iam:UpdateAccessKey",
                            "iam:DeleteAccessKey",
                            "iam:ListSSHPublicKeys",
                            "iam:DeleteSSHPublicKey",
                            "iam:ListServiceSpecificCredentials",
                            "iam:DeleteServiceSpecificCredential",
                            "iam:ListSigningCertificates",
                            "iam:DeleteSigningCertificate",
                            "iam:ListMFADevices",
                            "iam:ListVirtualMFADevices",
                            "iam:DeactivateMFADevice",
                            "iam:DeleteVirtualMFADevice",
                            "iam:ListAttachedUserPolicies",
                            "iam:DetachUserPolicy",
                            "iam:ListUserPolicies",
                            "iam:DeleteUserPolicy",
                            "iam:ListGroupsForUser",
                            "iam:RemoveUserFromGroup",
                            "iam:GetUser"),
            Kind.ROLE,
                    List.of(
                            "iam:GetRole",
                            "iam:ListInstanceProfilesForRole",
                            "iam:RemoveRoleFromInstanceProfile",
                            "iam:ListAttachedRolePolicies",
                            "iam:DetachRolePolicy",
                            "iam:ListRolePolicies",
                            "iam:DeleteRolePolicy"),
            Kind.INSTANCE_PROFILE, List.of("iam:GetInstanceProfile", "iam:RemoveRoleFromInstanceProfile"),
            Kind.MANAGED_POLICY,
                    List.of(
                            "iam:GetPolicy",
                            "iam:ListEntitiesForPolicy",
                            "iam:DetachUserPolicy",
                            "iam:DetachGroupPolicy",
                            "iam:DetachRolePolicy",
                            "iam:ListPolicyVersions",
                            "iam:DeletePolicyVersion"));

    private IamActions() {}

    /** Returns what reading needs for what a blueprint names. */
    static Stream<String> reading(Set<Kind> kinds) {
        return Stream.concat(
                ALWAYS_READ.stream(), kinds.stream().flatMap(kind -> READ.getOrDefault(kind, List.of()).stream()));
    }

    static List<String> of(Change change) {
        Kind kind = change.place().kind();
        String noun = NOUN.getOrDefault(kind, "");
        boolean isRemoval = change.action() == Change.Action.DELETE;
        return switch (change.place().aspect()) {
            case EXISTENCE -> existence(change, kind, noun);
            case SETTINGS -> List.of("iam:UpdateAccountPasswordPolicy");
            case DOCUMENT ->
                kind == Kind.ROLE
                        ? List.of("iam:UpdateAssumeRolePolicy")
                        : List.of(
                                "iam:ListPolicyVersions",
                                "iam:GetPolicyVersion",
                                "iam:CreatePolicyVersion",
                                "iam:DeletePolicyVersion",
                                "iam:SetDefaultPolicyVersion");
            case METADATA -> List.of("iam:UpdateSAMLProvider");
            case DESCRIPTION, SESSION_DURATION -> List.of("iam:UpdateRole");
            case CLIENT_ID ->
                List.of(
                        isRemoval
                                ? "iam:RemoveClientIDFromOpenIDConnectProvider"
                                : "iam:AddClientIDToOpenIDConnectProvider");
            case THUMBPRINTS -> List.of("iam:UpdateOpenIDConnectProviderThumbprint");
            case BOUNDARY -> List.of("iam:" + (isRemoval ? "Delete" : "Put") + noun + "PermissionsBoundary");
            case TAG -> List.of("iam:" + (isRemoval ? "Untag" : "Tag") + noun);
            case INLINE_POLICY ->
                isRemoval || change.action() == Change.Action.UPDATE
                        ? List.of(
                                "iam:Get" + noun + "Policy", "iam:" + (isRemoval ? "Delete" : "Put") + noun + "Policy")
                        : List.of("iam:Put" + noun + "Policy");
            case ATTACHED_POLICY -> List.of("iam:" + (isRemoval ? "Detach" : "Attach") + noun + "Policy");
            case MEMBERSHIP -> List.of(isRemoval ? "iam:RemoveUserFromGroup" : "iam:AddUserToGroup");
            case ROLE ->
                change.action() == Change.Action.UPDATE
                        ? List.of("iam:RemoveRoleFromInstanceProfile", "iam:AddRoleToInstanceProfile", "iam:PassRole")
                        : List.of("iam:AddRoleToInstanceProfile", "iam:PassRole");
        };
    }

    private static List<String> existence(Change change, Kind kind, String noun) {
        List<String> actions = new ArrayList<>();
        switch (change.action()) {
            case CREATE -> addCreation(actions, change, kind, noun);
            case REPLACE -> {
                addDeletion(actions, kind, noun);
                addCreation(actions, change, kind, noun);
            }
            case DELETE -> addDeletion(actions, kind, noun);
            case UPDATE -> actions.add("iam:Update" + noun);
            case ADOPT -> actions.add("iam:Tag" + noun);
            case NO_OP, BLOCKED -> {
                // Nothing is called.
            }
        }
        return List.copyOf(actions);
    }

    private static void addCreation(List<String> actions, Change change, Kind kind, String noun) {
        actions.add("iam:Create" + noun);
        if (kind.isTaggable()) {
            actions.add("iam:Tag" + noun);
        }
        boolean hasBoundary =
                change.saidAtCreation().keySet().stream().anyMatch(address -> address.aspect() == Aspect.BOUNDARY);
        if (hasBoundary) {
            actions.add("iam:Put" + noun + "PermissionsBoundary");
        }
        actions.addAll(looking(kind, noun));
    }

    /** What is looked at where the answer to a creation got lost. */
    private static List<String> looking(Kind kind, String noun) {
        return kind == Kind.MANAGED_POLICY ? List.of("iam:GetPolicy", "iam:ListPolicies") : List.of("iam:Get" + noun);
    }

    private static void addDeletion(List<String> actions, Kind kind, String noun) {
        actions.addAll(BEFORE_DELETION.getOrDefault(kind, List.of()));
        actions.add("iam:Delete" + noun);
    }
}
