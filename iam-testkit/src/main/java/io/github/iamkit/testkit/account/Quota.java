package io.github.iamkit.testkit.account;

import java.util.stream.Stream;

/** The quotas that operations enforce, with AWS's names for them and their usual values. */
public enum Quota {
    ACCESS_KEYS_PER_USER("AccessKeysPerUser", 2),
    GROUPS_PER_ACCOUNT("GroupsPerAccount", 300),
    GROUPS_PER_USER("GroupsPerUser", 10),
    MFA_DEVICES_PER_USER("MFADevicesPerUser", 8),
    OIDC_PROVIDERS_PER_ACCOUNT("OpenIdConnectProvidersPerAccount", 100),
    CLIENT_IDS_PER_OIDC_PROVIDER("ClientIdsPerOpenIdConnectProvider", 100),
    THUMBPRINTS_PER_OIDC_PROVIDER("ThumbprintsPerOpenIdConnectProvider", 5),
    SAML_PROVIDERS_PER_ACCOUNT("SAMLProvidersPerAccount", 100),
    PRIVATE_KEYS_PER_SAML_PROVIDER("PrivateKeysPerSAMLProvider", 2),
    SERVER_CERTIFICATES_PER_ACCOUNT("ServerCertificatesPerAccount", 20),
    SERVICE_CREDENTIALS_PER_USER("ServiceSpecificCredentialsPerUser", 2),
    SSH_KEYS_PER_USER("SSHPublicKeysPerUser", 5),
    VIRTUAL_MFA_DEVICES_PER_ACCOUNT("VirtualMFADevicesPerAccount", 5000),
    POLICIES_PER_ACCOUNT("PoliciesPerAccount", 1500),
    POLICIES_PER_GROUP("PoliciesPerGroup", 10),
    POLICIES_PER_ROLE("PoliciesPerRole", 20),
    POLICIES_PER_USER("PoliciesPerUser", 10),
    POLICY_SIZE("PolicySize", 6144),
    INLINE_POLICY_SIZE_PER_GROUP("GroupPolicySize", 5120),
    INLINE_POLICY_SIZE_PER_ROLE("RolePolicySize", 10240),
    INLINE_POLICY_SIZE_PER_USER("UserPolicySize", 2048),
    INSTANCE_PROFILES_PER_ACCOUNT("InstanceProfilesPerAccount", 1000),
    ROLES_PER_INSTANCE_PROFILE("InstanceSessionsPerInstanceProfile", 1),
    ROLES_PER_ACCOUNT("RolesPerAccount", 1000),
    SIGNING_CERTIFICATES_PER_USER("SigningCertificatesPerUser", 2),
    TAGS_PER_ENTITY("TagsPerEntity", 50),
    TRUST_POLICY_SIZE("ACLSizePerRole", 2048),
    USERS_PER_ACCOUNT("UsersPerAccount", 5000),
    VERSIONS_PER_POLICY("VersionsPerPolicy", 5);

    private final String awsName;
    private final int usual;

    Quota(String awsName, int usual) {
        this.awsName = awsName;
        this.usual = usual;
    }

    /**
     * Returns the quota of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Quota named(String awsName) {
        return Stream.of(values())
                .filter(quota -> quota.awsName.equals(awsName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no quota `" + awsName + "` is enforced, only "
                        + Stream.of(values()).map(Quota::awsName).toList()));
    }

    /** Returns AWS's name for it. */
    public String awsName() {
        return awsName;
    }

    /** Returns the value that accounts have unless AWS raised it. */
    public int usual() {
        return usual;
    }
}
